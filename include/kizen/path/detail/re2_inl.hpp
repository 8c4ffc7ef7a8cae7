#pragma once

#include <re2/re2.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "regex.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

struct Regex::Program {
  Program(const std::string& text, std::size_t memory) : regex(text, options(memory)) {}

  static re2::RE2::Options options(std::size_t memory) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(static_cast<std::int64_t>(memory));
    return options;
  }

  re2::RE2 regex;
};

KIZEN_INLINE std::variant<Regex, std::string> Regex::compile(const std::string& text,
                                                             std::size_t memory) {
  auto program = std::make_shared<const Program>(text, memory);
  if (!program->regex.ok()) return program->regex.error();
  return Regex(std::move(program));
}

KIZEN_INLINE std::string Regex::quoted(std::string_view text) {
  return re2::RE2::QuoteMeta(re2::StringPiece(text.data(), text.size()));
}

KIZEN_INLINE bool Regex::found_in(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), program_->regex);
}

KIZEN_INLINE bool Regex::matches(std::string_view text) const {
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), program_->regex);
}

KIZEN_INLINE std::size_t Regex::size() const {
  return static_cast<std::size_t>(program_->regex.ProgramSize());
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
