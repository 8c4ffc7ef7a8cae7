#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kizen_fuzz {

/// The bytes of one input, taken piece by piece from the front.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  /// The next byte as a number from 0 to 255; 0 where none is left.
  std::size_t byte() {
    if (rest_.empty()) return 0;
    const auto first = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return first;
  }

  /// What stands before the next newline or NUL, which is dropped.
  std::string_view line() {
    const auto end = std::min(rest_.find_first_of(std::string_view("\n\0", 2)), rest_.size());
    const auto text = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return text;
  }

  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace kizen_fuzz
