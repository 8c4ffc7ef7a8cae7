#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What stands before the paths of a contract.
class BasePath {
 public:
  /// @param path with or without slashes around it
  explicit BasePath(std::string path) : path_(std::move(path)) {
    while (ends_with(path_, "/")) path_.pop_back();
    path_.erase(0, path_.find_first_not_of('/'));
    if (!path_.empty()) path_.insert(0, "/");
  }

  /// The target as the contract has it; nothing where it does not stand below.
  std::optional<std::string> below(std::string_view target) const {
    if (path_.empty()) return std::string(target);
    if (!starts_with(target, path_)) return std::nullopt;
    const auto rest = target.substr(path_.size());
    if (starts_with(rest, "/")) return std::string(rest);
    if (!rest.empty() && rest.front() != '?') return std::nullopt;
    return "/" + std::string(rest);
  }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
