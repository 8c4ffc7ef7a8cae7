#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "report_members.hpp"
#include "report_words.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

using OrderedJson = nlohmann::ordered_json;

/// On one line. What is no UTF-8 is U+FFFD.
inline std::string one_line_of(const OrderedJson& value) {
  return value.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

/// Makes JSON of what a report holds.
///
/// Findings that are parts of the same choice point to it by its index in a table of their step; a
/// choice comes after those within its branches.
class ReportWriter {
 public:
  template <class Value>
  OrderedJson operator()(const Value& value) {
    return json_of(value);
  }

 private:
  /// Notes the members of one object.
  struct Object {
    ReportWriter& writer;
    OrderedJson json = OrderedJson::object();

    template <class Value>
    void required(const char* name, const Value& value) {
      json[name] = writer.json_of(value);
    }
    template <class Value>
    void optional(const char* name, const Value& value) {
      if (!says_nothing(value)) required(name, value);
    }
    template <class Value>
    void optional(const char* name, const Value& value, const Value& usual) {
      if (value != usual) required(name, value);
    }
    template <class Value>
    void derived(const char* name, const Value& value) {
      required(name, value);
    }
  };

  template <class Value>
  static bool says_nothing(const Value& value) {
    if constexpr (std::is_arithmetic_v<Value>) {
      return value == Value{};
    } else {
      return value.empty();
    }
  }
  template <class Value>
  static bool says_nothing(const std::optional<Value>& value) {
    return !value.has_value();
  }

  template <class Value>
  OrderedJson json_of(const Value& value) {
    if constexpr (std::is_arithmetic_v<Value>) {
      return value;
    } else if constexpr (std::is_enum_v<Value>) {
      return std::string(to_string(value));
    } else {
      return object_of(value);
    }
  }
  OrderedJson json_of(const std::string& text) { return text; }
  OrderedJson json_of(const JsonPointer& pointer) { return pointer.to_string(); }
  OrderedJson json_of(const Date& date) { return date.to_string(); }
  OrderedJson json_of(const std::shared_ptr<const Choice>& choice) {
    const auto known = places_.find(choice.get());
    if (known != places_.end()) return known->second;
    auto written = object_of(*choice);
    choices_.push_back(std::move(written));
    return places_[choice.get()] = choices_.size() - 1;
  }
  template <class Value>
  OrderedJson json_of(const std::optional<Value>& value) {
    return json_of(*value);
  }
  template <class Value>
  OrderedJson json_of(const std::vector<Value>& values) {
    auto list = OrderedJson::array();
    for (const auto& value : values) list.push_back(json_of(value));
    return list;
  }
  template <class Key, class Value>
  OrderedJson json_of(const std::map<Key, Value>& values) {
    auto object = OrderedJson::object();
    for (const auto& [key, value] : values) {
      if constexpr (std::is_enum_v<Key>) {
        object[std::string(to_string(key))] = json_of(value);
      } else {
        object[key] = json_of(value);
      }
    }
    return object;
  }
  OrderedJson json_of(const StepResult& step) {
    choices_ = OrderedJson::array();
    places_.clear();
    auto object = object_of(step);
    if (!choices_.empty()) object["choices"] = std::move(choices_);
    return object;
  }

  template <class Value>
  OrderedJson object_of(const Value& value) {
    Object object{*this};
    Members<Value>::visit(object, value);
    return std::move(object.json);
  }

  OrderedJson choices_ = OrderedJson::array();   ///< of the step that is being written
  std::map<const Choice*, std::size_t> places_;  ///< in them
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
