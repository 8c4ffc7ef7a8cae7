#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Makes a tree of a JSON value that is already in memory, without recursion.
///
/// What a JSON text could not say (a string that is not UTF-8, NaN) is a limit that is passed.
class JsonTreeOf {
 public:
  explicit JsonTreeOf(const json& value, const JsonLimits& limits = {}) : limits_(limits) {
    if (!add(value)) return;
    while (!open_.empty()) {
      auto& level = open_.back();
      if (level.next == level.value->end()) {
        close();
      } else if (!add_next(level)) {
        return;
      }
    }
  }

  JsonReading reading() && { return std::move(reading_); }

 private:
  struct Level {
    const json* value;
    json::const_iterator next;
    std::uint32_t node;
  };

  bool exceed(const char* limit, std::string measured) {
    reading_.limit = limit;
    reading_.measured = std::move(measured);
    return false;
  }

  bool add_next(Level& level) {
    const auto item = level.next++;
    if (level.value->is_object() && !add_text(JsonKind::String, item.key())) return false;
    return add(*item);
  }

  bool add(const json& value) {
    switch (value.type()) {
      case json::value_t::null:
        return add_text(JsonKind::Null, "null");
      case json::value_t::boolean:
        return add_text(JsonKind::Boolean, value.get<bool>() ? "true" : "false");
      case json::value_t::number_integer:
      case json::value_t::number_unsigned:
      case json::value_t::number_float:
        return add_number(value);
      case json::value_t::string:
        return add_text(JsonKind::String, value.get_ref<const std::string&>());
      case json::value_t::array:
      case json::value_t::object:
        return open(value);
      default:
        return exceed("not_json", "a value of type " + std::string(value.type_name()));
    }
  }

  bool add_number(const json& value) {
    if (value.is_number_float() && !std::isfinite(value.get<double>())) {
      return exceed("not_finite", "a number that JSON cannot write");
    }
    if (!add_text(JsonKind::Number, value.dump())) return false;
    nodes().back().is_integer = value.is_number_integer();
    return true;
  }

  bool add_text(JsonKind kind, std::string_view text) {
    if (kind == JsonKind::String && !is_utf8(text)) {
      return exceed("not_utf8", "a string that is not UTF-8");
    }
    if (nodes().size() >= limits_.values) return exceed("too_many_values", "too many values");
    JsonNode node;
    node.kind = kind;
    node.begin = static_cast<std::uint32_t>(characters().size());
    node.size = static_cast<std::uint32_t>(text.size());
    node.next = static_cast<std::uint32_t>(nodes().size() + 1);
    node.is_unescaped = true;
    characters() += text;
    nodes().push_back(node);
    if (characters().size() > limits_.bytes) return exceed("too_large", "too many characters");
    return true;
  }

  bool open(const json& value) {
    if (open_.size() == limits_.depth) {
      return exceed("too_deep", std::to_string(limits_.depth + 1) + " levels or more; at most " +
                                    std::to_string(limits_.depth) + " are read");
    }
    const auto kind = value.is_object() ? JsonKind::Object : JsonKind::Array;
    if (!add_text(kind, {})) return false;
    nodes().back().count = static_cast<std::uint32_t>(value.size());
    open_.push_back({&value, value.begin(), static_cast<std::uint32_t>(nodes().size() - 1)});
    reading_.tree.reach(open_.size());
    return true;
  }

  void close() {
    nodes()[open_.back().node].next = static_cast<std::uint32_t>(nodes().size());
    open_.pop_back();
  }

  std::vector<JsonNode>& nodes() { return reading_.tree.nodes(); }
  std::string& characters() { return reading_.tree.unescaped(); }

  const JsonLimits limits_;
  std::vector<Level> open_;
  JsonReading reading_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
