#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <utility>

#include "../../core/detail/depth.hpp"
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

/// What nlohmann/json says is wrong, without its own prefix.
inline std::string syntax_problem(const json::parse_error& error) {
  const std::string text = error.what();
  const auto colon = text.find(": ", text.find(", column "));
  return "not JSON: " + (colon == std::string::npos ? text : text.substr(colon + 2));
}

}  // namespace detail

inline JsonSource read_json(std::string text, std::string file) {
  if (detail::bracket_depth(text) > detail::max_depth) {
    throw ContractError({file, 0, 0, {}}, "document.syntax",
                        "nests deeper than " + std::to_string(detail::max_depth) + " levels",
                        "no document of this kind needs that");
  }
  JsonSource source;
  try {
    source.document = std::make_shared<const json>(json::parse(text));
  } catch (const json::parse_error& error) {
    const auto offset = error.byte > 0 ? error.byte - 1 : 0;
    const auto [line, column] = detail::line_and_column(text, offset);
    throw ContractError({std::move(file), line, column, {}}, "document.syntax",
                        detail::syntax_problem(error));
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
