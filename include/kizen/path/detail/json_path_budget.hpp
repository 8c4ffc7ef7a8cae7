#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>

#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Why a query does not come to its end. Thrown; JsonPath catches it.
struct JsonPathProblem {
  std::string problem;
};

/// How many nodes may still be visited.
class JsonPathBudget {
 public:
  explicit JsonPathBudget(std::size_t visits) : visits_(visits), left_(visits) {}

  void spend(std::size_t visits) {
    if (visits > left_) {
      throw JsonPathProblem{"the query takes more than " + std::to_string(visits_) + " visits"};
    }
    left_ -= visits;
  }

  /// For reading or writing so many bytes.
  void spend_bytes(std::size_t bytes) { spend(bytes / 128); }

  /// For a look at the value and at each that it holds, but not into those.
  void spend_on(const json& value) {
    spend(1);
    if (value.is_string()) return spend_on(value.get_ref<const std::string&>());
    if (value.is_structured()) spend(value.size());
  }

  void spend_on(const std::string& text) { spend_bytes(text.size()); }

 private:
  std::size_t visits_;
  std::size_t left_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
