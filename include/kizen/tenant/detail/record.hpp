#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A record as it is stored. A blank value is null; a choice is the id of its option, a link the
/// id of a record, an employee their id; what holds several is an array of those.
struct Record {
  std::string id;
  bool archived = false;
  std::vector<json> values = {};  ///< one a field, in the order of the catalogue

  std::string text(std::size_t column) const {
    const auto& value = values[column];
    return value.is_string() ? value.get<std::string>() : std::string();
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
