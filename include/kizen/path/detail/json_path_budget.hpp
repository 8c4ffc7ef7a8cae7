#pragma once

#include <cstddef>
#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Why a query does not come to its end. Thrown; JsonPath catches it.
struct JsonPathProblem {
  std::string problem;
};

/// How many steps an evaluation may still take; 5,000,000 last two seconds at worst.
class JsonPathBudget {
 public:
  explicit JsonPathBudget(std::size_t steps) : steps_(steps), left_(steps) {}

  void spend(std::size_t steps) {
    if (steps > left_) {
      throw JsonPathProblem{"the query takes more than " + std::to_string(steps_) + " steps"};
    }
    left_ -= steps;
  }

  /// For reading or writing so many bytes.
  void spend_bytes(std::size_t bytes) { spend(bytes / 64); }

  /// For a look at the value and at each that it holds, but not into those.
  void spend_on(const json& value) {
    spend(1);
    if (value.is_string()) return spend_on(value.get_ref<const std::string&>());
    if (value.is_structured()) spend(value.size());
  }

  void spend_on(const std::string& text) { spend_bytes(text.size()); }

 private:
  std::size_t steps_;
  std::size_t left_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
