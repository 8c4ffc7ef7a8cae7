#include "parameter_words.hpp"

#include <kizen/check.hpp>
#include <vector>

namespace kizen_tool {
namespace {

std::string type_and_format(const kizen::json& schema) {
  const auto format = schema.find("format");
  const auto type = kizen::detail::expected_type(schema);
  return format == schema.end() ? type : type + ", format " + format->get<std::string>();
}

/// The type of a value; of a list also that of its items, but no deeper.
std::string schema_words(const kizen::Contract& contract, const kizen::JsonPointer& place) {
  if (place.empty()) return "a value";
  const auto& schema = *kizen::json_at(contract.document(), place);
  const auto items = schema.find("items");
  if (items == schema.end()) return type_and_format(schema);
  const kizen::detail::DocumentReader reader(contract.source());
  const auto item = reader.followed({&*items, place / "items"});
  return type_and_format(schema) + ", each item " + type_and_format(*item.value);
}

void add_style(std::vector<std::string>& words, const kizen::Parameter& parameter) {
  if (parameter.style != kizen::default_style(parameter.place)) {
    words.push_back("style " + std::string(kizen::to_string(parameter.style)));
  }
  const bool usual = parameter.style == kizen::ParameterStyle::Form;
  if (parameter.explode != usual) words.emplace_back(usual ? "not exploded" : "exploded");
}

}  // namespace

std::string parameter_words(const kizen::Contract& contract, const kizen::Parameter& parameter) {
  std::vector<std::string> words = {parameter.required ? "required" : "optional"};
  add_style(words, parameter);
  if (parameter.content) words.push_back("as " + parameter.content->to_string());
  words.push_back(schema_words(contract, parameter.schema));
  return kizen::detail::joined(words, ", ");
}

}  // namespace kizen_tool
