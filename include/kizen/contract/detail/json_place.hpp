#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/json_tree.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json_pointer.hpp"
#include "../json_at.hpp"
#include "json_child.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Line and column, both from 1, of a byte of a text.
inline std::pair<std::size_t, std::size_t> line_and_column(std::string_view text,
                                                           std::size_t offset) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (const char c : text.substr(0, offset)) {
    column = c == '\n' ? 1 : column + 1;
    line += c == '\n' ? 1 : 0;
  }
  return {line, column};
}

/// Line and column of any byte of a text, after one pass over all of it.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text) : text_(text) {
    Mark mark{1, 0};
    marks_.reserve(text.size() / stride + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (at % stride == 0) marks_.push_back(mark);
      if (text[at] == '\n') mark = {mark.line + 1, at + 1};
    }
  }

  /// Both from 1.
  std::pair<std::size_t, std::size_t> at(std::size_t offset) const {
    if (marks_.empty()) return {1, 1};
    const auto block = std::min(offset / stride, marks_.size() - 1);
    auto mark = marks_[block];
    for (std::size_t at = block * stride; at < std::min(offset, text_.size()); ++at) {
      if (text_[at] == '\n') mark = {mark.line + 1, at + 1};
    }
    return {mark.line, offset - mark.line_start + 1};
  }

 private:
  static constexpr std::size_t stride = 4096;

  /// The line in which a block of the text begins.
  struct Mark {
    std::size_t line;
    std::size_t line_start;
  };

  std::string_view text_;
  std::vector<Mark> marks_;
};

/// What stands at a place of a JSON text.
struct PlaceInTree {
  JsonView value;
  std::optional<JsonView> name = {};  ///< of the member; none for an item, or the whole
};

/// Goes on to the member or item of that name; false where there is none.
inline bool go_into(PlaceInTree& at, const std::string& token) {
  const JsonView outer = at.value;
  if (outer.is(JsonKind::Object)) {
    bool is_there = false;
    all_members(outer, [&](JsonView name, JsonView value) {
      is_there = name.text() == token;
      if (is_there) at = PlaceInTree{value, name};
      return !is_there;
    });
    return is_there;
  }
  const auto index = outer.is(JsonKind::Array) ? array_index(token) : std::nullopt;
  const auto item = index ? item_at(outer, *index) : std::nullopt;
  if (!item) return false;
  at.value = *item;
  at.name.reset();
  return true;
}

/// What a pointer leads to; nothing where the text lacks it.
inline std::optional<PlaceInTree> place_in_tree(JsonView whole, const JsonPointer& pointer) {
  PlaceInTree at{whole};
  for (const auto& token : pointer.tokens()) {
    if (!go_into(at, token)) return std::nullopt;
  }
  return at;
}

/// Where a string of a JSON text ends: at its closing quote.
inline std::size_t closing_quote(std::string_view text, std::size_t opening) {
  auto at = opening + 1;
  while (text[at] != '"') at += text[at] == '\\' ? 2 : 1;
  return at;
}

/// The byte of a JSON text that stands for a place: the last of a name or a text, the first of all else.
inline std::size_t offset_of(std::string_view text, const PlaceInTree& place) {
  const auto shown = place.name.value_or(place.value);
  return shown.is(JsonKind::String) ? closing_quote(text, shown.offset()) : shown.offset();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
