#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../core/json.hpp"
#include "../core/json_pointer.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {
struct JsonPathQuery;
}

/// Why a text is no JSONPath.
struct JsonPathError {
  std::size_t column = 0;    ///< of the first character that does not fit, from 1
  std::string problem = {};  ///< what stands there and what was expected
};

/// A value that a JsonPath picks, and where it stands in the whole.
struct JsonPathNode {
  JsonPointer location = {};
  const json* value = nullptr;  ///< a part of the whole, never null
};

/// What a JsonPath picks.
struct JsonPathNodes {
  std::vector<JsonPathNode> nodes = {};
  std::string problem = {};  ///< why nothing can be said; then there are no nodes
};

/// A query that picks values out of a JSON value: all of RFC 9535.
///
/// Patterns in it are checked I-Regexps (RFC 9485), matched in linear time; one that is none matches
/// nothing. A `^` that starts one and a `$` that ends one match the ends of the text, as the
/// compliance suite has it, and those characters. A text may be 64 KiB long, a pattern 4 KiB, and
/// brackets and parentheses nest 64 deep.
///
/// ```cpp
/// #include <kizen/path.hpp>
/// #include <cassert>
///
/// const kizen::json body = {{"fields", {{{"name", "status"}, {"value", 7}}}}};
/// const auto parsed = kizen::JsonPath::parse("$..[?@.name == 'status'].value");
/// const auto found = std::get<kizen::JsonPath>(parsed).nodes(body).nodes;
/// assert(found.size() == 1 && *found[0].value == 7);
/// assert(found[0].location.to_string() == "/fields/0/value");
/// assert(std::get<kizen::JsonPathError>(kizen::JsonPath::parse("$.0")).column == 3);
/// ```
///
/// @see RFC 9535
class JsonPath {
 public:
  KIZEN_INLINE static std::variant<JsonPath, JsonPathError> parse(std::string text);

  /// What it picks, in the order of the RFC: document order, where members are sorted by name, but
  /// for selectors that say otherwise. A node stands as often as it is picked.
  ///
  /// @param steps how many it may take, filters included: about five for each visit of a node, more
  /// for long texts, patterns and locations. Where they do not suffice, there is a problem and no
  /// node.
  KIZEN_INLINE JsonPathNodes nodes(const json& whole, std::size_t steps = 5'000'000) const;

  /// Whether it is written to pick at most one node whatever the value: names and indices alone, no
  /// blanks in their brackets.
  ///
  /// @see RFC 9535, 2.3.5.1, singular-query
  KIZEN_INLINE bool is_singular() const;

  /// The patterns of `match` and `search` that stand in it as literals and match nothing, as they are
  /// no I-Regexps.
  ///
  /// @see RFC 9485
  KIZEN_INLINE std::vector<std::string> unsound_patterns() const;

  /// As written.
  const std::string& text() const { return text_; }

 private:
  JsonPath(std::string text, std::shared_ptr<const detail::JsonPathQuery> query)
      : text_(std::move(text)), query_(std::move(query)) {}

  std::string text_;
  std::shared_ptr<const detail::JsonPathQuery> query_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
