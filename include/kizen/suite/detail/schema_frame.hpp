#pragma once

#include <memory>
#include <utility>

#include "../../contract.hpp"
#include "../../contract/detail/json_child.hpp"
#include "../../contract/json_source.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json_pointer.hpp"
#include "template_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A document that holds one value at a place, as deep and as far down its lists as that place is.
inline json document_around(const JsonPointer& place, json value) {
  const auto& tokens = place.tokens();
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
    const auto index = array_index(*token);
    json outer = index ? json(json::array_t(*index + 1)) : json::object();
    (index ? outer[*index] : outer[*token]) = std::move(value);
    value = std::move(outer);
  }
  return value;
}

/// A suite with nothing in it but one schema and the shared ones, each where the real suite has
/// it, so that places are those of the real suite.
inline JsonSource framed(const JsonSource& suite, const JsonPointer& place, json schema) {
  auto document = document_around(place, std::move(schema));
  const auto shared = suite.document->find("x-contract");
  if (shared != suite.document->end()) document["x-contract"] = *shared;
  JsonSource source;
  source.file = suite.file;
  source.locate = suite.locate;
  source.document = std::make_shared<const json>(std::move(document));
  return source;
}

/// A schema without the keywords whose value is an expression: what of it can be checked early.
inline json without_expressions(const json& schema) {
  if (!schema.is_structured()) return schema;
  json rest(schema.type());
  for (const auto& member : schema.items()) {
    const auto* text = member.value().get_ptr<const json::string_t*>();
    if (schema.is_array()) {
      rest.push_back(without_expressions(member.value()));
    } else if (text == nullptr || !Expression::parse(*text)) {
      rest[member.key()] = without_expressions(member.value());
    }
  }
  return rest;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
