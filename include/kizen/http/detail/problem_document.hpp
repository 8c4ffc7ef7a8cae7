#pragma once

#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/report.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline constexpr char problem_type[] = "application/problem+json";

/// The violations of one half of an exchange, as an RFC 9457 problem document.
///
/// It lists 100 violations at most and counts all. Of a request it tells what was found in it. Of a
/// response, which the client was not to see, it tells only what the contract says.
///
/// @param half `request` or `response`
/// @param report holds no credential
inline std::string problem_document(int status, std::string_view half, const Report& report) {
  using Json = nlohmann::ordered_json;
  constexpr std::size_t most_listed = 100;
  std::size_t count = 0;
  auto list = Json::array();
  for (const auto& violation : report.violations) {
    if (!starts_with(violation.rule, std::string(half) + ".") || ++count > most_listed) continue;
    std::ostringstream schema;
    schema << violation.schema;
    Json told = {{"rule", violation.rule},
                 {"keyword", violation.keyword},
                 {"schema", schema.str()},
                 {"expected", violation.expected}};
    if (half == "request") {
      told["instance"] = violation.instance.to_string();
      told["actual"] = violation.actual;
    }
    list.push_back(std::move(told));
  }
  const std::string broken = count == 1 ? " promise is broken" : " promises are broken";
  const auto of = report.operation.empty() ? std::string() : report.operation + ": ";
  const Json document = {{"type", "urn:kizen:contract:" + std::string(half)},
                         {"title", "The " + std::string(half) + " breaks the contract"},
                         {"status", status},
                         {"detail", of + std::to_string(count) + broken},
                         {"violations", std::move(list)}};
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
