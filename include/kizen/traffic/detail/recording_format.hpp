#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
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

/// Whether a JSON object that begins so is an exchange, by the first name in it.
inline bool is_line(std::string_view begin) {
  const auto quote = begin.find('"');
  const auto name = quote == std::string_view::npos ? "" : begin.substr(quote + 1);
  const auto first = name.substr(0, name.find('"'));
  if (first == "comment") return begin.find("\"request\"") < begin.find("\"log\"");
  return std::find(line_members.begin(), line_members.end(), first) != line_members.end();
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
  constexpr std::size_t looked_at = 4096;
  skip_beginning(source);
  const auto begin = source.look(looked_at);
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
