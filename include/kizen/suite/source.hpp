#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "../contract/contract.hpp"
#include "../core/json_pointer.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Suite;

/// A document that a suite refers to: a contract, or another suite.
///
/// @see Arazzo 1.1.0, Source Description Object
struct Source {
  enum class Kind { OpenApi, Arazzo };

  std::string name = {};
  std::string url = {};  ///< as written
  Kind kind = Kind::OpenApi;
  std::optional<Contract> contract = {};        ///< of an OpenApi source
  std::shared_ptr<const Suite> workflows = {};  ///< of an Arazzo source
  JsonPointer place = {};                       ///< in the suite
};

inline std::ostream& operator<<(std::ostream& out, const Source& source) {
  return out << source.name;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
