#pragma once

#include <string>

#include "../../contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Refuses a reference in a schema that was meant to be read against the schema, or another file.
inline void check_schema_reference(const SuiteDocument& document, const std::string& text,
                                   const JsonPointer& place) {
  const char* const fix =
      "put the schema under x-contract.schemas and write #/x-contract/schemas/NAME";
  if (text.empty() || text.front() != '#') {
    document.refuse(place, "reference", "'" + text + "' leads out of the suite", fix);
  }
  const bool is_shared = starts_with(text, "#/x-contract/") || starts_with(text, "#/components/");
  const auto target = JsonPointer::parse(text);
  const bool is_there = target && json_at(*document.root().value, *target) != nullptr;
  if (is_shared || (is_there && !target->empty())) return;
  document.refuse(place, "reference",
                  "'" + text + "' is looked for in the whole suite, not in the schema it stands in",
                  fix);
}

/// The same for all references in a schema.
inline void check_schema_references(const SuiteDocument& document, const Node& schema) {
  if (!schema.value->is_structured()) return;
  for (const auto& member : schema.value->items()) {
    const auto& name = member.key();
    const Node inner{&member.value(), schema.place / name};
    if (name == "const" || name == "enum" || name == "default" || name == "examples") continue;
    if (name == "$ref" && inner.value->is_string()) {
      check_schema_reference(document, inner.value->get<std::string>(), inner.place);
    }
    check_schema_references(document, inner);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
