#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../json_source.hpp"
#include "file_text.hpp"
#include "json_at_inl.hpp"
#include "json_place.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A JSON text and its tree, which views it.
struct ReadText {
  explicit ReadText(std::string its_text)
      : text(std::move(its_text)), reading(JsonReader(text).read()), lines(text) {}
  ReadText(const ReadText&) = delete;
  ReadText& operator=(const ReadText&) = delete;

  std::string text;
  JsonReading reading;
  LineIndex lines;
};

/// @throws ContractError `document.syntax` where a text is no JSON, passes a limit or repeats a name
inline void check_syntax(const ReadText& read, const std::string& file) {
  const auto& reading = read.reading;
  const auto refuse_at = [&](std::size_t offset, const std::string& problem, const char* fix) {
    const auto [line, column] = read.lines.at(offset);
    throw ContractError({file, line, column, {}}, "document.syntax", problem, fix);
  };
  if (!reading.limit.empty()) {
    refuse_at(reading.offset, reading.measured, "no document of this kind needs that");
  }
  if (!reading.problem.empty()) {
    refuse_at(reading.offset, "not JSON: " + reading.problem, "correct it there");
  }
  if (reading.repeated.empty()) return;
  const JsonView name(reading.tree, reading.repeated.front().index);
  refuse_at(name.offset(), "the name " + shown(name) + " stands twice in one object",
            "remove one of the two");
}

/// The first number that no double comes near; it is known that there is one.
inline std::size_t offset_of_large_number(const ReadText& read) {
  const auto& nodes = read.reading.tree.nodes();
  const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const JsonNode& node) {
    return node.kind == JsonKind::Number &&
           json::parse(read.reading.tree.text(node), nullptr, false).is_discarded();
  });
  return found->offset;
}

/// The number, list or object at a place, as it is written; empty where there is none.
inline std::string literal_at(const ReadText& read, const JsonPointer& pointer) {
  const auto place = place_in_tree(JsonView(read.reading.tree), pointer);
  if (!place || place->value.is(JsonKind::String)) return {};
  return read.text.substr(place->value.offset(), place->value.size());
}

/// File, line and column of a place; without the last two where the text lacks it.
inline SourcePlace place_in(const ReadText& read, const std::string& file,
                            const JsonPointer& pointer) {
  const auto place = place_in_tree(JsonView(read.reading.tree), pointer);
  if (!place) return {file, 0, 0, pointer};
  const auto [line, column] = read.lines.at(offset_of(read.text, *place));
  return {file, line, column, pointer};
}

}  // namespace detail

KIZEN_INLINE JsonSource read_json(std::string text, std::string file) {
  const auto read = std::make_shared<const detail::ReadText>(std::move(text));
  detail::check_syntax(*read, file);
  JsonSource source;
  try {
    source.document = std::make_shared<const json>(json::parse(read->text));
  } catch (const json::out_of_range&) {
    const auto [line, column] = read->lines.at(detail::offset_of_large_number(*read));
    throw ContractError({std::move(file), line, column, {}}, "document.syntax",
                        "a number is too large for a double", "write a smaller one");
  }
  source.file = file;
  source.locate = [read, file = std::move(file)](const JsonPointer& pointer) {
    return detail::place_in(*read, file, pointer);
  };
  source.literal = [read](const JsonPointer& pointer) {
    return detail::literal_at(*read, pointer);
  };
  return source;
}

KIZEN_INLINE JsonSource read_json_file(const std::string& path) {
  return read_json(detail::file_text(path), path);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
