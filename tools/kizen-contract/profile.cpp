#include "profile.hpp"

#include <kizen/run.hpp>

namespace kizen_tool {

const Profile& ProfileFile::profile(const std::string& name) const {
  std::vector<std::string> names;
  for (const auto& one : profiles) {
    if (one.name == name) return one;
    names.push_back(one.name);
  }
  const auto near = kizen::detail::did_you_mean(name, names);
  throw kizen::ContractError(
      {path, 0, 0, {}}, "target.name",
      "no profile is called '" + kizen::detail::printable(name) + "'",
      (near.empty() ? "" : near + " ") + (names.empty()
                                              ? std::string("there is none here")
                                              : "there is: " + kizen::detail::joined(names, ", ")));
}

}  // namespace kizen_tool
