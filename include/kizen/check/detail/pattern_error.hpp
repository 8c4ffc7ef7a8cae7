#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Why a pattern cannot be used, and what to do about it.
class PatternError : public std::invalid_argument {
 public:
  PatternError(const std::string& problem, std::string remedy)
      : std::invalid_argument(problem), remedy_(std::move(remedy)) {}

  const std::string& remedy() const { return remedy_; }

 private:
  std::string remedy_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
