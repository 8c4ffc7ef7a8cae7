#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../json_value.hpp"
#include "seen_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What expressions stood for while a condition was evaluated.
class SeenValues {
 public:
  void add(const std::string& expression, const JsonValue& value) {
    const bool known = std::any_of(all_.begin(), all_.end(),
                                   [&](const auto& pair) { return pair.first == expression; });
    if (!known) all_.emplace_back(expression, seen_text(value.get()));
  }

  /// For people; the value alone where there is but one.
  std::string text() const {
    if (all_.empty()) return {};
    if (all_.size() == 1) return all_.front().second;
    std::vector<std::string> parts;
    for (const auto& [expression, value] : all_) parts.push_back(expression + " = " + value);
    return joined(parts, ", ");
  }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
