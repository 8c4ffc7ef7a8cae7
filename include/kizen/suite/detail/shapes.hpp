#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The members that one kind of object in a suite may have.
struct Shape {
  std::string what;
  bool extensible;  ///< whether `x-` members of other tools may stand in it
  std::vector<std::string> known;
  std::vector<std::string> unsupported = {};
  std::vector<std::string> newer = {};  ///< known since Arazzo 1.1

  bool knows(const std::string& name) const { return has(known, name); }
  bool names_unsupported(const std::string& name) const { return has(unsupported, name); }
  bool names_newer(const std::string& name) const { return has(newer, name); }

 private:
  static bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }
};

/// Every kind of object, by the name of the member or function that reads it.
struct Shapes {
#include "shapes.inc"
};

inline const Shapes& shapes() {
  static const Shapes all;
  return all;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
