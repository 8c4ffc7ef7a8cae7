#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "report_members.hpp"
#include "report_words.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What is wrong with a value of a report; the place is that of the value.
class ReportProblem : public std::runtime_error {
 public:
  explicit ReportProblem(const std::string& problem, JsonPointer place = {})
      : std::runtime_error(problem), place_(std::move(place)) {}

  const JsonPointer& place() const { return place_; }

  /// The same, seen from one step further out.
  template <class Step>
  ReportProblem within(const Step& step) const {
    return ReportProblem(what(), JsonPointer() / step / place_);
  }

 private:
  JsonPointer place_;
};

/// Reads what ReportWriter made. Members of other names are passed over.
class ReportReader {
 public:
  /// @throws ReportProblem
  template <class Value>
  Value read(const json& from) {
    Value value{};
    take(from, value);
    return value;
  }

 private:
  /// Takes the members of one object.
  struct Object {
    ReportReader& reader;
    const json& from;

    template <class Value>
    void required(const char* name, Value& value) {
      if (from.find(name) == from.end()) {
        throw ReportProblem("lacks '" + std::string(name) + "'");
      }
      optional(name, value);
    }
    template <class Value>
    void optional(const char* name, Value& value) {
      const auto found = from.find(name);
      if (found == from.end()) return;
      try {
        reader.take(*found, value);
      } catch (const ReportProblem& problem) {
        throw problem.within(name);
      }
    }
    template <class Value>
    void optional(const char* name, Value& value, const Value&) {
      optional(name, value);
    }
    template <class Value>
    void derived(const char*, const Value&) {}
  };

  static void demand(bool is_right, const char* expected) {
    if (!is_right) throw ReportProblem("is not " + std::string(expected));
  }

  template <class Value>
  void take(const json& from, Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
      demand(from.is_boolean(), "true or false");
      value = from.get<bool>();
    } else if constexpr (std::is_floating_point_v<Value>) {
      demand(from.is_number(), "a number");
      value = from.get<Value>();
    } else if constexpr (std::is_integral_v<Value>) {
      constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<Value>::max());
      demand(from.is_number_unsigned() && from.get<std::uint64_t>() <= most, "a whole number");
      value = from.get<Value>();
    } else if constexpr (std::is_enum_v<Value>) {
      value = word<Value>(text_of(from));
    } else {
      take_members(from, value);
    }
  }
  void take(const json& from, std::string& text) { text = text_of(from); }
  void take(const json& from, JsonPointer& pointer) {
    auto parsed = JsonPointer::parse(text_of(from));
    demand(parsed.has_value(), "a JSON Pointer");
    pointer = std::move(*parsed);
  }
  void take(const json& from, Date& date) {
    const auto parsed = Date::parse(text_of(from));
    demand(parsed.has_value(), "a day, as in 2026-12-31");
    date = *parsed;
  }
  void take(const json& from, std::shared_ptr<const Choice>& choice) {
    const auto index = read<std::size_t>(from);
    demand(index < choices_.size(), "the index of a choice that comes before it");
    choice = choices_[index];
  }
  template <class Value>
  void take(const json& from, std::optional<Value>& value) {
    value = read<Value>(from);
  }
  template <class Value>
  void take(const json& from, std::vector<Value>& values) {
    demand(from.is_array(), "a list");
    for (std::size_t i = 0; i < from.size(); ++i) {
      try {
        values.push_back(read<Value>(from[i]));
      } catch (const ReportProblem& problem) {
        throw problem.within(i);
      }
    }
  }
  template <class Key, class Value>
  void take(const json& from, std::map<Key, Value>& values) {
    demand(from.is_object(), "an object");
    for (const auto& [key, value] : from.items()) {
      try {
        if constexpr (std::is_enum_v<Key>) {
          values[word<Key>(key)] = read<Value>(value);
        } else {
          values[key] = read<Value>(value);
        }
      } catch (const ReportProblem& problem) {
        throw problem.within(key);
      }
    }
  }
  void take(const json& from, StepResult& step) {
    choices_.clear();
    if (from.is_object() && from.contains("choices")) {
      for (const auto& one : from.at("choices")) {
        choices_.push_back(std::make_shared<const Choice>(read<Choice>(one)));
      }
    }
    take_members(from, step);
  }

  template <class Value>
  void take_members(const json& from, Value& value) {
    demand(from.is_object(), "an object");
    Object object{*this, from};
    Members<Value>::visit(object, value);
  }

  static const std::string& text_of(const json& from) {
    demand(from.is_string(), "a text");
    return from.get_ref<const std::string&>();
  }

  template <class Value>
  static Value word(const std::string& text) {
    for (const auto value : AllOf<Value>::values) {
      if (to_string(value) == text) return value;
    }
    throw ReportProblem("is no word that stands here: '" + text + "'");
  }

  std::vector<std::shared_ptr<const Choice>> choices_;  ///< of the step that is being read
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
