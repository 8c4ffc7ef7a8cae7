#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "../../contract/detail/json_source_inl.hpp"
#include "../../core/detail/depth.hpp"
#include "../../core/report.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many bytes a body may have to be checked.
inline constexpr std::size_t max_body_bytes = std::size_t{64} << 20U;

/// Text that is not JSON, and where it stops being so.
struct NotJson {
  std::string problem;
};

/// What a body was read as: a value, no JSON, or too much to read.
using ReadBody = std::variant<json, NotJson, Unchecked>;

/// Reads a JSON body within the limits. @param part `request.body` or `response.body`
inline ReadBody read_body(std::string_view body, const std::string& part) {
  if (body.size() > max_body_bytes) {
    return Unchecked{part + ".too_large", std::to_string(body.size()) + " bytes; at most " +
                                              std::to_string(max_body_bytes) + " are checked"};
  }
  const auto depth = bracket_depth(body);
  if (depth > max_depth) {
    return Unchecked{part + ".too_deep", std::to_string(depth) + " levels; at most " +
                                             std::to_string(max_depth) + " are checked"};
  }
  try {
    return json::parse(body.begin(), body.end());
  } catch (const json::parse_error& error) {
    const auto offset = error.byte > 0 ? error.byte - 1 : 0;
    const auto [line, column] = line_and_column(body, offset);
    return NotJson{syntax_problem(error) + " (line " + std::to_string(line) + ", column " +
                   std::to_string(column) + ")"};
  } catch (const json::out_of_range&) {
    return Unchecked{part + ".number_range", "a number too large for a double"};
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
