#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The status codes that one key of an OpenAPI Responses Object answers for.
///
/// A key is one code ("404"), a class of codes ("4XX") or "default", which
/// covers every code. Where several keys cover a code, the narrowest speaks.
///
/// ```cpp
/// #include <kizen/contract/status_range.hpp>
/// #include <cassert>
///
/// const auto missing = kizen::StatusRange::parse("4XX");
/// assert(missing && missing->covers(404) && !missing->covers(200));
/// assert(!kizen::StatusRange::parse("4xx"));  // the X is upper case
/// ```
///
/// @see OpenAPI 3.0.3, Responses Object
class StatusRange {
 public:
  /// The range that a key of a Responses Object names, if it names one.
  static std::optional<StatusRange> parse(std::string_view key) {
    if (key == "default") return StatusRange(100, 599);
    if (key.size() != 3 || key[0] < '1' || key[0] > '5') return std::nullopt;
    const int hundreds = (key[0] - '0') * 100;
    if (key.substr(1) == "XX") return StatusRange(hundreds, hundreds + 99);
    if (!is_digit(key[1]) || !is_digit(key[2])) return std::nullopt;
    const int code = hundreds + (key[1] - '0') * 10 + (key[2] - '0');
    return StatusRange(code, code);
  }

  constexpr bool covers(int status) const { return first_ <= status && status <= last_; }

  /// Whether this covers fewer codes than `other`.
  constexpr bool narrower_than(const StatusRange& other) const { return width() < other.width(); }

  /// The key that names this range.
  std::string to_string() const {
    if (first_ == last_) return std::to_string(first_);
    return width() > 99 ? "default" : std::to_string(first_ / 100) + "XX";
  }

  friend constexpr bool operator==(const StatusRange& a, const StatusRange& b) {
    return a.first_ == b.first_ && a.last_ == b.last_;
  }

  friend std::ostream& operator<<(std::ostream& out, const StatusRange& range) {
    return out << range.to_string();
  }

 private:
  constexpr StatusRange(int first, int last) : first_(first), last_(last) {}
  static constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
  constexpr int width() const { return last_ - first_; }

  int first_;
  int last_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
