#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "support/schema_walk.hpp"

namespace kizen_test {

/// A value that breaks one keyword of one schema.
struct ValueFault {
  std::string keyword;
  json value;
  kizen::JsonPointer below = {};  ///< where in the value the fault must be seen
};

/// Makes every value that breaks one keyword of a schema, out of a value that keeps it.
class ValueFaults {
 public:
  /// @param samples other values that keep the same schema
  ValueFaults(const SchemaFit& fit, const SchemaVisit& visit, const std::vector<json>& samples)
      : fit_(fit), schema_(visit.schema), good_(visit.value), samples_(samples) {}

  std::vector<ValueFault> all() && {
    retype();
    break_text();
    break_number();
    break_array();
    break_object();
    break_choice();
    return std::move(faults_);
  }

 private:
  /// One value of each JSON type, and the integer that is spelled like a number.
  static const std::vector<json>& probes() {
    static const std::vector<json> values = {nullptr,       true,          1, 1.5, 1.0, "x",
                                             json::array(), json::object()};
    return values;
  }

  /// The schema with one keyword alone, and what that keyword reads beside itself.
  json alone(const std::string& keyword) const {
    json schema = {{keyword, schema_.at(keyword)}};
    for (const char* const flag : {"type", "nullable", "exclusiveMinimum", "exclusiveMaximum"}) {
      if (schema_.contains(flag)) schema[flag] = schema_.at(flag);
    }
    return schema;
  }

  /// Takes each value of the right type that breaks a keyword.
  void add(const std::string& keyword, const std::vector<json>& values) {
    if (!schema_.contains(keyword)) return;
    const auto only = alone(keyword);
    for (const auto& value : values) {
      if (fit_.fits(only, value)) continue;
      if (keyword == "type" || fit_.fits_type(schema_, value)) faults_.push_back({keyword, value});
    }
  }

  void retype() {
    for (const char* const keyword : {"type", "enum", "not", "oneOf", "anyOf"}) {
      add(keyword, probes());
    }
  }

  void break_text() {
    if (!good_.is_string()) return;
    const auto text = good_.get<std::string>();
    add("enum", {"", text + "x", "x" + text, " " + text, kizen::detail::ascii_lower(text) + "S"});
    add("pattern", {"", text + "~", "~" + text, "\n", text + "\n"});
    if (schema_.contains("format")) {
      const auto& broken = broken_texts(schema_.at("format").get<std::string>());
      add("format", {broken.begin(), broken.end()});
    }
    if (schema_.contains("minLength")) add("minLength", {letters(count("minLength") - 1)});
    if (schema_.contains("maxLength")) add("maxLength", {letters(count("maxLength") + 1)});
  }

  std::size_t count(const char* keyword) const { return schema_.at(keyword).get<std::size_t>(); }

  /// A text of that many characters, each of two bytes.
  static std::string letters(std::size_t count) {
    std::string text;
    while (count-- > 0) text += "\u00e9";
    return text;
  }

  void break_number() {
    if (!good_.is_number()) return;
    const bool is_integer = schema_.value("type", "") == "integer";
    const json step = schema_.value("multipleOf", is_integer ? json(1) : json(0.5));
    if (schema_.contains("minimum")) {
      add("minimum", {schema_["minimum"], sum(schema_["minimum"], step, -1)});
    }
    if (schema_.contains("maximum")) {
      add("maximum", {schema_["maximum"], sum(schema_["maximum"], step, 1)});
    }
    add("multipleOf", {sum(good_, 1, 1), sum(good_, step, 0.5)});
    add("enum", {sum(good_, 1000000, 1)});
  }

  /// `a + factor * b`, an integer where it is whole.
  static json sum(const json& a, const json& b, double factor) {
    const double whole = a.get<double>() + factor * b.get<double>();
    if (whole == std::floor(whole)) return static_cast<long long>(whole);
    return whole;
  }

  void break_array() {
    if (!good_.is_array() || good_.empty()) return;
    const auto resized = [&](std::size_t size) {
      auto items = good_;
      while (items.size() > size) items.erase(items.size() - 1);
      while (items.size() < size) items.push_back(good_.back());
      return items;
    };
    if (schema_.contains("minItems")) add("minItems", {resized(count("minItems") - 1)});
    if (schema_.contains("maxItems")) add("maxItems", {resized(count("maxItems") + 1)});
    add("uniqueItems", {resized(good_.size() + 1)});
  }

  void break_object() {
    if (!good_.is_object()) return;
    for (const auto& name : schema_.value("required", json::array())) {
      auto value = good_;
      if (value.erase(name.get<std::string>()) > 0) add_value("required", std::move(value), {});
    }
    const auto properties = schema_.value("properties", json::object());
    for (const auto& member : properties.items()) {
      if (fit_.forbids(member.value())) add_member(fit_.forbidding_keyword(), member.key());
    }
    if (schema_.value("additionalProperties", json(true)) == false) {
      add_member("additionalProperties", "no such member");
    }
    break_member_count();
  }

  void break_member_count() {
    auto few = good_;
    while (schema_.contains("minProperties") && few.size() >= count("minProperties")) {
      few.erase(few.begin());
    }
    add("minProperties", {few});
    auto many = good_;
    while (schema_.contains("maxProperties") && many.size() <= count("maxProperties")) {
      many["more " + std::to_string(many.size())] = 1;
    }
    add("maxProperties", {many});
  }

  void add_member(const char* keyword, const std::string& name) {
    auto value = good_;
    value[name] = nullptr;
    add_value(keyword, std::move(value), kizen::JsonPointer() / name);
  }

  void add_value(const char* keyword, json value, kizen::JsonPointer below) {
    if (!fit_.fits(schema_, value))
      faults_.push_back({keyword, std::move(value), std::move(below)});
  }

  /// A value that fits two branches: the members of two that fit one each.
  void break_choice() {
    if (!schema_.contains("oneOf") || !good_.is_object()) return;
    for (const auto& other : samples_) {
      if (!other.is_object()) continue;
      auto both = good_;
      both.update(other);
      if (fits_several(both)) return add("oneOf", {both});
    }
  }

  bool fits_several(const json& value) const {
    std::size_t fitting = 0;
    for (const auto& branch : schema_.at("oneOf")) fitting += fit_.fits(branch, value) ? 1 : 0;
    return fitting > 1;
  }

  const SchemaFit& fit_;
  const json& schema_;
  const json& good_;
  const std::vector<json>& samples_;
  std::vector<ValueFault> faults_;
};

}  // namespace kizen_test
