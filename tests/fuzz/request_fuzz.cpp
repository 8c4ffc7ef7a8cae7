// A request as it stands on the wire: `METHOD target`, `Name: value` lines, an empty line, a body.

#include <algorithm>
#include <string>

#include "fuzz/input.hpp"
#include "fuzz/require.hpp"
#include "fuzz/target.hpp"
#include "kizen/records.hpp"

namespace {

const kizen::Checker& records_checker() {
  static const kizen::Checker checker(kizen::records(), kizen::records_differences().only({"D6"}));
  return checker;
}

/// A contract whose parameters have every style.
const kizen::Checker& styles_checker() {
  static const kizen::Checker checker(
      kizen::Contract::load(KIZEN_SOURCE_DIR "/tests/fuzz/styles.openapi.json"));
  return checker;
}

void add_header(kizen::Headers& headers, std::string_view line) {
  const auto colon = std::min(line.find(':'), line.size());
  auto value = line.substr(std::min(colon + 1, line.size()));
  if (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  headers.add(std::string(line.substr(0, colon)), std::string(value));
}

kizen::Request request_of(std::string_view bytes) {
  kizen_fuzz::Input input(bytes);
  const auto first = input.line();
  const auto space = std::min(first.find(' '), first.size());
  kizen::Request request{std::string(first.substr(0, space)),
                         std::string(first.substr(std::min(space + 1, first.size())))};
  for (auto line = input.line(); !line.empty(); line = input.line()) {
    add_header(request.headers, line);
  }
  request.body = input.rest();
  return request;
}

void check_with(const kizen::Checker& checker, const kizen::Request& request) {
  const auto report = checker.check_request(request);
  kizen_fuzz::require_sound(report, checker.contract());
  const bool reached = !report.operation.empty();
  kizen_fuzz::require(reached || !report.violations.empty(),
                      "a request that reaches no operation breaks the contract");
  for (const auto& one : report.waived) {
    kizen_fuzz::require(!one.id.empty(), "whatever is waived is waived under an id");
  }
}

void check_request(std::string_view bytes) {
  const auto request = request_of(bytes);
  if (request.method.empty() || request.target.empty()) return;
  check_with(records_checker(), request);
  check_with(styles_checker(), request);
}

}  // namespace

KIZEN_FUZZ_TARGET(request_fuzz, check_request);
