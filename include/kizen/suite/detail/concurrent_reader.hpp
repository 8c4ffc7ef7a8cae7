#pragma once

#include <cstddef>
#include <cstdint>

#include "../../core/detail/nlohmann_json.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads how often a step sends its request at once.
class ConcurrentReader {
 public:
  explicit ConcurrentReader(const SuiteDocument& document) : document_(document) {}

  /// @param extension `x-contract` of the step
  /// @returns 1 where it says nothing
  std::size_t read(const Node& extension) const {
    static constexpr std::uint64_t most = 64;
    const auto found = extension.value->find("concurrent");
    if (found == extension.value->end()) return 1;
    const auto count = found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
    if (count >= 2 && count <= most) return static_cast<std::size_t>(count);
    document_.refuse(extension.place / "concurrent", "kind",
                     "'concurrent' does not say how many requests are sent at once",
                     "it must be an integer from 2 to 64");
  }

 private:
  const SuiteDocument& document_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
