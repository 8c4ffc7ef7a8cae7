#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A regular expression of ECMA-262 that is searched for in linear time.
class Pattern {
 public:
  /// @throws PatternError where the pattern cannot be used
  inline static Pattern compile(const std::string& text);

  /// Whether the pattern is found anywhere in `text`, which may hold NUL.
  inline bool found_in(std::string_view text) const;

 private:
  struct Program;
  explicit Pattern(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

  std::shared_ptr<const Program> program_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
