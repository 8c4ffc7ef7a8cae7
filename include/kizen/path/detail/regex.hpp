#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A regular expression in the words of RE2, matched in linear time and bounded memory.
class Regex {
 public:
  /// The expression, or why RE2 does not take it.
  /// @param memory in bytes, for the expression and for what matching remembers
  KIZEN_INLINE static std::variant<Regex, std::string> compile(const std::string& text,
                                                               std::size_t memory);

  /// The expression that takes `text` alone.
  KIZEN_INLINE static std::string quoted(std::string_view text);

  /// Whether it is found anywhere in `text`, which may hold NUL.
  KIZEN_INLINE bool found_in(std::string_view text) const;

  /// Whether it takes the whole of `text`.
  KIZEN_INLINE bool matches(std::string_view text) const;

  /// How many instructions it has, which is what one byte of a text costs at worst.
  KIZEN_INLINE std::size_t size() const;

 private:
  struct Program;
  explicit Regex(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

  std::shared_ptr<const Program> program_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
