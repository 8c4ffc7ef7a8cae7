#pragma once

#include <cstddef>
#include <string>

namespace kizen_tool {

/// Where a list stands in a YAML text, in bytes.
struct YamlList {
  bool is_flow = false;          ///< whether it is in brackets
  std::size_t begin = 0;         ///< its bracket, or the line of its first item
  std::string indent = {};       ///< what stands before the dash of each item
  std::size_t end_of_items = 0;  ///< behind the line of its last item that says something
  std::size_t end = 0;           ///< behind the last line that may belong to it
};

/// The list that a member of the root is.
///
/// @param text a YAML document, whose root is a mapping with that member
YamlList yaml_list(const std::string& text, const std::string& member);

}  // namespace kizen_tool
