#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../json_source.hpp"
#include "json_place.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The whole of a file.
///
/// @throws ContractError `document.unreadable`
inline std::string file_text(const std::string& path) {
  std::error_code ignored;
  std::ifstream file;
  if (!std::filesystem::is_directory(path, ignored)) file.open(path, std::ios::binary);
  if (!file.is_open()) {
    throw ContractError({path, 0, 0, {}}, "document.unreadable", "cannot be opened",
                        "name a file that exists and may be read");
  }
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Why a text cannot be used, with the place of that.
///
/// @throws ContractError `document.syntax` where it is no JSON text, passes a limit, or repeats a name
inline void check_syntax(std::string_view text, const std::string& file) {
  const auto reading = JsonReader(text).read();
  if (!reading.limit.empty()) {
    throw ContractError({file, 0, 0, {}}, "document.syntax", reading.measured,
                        "no document of this kind needs that");
  }
  const auto refuse_at = [&](std::size_t offset, const std::string& problem, const char* fix) {
    const auto [line, column] = line_and_column(text, offset);
    throw ContractError({file, line, column, {}}, "document.syntax", problem, fix);
  };
  if (!reading.problem.empty())
    refuse_at(reading.offset, "not JSON: " + reading.problem, "correct it there");
  if (reading.repeated.empty()) return;
  const JsonView name(reading.tree, reading.repeated.front());
  refuse_at(name.offset(), "the name " + shown(name) + " stands twice in one object",
            "remove one of the two");
}

}  // namespace detail

inline JsonSource read_json(std::string text, std::string file) {
  detail::check_syntax(text, file);
  JsonSource source;
  try {
    source.document = std::make_shared<const json>(json::parse(text));
  } catch (const json::out_of_range&) {
    throw ContractError({std::move(file), 0, 0, {}}, "document.syntax",
                        "a number is too large for a double", "write a smaller one");
  }
  source.file = file;
  const auto shared = std::make_shared<const std::string>(std::move(text));
  source.locate = [shared, file = std::move(file)](const JsonPointer& pointer) {
    return detail::place_in_json(*shared, file, pointer);
  };
  return source;
}

inline JsonSource read_json_file(const std::string& path) {
  return read_json(detail::file_text(path), path);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
