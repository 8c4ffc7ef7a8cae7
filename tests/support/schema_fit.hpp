#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "kizen/check.hpp"
#include "support/broken_formats.hpp"

namespace kizen_test {

using kizen::json;

/// Which half of an exchange a schema speaks of.
enum class Half { Request, Response };

/// What OpenAPI 3.0 says of small values, in the plainest code there is.
///
/// It decides which branch a good value takes, and that a fault is one. It owes nothing to the
/// engine under test. A format counts as broken where the table of broken texts holds the value.
class SchemaFit {
 public:
  SchemaFit(const json& document, Half half) : document_(document), half_(half) {}

  /// The schema that a reference, or a chain of them, leads to; and where it stands.
  const json& followed(const json& schema, kizen::JsonPointer& place) const {
    const json* at = &schema;
    while (at->contains("$ref")) {
      place = *kizen::JsonPointer::parse(at->at("$ref").get<std::string>());
      at = kizen::json_at(document_, place);
    }
    return *at;
  }

  /// Whether a value keeps a schema.
  bool fits(const json& written, const json& value) const {
    kizen::JsonPointer place;
    const json& schema = followed(written, place);
    if (value.is_null() && schema.value("nullable", false) && !schema.contains("type")) return true;
    return fits_type(schema, value) && fits_scalar(schema, value) && fits_array(schema, value) &&
           fits_object(schema, value) && fits_branches(schema, value);
  }

  /// Whether no message of this half may hold the member that this schema describes.
  bool forbids(const json& written) const {
    kizen::JsonPointer place;
    return followed(written, place).value(forbidding_keyword(), false);
  }

  const char* forbidding_keyword() const {
    return half_ == Half::Request ? "readOnly" : "writeOnly";
  }

  /// Whether a value is of the type that a schema names, if it names one.
  static bool fits_type(const json& schema, const json& value) {
    if (!schema.contains("type")) return true;
    if (value.is_null() && schema.value("nullable", false)) return true;
    const auto type = schema.at("type").get<std::string>();
    if (type == "integer") return value.is_number_integer();
    return type == "number" ? value.is_number() : type == value.type_name();
  }

 private:
  static bool fits_scalar(const json& schema, const json& value) {
    const auto members = schema.value("enum", json::array());
    if (schema.contains("enum") &&
        std::find(members.begin(), members.end(), value) == members.end()) {
      return false;
    }
    if (value.is_number()) return fits_number(schema, value.get<double>());
    return !value.is_string() || fits_text(schema, value.get<std::string>());
  }

  static bool fits_number(const json& schema, double value) {
    if (schema.contains("minimum")) {
      const auto bound = schema.at("minimum").get<double>();
      if (value < bound) return false;
      if (value <= bound && schema.value("exclusiveMinimum", false)) return false;
    }
    if (schema.contains("maximum")) {
      const auto bound = schema.at("maximum").get<double>();
      if (value > bound) return false;
      if (value >= bound && schema.value("exclusiveMaximum", false)) return false;
    }
    if (!schema.contains("multipleOf")) return true;
    const auto quotient = value / schema.at("multipleOf").get<double>();
    return std::abs(quotient - std::round(quotient)) < 1e-9;
  }

  static bool fits_text(const json& schema, const std::string& text) {
    const auto is_first = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    if (!fits_count(schema, "Length", std::count_if(text.begin(), text.end(), is_first))) {
      return false;
    }
    if (schema.contains("pattern") &&
        !std::regex_search(text, std::regex(schema.at("pattern").get<std::string>()))) {
      return false;
    }
    if (!schema.contains("format")) return true;
    const auto& broken = broken_texts(schema.at("format").get<std::string>());
    return std::find(broken.begin(), broken.end(), text) == broken.end();
  }

  static bool fits_count(const json& schema, const std::string& what, std::ptrdiff_t count) {
    if (schema.contains("min" + what) && count < schema.at("min" + what)) return false;
    return !schema.contains("max" + what) || count <= schema.at("max" + what);
  }

  bool fits_array(const json& schema, const json& value) const {
    if (!value.is_array()) return true;
    if (!fits_count(schema, "Items", static_cast<std::ptrdiff_t>(value.size()))) return false;
    if (schema.value("uniqueItems", false) &&
        std::set<json>(value.begin(), value.end()).size() < value.size()) {
      return false;
    }
    const auto items = schema.value("items", json::object());
    return std::all_of(value.begin(), value.end(),
                       [&](const json& item) { return fits(items, item); });
  }

  bool fits_object(const json& schema, const json& value) const {
    if (!value.is_object()) return true;
    if (!fits_count(schema, "Properties", static_cast<std::ptrdiff_t>(value.size()))) return false;
    const auto properties = schema.value("properties", json::object());
    for (const auto& name : schema.value("required", json::array())) {
      const auto member = properties.find(name.get<std::string>());
      const bool excused = member != properties.end() && forbids(*member);
      if (!excused && !value.contains(name.get<std::string>())) return false;
    }
    for (const auto& member : value.items()) {
      if (!fits_member(schema, properties, member.key(), member.value())) return false;
    }
    return true;
  }

  bool fits_member(const json& schema, const json& properties, const std::string& name,
                   const json& value) const {
    const auto member = properties.find(name);
    if (member != properties.end()) return !forbids(*member) && fits(*member, value);
    const auto other = schema.value("additionalProperties", json(true));
    return other.is_boolean() ? other.get<bool>() : fits(other, value);
  }

  bool fits_branches(const json& schema, const json& value) const {
    const auto fitting = [&](const char* keyword) {
      const auto& branches = schema.at(keyword);
      return std::count_if(branches.begin(), branches.end(),
                           [&](const json& branch) { return fits(branch, value); });
    };
    if (schema.contains("oneOf") && fitting("oneOf") != 1) return false;
    if (schema.contains("anyOf") && fitting("anyOf") == 0) return false;
    if (schema.contains("not") && fits(schema.at("not"), value)) return false;
    return !schema.contains("allOf") ||
           fitting("allOf") == static_cast<std::ptrdiff_t>(schema.at("allOf").size());
  }

  const json& document_;
  Half half_;
};

}  // namespace kizen_test
