#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "json_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {
struct JsonPathSegment;
}

/// Why a text is no JSONPath, or none that is understood.
struct JsonPathError {
  std::size_t column = 0;    ///< of the first character that does not fit, from 1
  std::string problem = {};  ///< in words
};

/// A query that picks values out of a JSON value.
///
/// Understood are members, indices, `*`, and filters that compare one place of each child with a
/// literal by `==`. The other parts of RFC 9535 are refused.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const auto body = kizen::json_value({{"fields", {{"f1", {{"name", "status"}, {"value", 7}}}}}});
/// const auto parsed = kizen::JsonPath::parse("$.fields[?@.name == 'status'].value");
/// const auto found = std::get<kizen::JsonPath>(parsed).select(body);
/// assert(found.size() == 1 && *found.front() == 7);
/// assert(std::get<kizen::JsonPathError>(kizen::JsonPath::parse("$..id")).column == 2);
/// ```
///
/// @see RFC 9535
class JsonPath {
 public:
  inline static std::variant<JsonPath, JsonPathError> parse(std::string text);

  /// The values that it picks, in document order, each sharing the ownership of the whole.
  inline std::vector<JsonValue> select(const JsonValue& whole) const;

  /// As written.
  const std::string& text() const { return text_; }

 private:
  JsonPath() = default;

  std::string text_;
  std::shared_ptr<const std::vector<detail::JsonPathSegment>> segments_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
