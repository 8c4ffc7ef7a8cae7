#pragma once

#include <cstddef>
#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detail/text.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The header fields of a message, in the order sent; names are compared without regard to case.
///
/// ```cpp
/// #include <kizen/core/headers.hpp>
/// #include <cassert>
///
/// const kizen::Headers headers = {{"Content-Type", "application/json"}};
/// assert(headers.first("content-type") && *headers.first("content-type") == "application/json");
/// assert(!headers.first("Allow"));
/// ```
///
/// @see RFC 9110, 5.1
class Headers {
 public:
  using value_type = std::pair<std::string, std::string>;

  Headers() = default;
  Headers(std::initializer_list<value_type> fields) : fields_(fields) {}

  void add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
  }

  /// Replaces every field of that name by one.
  void set(std::string_view name, std::string value) {
    remove(name);
    add(std::string(name), std::move(value));
  }

  /// Takes every field of that name away.
  void remove(std::string_view name) {
    std::vector<value_type> kept;
    for (auto& field : fields_) {
      if (!detail::same_ignoring_case(field.first, name)) kept.push_back(std::move(field));
    }
    fields_ = std::move(kept);
  }

  /// The value of the first field of that name, or null. Lives as long as this is not changed.
  const std::string* first(std::string_view name) const {
    for (const auto& field : fields_) {
      if (detail::same_ignoring_case(field.first, name)) return &field.second;
    }
    return nullptr;
  }

  /// How many fields have that name.
  std::size_t count(std::string_view name) const {
    std::size_t found = 0;
    for (const auto& field : fields_)
      found += detail::same_ignoring_case(field.first, name) ? 1 : 0;
    return found;
  }

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  std::size_t size() const { return fields_.size(); }
  bool empty() const { return fields_.empty(); }

  friend bool operator==(const Headers& a, const Headers& b) { return a.fields_ == b.fields_; }

 private:
  std::vector<value_type> fields_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
