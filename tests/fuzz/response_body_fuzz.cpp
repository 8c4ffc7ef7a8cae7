// One byte that picks a response of the Records contract, then its body.

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/input.hpp"
#include "fuzz/require.hpp"
#include "fuzz/target.hpp"
#include "kizen/records.hpp"

namespace {

struct Answer {
  const kizen::Operation* operation;
  int status;
  std::optional<kizen::Schema> schema;  ///< nothing where no body is declared
};

const kizen::Checker& records() {
  static const kizen::Checker checker(kizen::records());
  return checker;
}

Answer answer_of(const kizen::Operation& operation, const kizen::DeclaredResponse& response) {
  Answer answer{&operation, std::stoi(response.statuses.to_string()), std::nullopt};
  if (!response.contents.empty()) {
    answer.schema =
        kizen::Schema::compile(records().contract().source(), *response.contents.front().schema,
                               kizen::Dialect::OpenApiResponse);
  }
  return answer;
}

/// Every declared response, and for each operation a status that is not.
const std::vector<Answer>& answers() {
  static const auto all = [] {
    std::vector<Answer> list;
    for (const auto& operation : records().contract().operations()) {
      for (const auto& one : operation.responses) list.push_back(answer_of(operation, one));
      list.push_back({&operation, 500, std::nullopt});
    }
    return list;
  }();
  return all;
}

/// Whether a text has a number of so many digits that a value in memory may hold another one.
bool has_long_number(std::string_view text) {
  constexpr std::ptrdiff_t digits = 17;
  return std::search_n(text.begin(), text.end(), digits, '0',
                       [](char c, char) { return c >= '0' && c <= '9'; }) != text.end();
}

/// The value that a body spells; nothing where it spells none, or none that memory holds exactly.
///
/// @param is_known cleared in the latter case
std::optional<kizen::json> spelled(std::string_view body, bool& is_known) {
  try {
    is_known = !has_long_number(body) && body.substr(0, 3) != "\xEF\xBB\xBF" &&
               body.find('\0') == std::string_view::npos;
    return kizen::json::parse(body);
  } catch (const kizen::json::out_of_range&) {
    is_known = false;
  } catch (const kizen::json::parse_error&) {
  }
  return std::nullopt;
}

/// A body is judged as the value that it spells would be.
void require_same_as_value(const kizen::Report& report, const kizen::Schema& schema,
                           std::string_view body) {
  bool is_known = true;
  const auto spelling = spelled(body, is_known);
  const bool has_value = report.unchecked.empty() && !report.violates("response.body.repeated");
  if (!is_known || !has_value) return;
  if (!spelling) {
    return kizen_fuzz::require(
        report.violates("response.body.json") || report.violates("response.body.missing"),
        "a body that is not JSON is told to be none");
  }
  const auto& value = *spelling;
  const auto findings = schema.check(value);
  kizen_fuzz::require_sound(findings, records().contract().document(), value);
  kizen_fuzz::require(findings.valid == report.violations.empty(),
                      "a body is judged as the value that it spells");
  kizen_fuzz::require(findings.violations.size() == report.violations.size(),
                      "a body breaks as much as the value that it spells");
}

void check_body(std::string_view bytes) {
  kizen_fuzz::Input input(bytes);
  const auto& answer = answers()[input.byte() % answers().size()];
  const auto report = records().check_response_body(*answer.operation, answer.status, input.rest());
  kizen_fuzz::require_sound(report, records().contract());
  kizen_fuzz::require(report.operation == answer.operation->id && report.status == answer.status,
                      "a report says what it is about");
  if (answer.schema) require_same_as_value(report, *answer.schema, input.rest());
}

}  // namespace

KIZEN_FUZZ_TARGET(response_body_fuzz, check_body);
