#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "../version.hpp"
#include "percent.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// `text` in one word that may stand between the single quotes of a shell; percent-decoding
/// brings it back.
inline std::string without_spaces(std::string_view text) {
  std::string word;
  for (const char c : text) {
    const bool stays = static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '%' && c != '\'';
    word += stays ? std::string(1, c) : percent_encoded(std::string_view(&c, 1));
  }
  return word;
}

/// One part of a fingerprint as a word, in which no colon stands; `-` for an empty part.
inline std::string fingerprint_word(std::string_view part) {
  if (part.empty()) return "-";
  if (part == "-") return "%2D";
  std::string word;
  for (const char c : without_spaces(part)) word += c == ':' ? "%3A" : std::string(1, c);
  return word;
}

/// What fingerprint_word() made a word of. Nothing for no word.
inline std::optional<std::string> fingerprint_part(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (word == "-") return std::string();
  return percent_decoded(word);
}

/// The number that a word spells, or 0 for `-`.
inline std::optional<int> fingerprint_status(std::string_view word) {
  if (word == "-") return 0;
  int status = 0;
  const char* const end = word.data() + word.size();
  const auto parsed = std::from_chars(word.data(), end, status);
  if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
  return status;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
