#include "yaml_text.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <kizen/contract.hpp>
#include <string_view>

namespace kizen_tool {
namespace {

void emit_text(YAML::Emitter& out, const std::string& text) {
  if (is_plain_yaml(text)) {
    out << text;
  } else {
    out << YAML::DoubleQuoted << text;
  }
}

void emit(YAML::Emitter& out, const kizen::json& value) {
  if (value.is_object()) {
    if (value.empty()) out << YAML::Flow;
    out << YAML::BeginMap;
    for (const auto& member : value.items()) {
      out << YAML::Key;
      emit_text(out, member.key());
      out << YAML::Value;
      emit(out, member.value());
    }
    out << YAML::EndMap;
  } else if (value.is_array()) {
    if (value.empty()) out << YAML::Flow;
    out << YAML::BeginSeq;
    for (const auto& item : value) emit(out, item);
    out << YAML::EndSeq;
  } else if (value.is_string()) {
    emit_text(out, value.get_ref<const std::string&>());
  } else if (value.is_null()) {
    out << YAML::Null;
  } else if (value.is_boolean()) {
    out << value.get<bool>();
  } else {
    out << value.dump();
  }
}

}  // namespace

bool is_plain_yaml(const std::string& text) {
  static constexpr std::array<std::string_view, 10> others = {"true", "false", "null", "yes", "no",
                                                              "on",   "off",   "y",    "n",   "~"};
  static constexpr std::string_view more = " ._/*-";
  const auto lower = kizen::detail::ascii_lower(text);
  if (text.empty() || text.back() == ' ') return false;
  if (!kizen::detail::is_letter(text.front()) && text.front() != '/') return false;
  return std::find(others.begin(), others.end(), lower) == others.end() &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return kizen::detail::is_alphanumeric(c) || more.find(c) != more.npos;
         });
}

std::string yaml_text(const kizen::json& value) {
  YAML::Emitter out;
  emit(out, value);
  return std::string(out.c_str()) + "\n";
}

}  // namespace kizen_tool
