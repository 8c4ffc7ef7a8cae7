#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/contract_error.hpp"
#include "../../core/detail/json_tree.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json_pointer.hpp"
#include "entry_text.hpp"
#include "string_run.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

constexpr const char* in_words(JsonKind kind) {
  constexpr const char* words[] = {"null",     "a boolean", "a number",
                                   "a string", "a list",    "an object"};
  return words[static_cast<std::size_t>(kind)];
}

/// The way from a value to a value or name inside it.
inline JsonPointer path_to(JsonView here, JsonView target) {
  JsonPointer path;
  std::optional<JsonView> inner = here;
  const auto enter = [&](JsonView from, JsonView child, std::string token) {
    if (target.index() < from.index() || target.index() >= child.after().index()) return true;
    path = std::move(path) / std::string_view(token);
    if (target != from || from == child) inner = child;
    return false;
  };
  while (inner && *inner != target) {
    const auto outer = *std::exchange(inner, std::nullopt);
    if (outer.is(JsonKind::Object)) {
      all_members(outer, [&](JsonView name, JsonView value) {
        return enter(name, value, std::string(name.text()));
      });
    } else if (outer.is(JsonKind::Array)) {
      all_items(outer, [&](JsonView item, std::size_t index) {
        return enter(item, item, std::to_string(index));
      });
    }
  }
  return path;
}

/// Reads the values of one entry that was kept, and says where one is not as it must be.
class EntryValues {
 public:
  /// @param outer where the entry stands in its file
  EntryValues(const EntryText& text, JsonView root, JsonPointer outer)
      : text_(text), root_(root), outer_(std::move(outer)) {}

  JsonView root() const { return root_; }

  /// A member that is there and not null.
  std::optional<JsonView> member(JsonView object, std::string_view name) const {
    const auto value = member_value(object, name);
    return value && (!value->is(JsonKind::Null) || is_left_out(*value)) ? value : std::nullopt;
  }

  std::optional<JsonView> object_member(JsonView object, std::string_view name) const {
    const auto value = member(object, name);
    if (value) check_kind(*value, JsonKind::Object);
    return value;
  }

  JsonView required(JsonView object, std::string_view name) const {
    const auto value = member(object, name);
    if (!value) {
      refuse(object, "recording.entry", "there is no member '" + std::string(name) + "'", "add it");
    }
    return *value;
  }

  void check_kind(JsonView value, JsonKind kind) const {
    if (value.is(kind)) return;
    refuse(value, "recording.entry", std::string("it is ") + in_words(value.kind()),
           std::string("it must be ") + in_words(kind));
  }

  /// The characters of a string; none where they were left out.
  std::string text(JsonView value) {
    if (is_left_out(value)) {
      lacks_text_ = true;
      return {};
    }
    check_kind(value, JsonKind::String);
    return std::string(value.text());
  }

  /// Whether text() has met a string that was left out.
  bool lacks_text() const { return lacks_text_; }

  /// A string that may be absent, or of another kind.
  std::string text_if_any(JsonView object, std::string_view name) const {
    const auto value = member_value(object, name);
    return value && value->is(JsonKind::String) ? std::string(value->text()) : std::string();
  }

  /// An integer that may be absent, or of another kind.
  static std::optional<std::int64_t> integer(std::optional<JsonView> value) {
    if (!value || !value->is(JsonKind::Number) || !value->is_integer()) return std::nullopt;
    std::int64_t number = 0;
    const auto digits = value->text();
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
  }

  /// The text of a value as it is written, quotes included.
  std::string_view literal(JsonView value) const {
    const auto text = std::string_view(text_.text()).substr(value.offset());
    if (!value.is(JsonKind::String)) return text.substr(0, value.size());
    bool is_escaped = false;
    return text.substr(0, string_run(text.substr(1), is_escaped) + 2);
  }

  /// Why a value is not what was recorded, in words; empty where it is.
  std::string why_inexact(JsonView value) const {
    const auto size = value.is(JsonKind::Array) || value.is(JsonKind::Object) ? value.size() : 1;
    return text_.why_inexact(value.offset(), value.offset() + size);
  }

  /// @param at a value or name of the entry
  [[noreturn]] void refuse(JsonView at, const std::string& rule, const std::string& problem,
                           const std::string& fix) const {
    auto place = text_.place_of(at.offset());
    place.pointer = outer_ / path_to(root_, at);
    throw ContractError(std::move(place), rule, problem, fix);
  }

 private:
  bool is_left_out(JsonView value) const {
    return value.is(JsonKind::Null) && text_.leaves_out(value.offset(), value.offset() + 1);
  }

  const EntryText& text_;
  const JsonView root_;
  const JsonPointer outer_;
  bool lacks_text_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
