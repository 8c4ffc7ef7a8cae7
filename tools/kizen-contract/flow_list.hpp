#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kizen_tool {

/// Where the parts of a list in brackets stand in a JSON or YAML text, in bytes.
struct FlowList {
  std::optional<std::size_t> last_item = {};  ///< where it begins; nothing in an empty list
  std::size_t end = 0;                        ///< behind the last item, and a comma after it
  bool ends_in_comma = false;
};

/// The list that a bracket opens; nothing where that is none, or nothing closes it.
std::optional<FlowList> flow_list(std::string_view text, std::size_t open);

}  // namespace kizen_tool
