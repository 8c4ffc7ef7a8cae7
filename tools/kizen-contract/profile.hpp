#pragma once

#include <kizen/http/target.hpp>
#include <kizen/records/name_mapping.hpp>
#include <kizen/run/writes.hpp>
#include <kizen/suite/json_value.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "proxy_rule.hpp"
#include "secret_reference.hpp"

namespace kizen_tool {

/// A target that has a name in `kizen-contract.yaml`.
struct Profile {
  std::string name;
  kizen::SourcePlace place;
  kizen::Target target = {};                                ///< without credentials and proxy
  std::map<std::string, SecretReference> credentials = {};  ///< by the variable they stand in for
  ProxyRule proxy = {};
  double requests_per_second = 0;            ///< 0: no limit
  std::optional<kizen::Writes> writes = {};  ///< nothing: as for a URL
  kizen::JsonValues inputs = {};
  kizen::NameMapping names = {};
};

/// The profiles of one file.
struct ProfileFile {
  std::string path;
  std::vector<Profile> profiles = {};

  /// @throws kizen::ContractError `target.name` with the nearest name, or all that there are
  const Profile& profile(const std::string& name) const;
};

/// The file in which profiles are looked for where no other is named.
inline constexpr const char* default_profile_file = "kizen-contract.yaml";

/// Reads a file of profiles. Secrets that they refer to are not looked up.
///
/// @throws kizen::ContractErrors with everything that is wrong with it
ProfileFile read_profiles(const std::string& path);

}  // namespace kizen_tool
