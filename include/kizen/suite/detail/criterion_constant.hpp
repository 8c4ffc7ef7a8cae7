#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../path/detail/regex.hpp"
#include "../../path/json_path.hpp"
#include "../criterion.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether every text has a match of a pattern, or none has; nothing where that is not plain to see.
inline std::optional<bool> constant_of(const RegexCondition& condition) {
  static const Scope nothing;
  if (condition.expressions().size() > 1) return std::nullopt;
  const auto& written = condition.pattern();
  const bool in_slashes = written.size() > 1 && written.front() == '/' && written.back() == '/';
  const auto pattern = in_slashes ? written.substr(1, written.size() - 2) : written;
  for (const std::string_view never :
       {"[^\\s\\S]", "[^\\S\\s]", "[^\\d\\D]", "[^\\w\\W]", "$.^", "$.", ".^", "$^."}) {
    if (pattern == never) return false;
  }
  for (const std::string_view always : {"^", "$", "^.*", ".*$", "^.*$", "^.*?", "\\A", "\\z"}) {
    if (pattern == always) return true;
  }
  if (pattern.find_first_of("^$\\") != std::string::npos) return std::nullopt;
  const auto compiled = Regex::compile(pattern, std::size_t{8} << 20U);
  const auto* const regex = std::get_if<Regex>(&compiled);
  return regex != nullptr && regex->found_in("") ? std::make_optional(true) : std::nullopt;
}

/// Whether a JSONPath finds something in every value, or in none: `$`, or a filter that looks at no
/// part of the value.
inline std::optional<bool> constant_of(const JsonPathCondition& condition) {
  const auto path = std::string(trimmed(condition.path()));
  if (path == "$") return true;
  if (condition.expressions().size() > 1 || !starts_with(path, "$[?")) return std::nullopt;
  if (path.find_first_of("$@", 1) != std::string::npos || path.back() != ']') return std::nullopt;
  const auto parsed = JsonPath::parse(path);
  const auto* const query = std::get_if<JsonPath>(&parsed);
  if (query == nullptr) return std::nullopt;
  return !query->nodes(json::array({1})).nodes.empty();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
