#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "../../path/json_path.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What an edit does to a value, given its argument.
using JsonChange = std::function<void(json& value, const json& argument)>;

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

inline void change_case(json& value, const json& upper) {
  if (!value.is_string()) return;
  auto text = value.get<std::string>();
  for (char& c : text) {
    if (upper == "upper" && 'a' <= c && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (upper == "lower" && 'A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  value = text;
}

inline void keep_first(json& value, const json& count) {
  if (!value.is_array()) return;
  const auto size = std::min(value.size(), count.get<std::size_t>());
  value.erase(value.begin() + static_cast<std::ptrdiff_t>(size), value.end());
}

inline void rename_members(json& value, const json& names) {
  if (!value.is_object()) return;
  for (const auto& [from, to] : names.items()) {
    const auto found = value.find(from);
    if (found == value.end()) continue;
    json moved = std::move(*found);
    value.erase(found);
    value[to.get<std::string>()] = std::move(moved);
  }
}

/// Every change by the name that a fault gives it. One that does not go with a value leaves it.
inline const std::map<std::string, JsonChange>& json_changes() {
  static const std::map<std::string, JsonChange> changes = {
      {"set", [](json& value, const json& to) { value = to; }},
      {"put",
       [](json& value, const json& members) {
         if (value.is_object()) value.update(members);
       }},
      {"default",
       [](json& value, const json& members) {
         if (!value.is_object()) return;
         for (const auto& [name, member] : members.items()) {
           if (value.value(name, json()).is_null()) value[name] = member;
         }
       }},
      {"drop",
       [](json& value, const json& members) {
         if (!value.is_object()) return;
         for (const auto& name : members) value.erase(name.get<std::string>());
       }},
      {"drop_empty",
       [](json& value, const json& members) {
         if (!value.is_object()) return;
         for (const auto& name : members) {
           if (value.value(name.get<std::string>(), json(0)).empty())
             value.erase(name.get<std::string>());
         }
       }},
      {"fill",
       [](json& value, const json& items) {
         if (value.is_array() && value.empty()) value = items;
       }},
      {"rename", rename_members},
      {"text",
       [](json& value, const json&) {
         if (!value.is_string()) value = value.dump();
       }},
      {"wrap",
       [](json& value, const json&) {
         if (!value.is_array()) value = json::array({value});
       }},
      {"pick",
       [](json& value, const json& member) {
         if (value.is_object()) value = json(value.value(member.get<std::string>(), json()));
         if (value.is_array()) value = value.empty() ? json() : json(value.front());
       }},
      {"reverse",
       [](json& value, const json&) {
         if (value.is_array()) std::reverse(value.begin(), value.end());
       }},
      {"first", keep_first},
      {"repeat",
       [](json& value, const json&) {
         if (value.is_array() && !value.empty()) value.push_back(json(value.front()));
       }},
      {"case", change_case},
      {"replace",
       [](json& value, const json& texts) {
         if (!value.is_string()) return;
         value = replaced(value.get<std::string>(), texts.at(0).get_ref<const std::string&>(),
                          texts.at(1).get_ref<const std::string&>());
       }},
      {"append",
       [](json& value, const json& text) {
         if (value.is_string()) value = value.get<std::string>() + text.get<std::string>();
       }},
      {"round",
       [](json& value, const json&) {
         if (value.is_number()) value = std::llround(value.get<double>());
       }},
      {"add",
       [](json& value, const json& number) {
         if (value.is_number_integer()) value = value.get<std::int64_t>() + number.get<int>();
       }},
      {"negate",
       [](json& value, const json&) {
         if (value.is_boolean()) value = !value.get<bool>();
       }},
  };
  return changes;
}

/// A change to those parts of a JSON value that a JSONPath picks.
class JsonEdit {
 public:
  /// @param spelled `{at: JSONPath, CHANGE: argument}`, or `{at: JSONPath, remove: true}`
  /// @throws std::invalid_argument
  explicit JsonEdit(const json& spelled) : path_(read_path(spelled.at("at"))) {
    for (const auto& [name, argument] : spelled.items()) {
      if (name == "at") continue;
      if (!name_.empty()) throw std::invalid_argument("an edit makes one change, not also " + name);
      name_ = name;
      argument_ = argument;
    }
    if (name_ != "remove" && json_changes().count(name_) == 0) {
      throw std::invalid_argument("'" + name_ + "' is no change");
    }
  }

  static JsonPath read_path(const json& text) {
    auto parsed = JsonPath::parse(text.get<std::string>());
    if (const auto* error = std::get_if<JsonPathError>(&parsed)) {
      throw std::invalid_argument(text.get<std::string>() + ": " + error->problem);
    }
    return std::get<JsonPath>(std::move(parsed));
  }

  void apply(json& whole) const {
    const auto picked = path_.nodes(whole).nodes;
    for (auto node = picked.rbegin(); node != picked.rend(); ++node) {
      const json::json_pointer place(node->location.to_string());
      if (!whole.contains(place)) continue;
      if (name_ == "remove") {
        remove(whole, place);
      } else {
        json_changes().at(name_)(whole[place], argument_);
      }
    }
  }

 private:
  static void remove(json& whole, const json::json_pointer& place) {
    json& parent = whole[place.parent_pointer()];
    if (parent.is_array()) {
      parent.erase(static_cast<std::size_t>(std::stoul(place.back())));
    } else {
      parent.erase(place.back());
    }
  }

  JsonPath path_;
  std::string name_ = {};
  json argument_ = {};
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
