#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>

#include "ecma_pattern.hpp"
#include "pattern.hpp"
#include "pattern_error.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

struct Pattern::Program {
  explicit Program(const std::string& text) : regex(text, options()) {}

  static re2::RE2::Options options() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    return options;
  }

  re2::RE2 regex;
};

inline Pattern Pattern::compile(const std::string& text) {
  auto program = std::make_shared<const Program>(to_re2(text));
  if (!program->regex.ok()) {
    throw PatternError(program->regex.error(),
                       "RE2, which matches patterns, asks for a simpler one");
  }
  return Pattern(std::move(program));
}

inline bool Pattern::found_in(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), program_->regex);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
