#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/contract_error.hpp"
#include "../../core/detail/json_string.hpp"
#include "../../core/detail/text.hpp"
#include "byte_source.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

enum class RecordingFormat { Har, Lines };

/// The members of an exchange in the format of one exchange a line.
inline constexpr std::array<std::string_view, 4> line_members = {"request", "response", "number",
                                                                 "comment"};

/// A kind of file that is no recording, by its first bytes.
struct StrangeFile {
  std::string_view begin;
  const char* problem;
  const char* fix;
};

inline constexpr StrangeFile strange_files[] = {
    {"PK", "it is a zip archive", "unpack it, and name the .har file that it holds"},
    {"\x1F\x8B", "it is compressed", "unpack it first, as with gunzip"},
    {"\xFF\xFE", "it is UTF-16", "save it as UTF-8"},
    {"\xFE\xFF", "it is UTF-16", "save it as UTF-8"},
    {"[", "it is a JSON list", "write each exchange on a line of its own, or give the whole HAR"},
    {"<", "it is XML or HTML", "export the traffic as HAR 1.2"},
};

[[noreturn]] inline void refuse_format(const SourcePlace& place, std::string_view begin) {
  for (const auto& one : strange_files) {
    if (starts_with(begin, one.begin)) {
      throw ContractError(place, "recording.format", one.problem, one.fix);
    }
  }
  throw ContractError(place, "recording.format",
                      "neither a HAR nor an exchange starts with " + shown_byte(begin.front()),
                      "give a HAR 1.2 file, or one exchange a line");
}

/// The first string in a text, as it is written; nothing where it is not there in full.
inline std::optional<std::string_view> first_string(std::string_view text) {
  const auto quote = std::min(text.find('"'), text.size() - 1);
  const auto inside = text.substr(quote + 1);
  const auto end = inside.find('"');
  if (end == std::string_view::npos) return std::nullopt;
  return inside.substr(0, end);
}

/// Whether a JSON object that begins so is an exchange, by the first name in it.
inline bool is_line(std::string_view begin) {
  const auto first = first_string(begin).value_or("");
  if (first == "comment") return begin.find("\"request\"") < begin.find("\"log\"");
  return std::find(line_members.begin(), line_members.end(), first) != line_members.end();
}

/// How the recording begins, as far as it takes to tell what it is.
inline std::string_view beginning(ByteSource& source) {
  constexpr std::size_t most = 4096;
  for (std::size_t size = 8;; size *= 2) {
    const auto begin = source.look(size);
    if (begin.size() < size || size == most) return begin;
    const auto first = first_string(begin);
    if (first && *first != "comment") return begin;
  }
}

/// Goes on to the first byte that tells anything.
inline void skip_beginning(ByteSource& source) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (source.look(mark.size()) == mark) source.take_mark(mark.size());
  for (;;) {
    const auto rest = source.rest();
    const auto blank = std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
    if (blank == 0) return;
    source.take_lines(blank);
  }
}

/// Tells by its first member what a recording is, and goes on to its first byte.
///
/// @throws ContractError `recording.empty`, `recording.format`
inline RecordingFormat format_of(ByteSource& source) {
  skip_beginning(source);
  const auto begin = beginning(source);
  if (begin.empty()) {
    throw ContractError(source.place(), "recording.empty", "the recording is empty",
                        "record some traffic, and save it as HAR");
  }
  if (begin.front() != '{') refuse_format(source.place(), begin);
  return is_line(begin) ? RecordingFormat::Lines : RecordingFormat::Har;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
