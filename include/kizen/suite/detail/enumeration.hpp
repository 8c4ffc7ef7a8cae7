#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Names in one line: the first ten, and how many more there are.
class Enumeration {
 public:
  bool empty() const { return names_.empty(); }

  void add(std::string name) {
    add_made([&] { return std::move(name); });
  }

  /// Adds a name that is made only if it is shown.
  template <class Make>
  void add_made(const Make& make) {
    if (names_.size() < most) {
      names_.push_back(make());
    } else {
      ++more_;
    }
  }

  std::string text() const {
    return joined(names_, ", ") + (more_ == 0 ? "" : " and " + std::to_string(more_) + " more");
  }

 private:
  static constexpr std::size_t most = 10;

  std::vector<std::string> names_;
  std::size_t more_ = 0;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
