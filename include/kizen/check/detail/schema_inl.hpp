#pragma once

#include <exception>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "../schema.hpp"
#include "composition.hpp"
#include "explainer.hpp"
#include "lowering.hpp"
#include "reference_cycles.hpp"
#include "schema_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Schema::Compiled {
  std::shared_ptr<const json> document;
  std::string document_name;
  JsonPointer place;
  Dialect dialect;
  detail::SchemaInventory inventory;
  detail::Composition composition;
};

inline Schema Schema::compile(const JsonSource& source, const JsonPointer& place, Dialect dialect) {
  const detail::DocumentReader reader(source);
  auto inventory = detail::SchemaReader(reader, dialect).read(place);
  detail::ReferenceCycles(reader, dialect).refuse_among(inventory.targets);
  try {
    const auto lowered = detail::Lowering(reader.document(), dialect, inventory).document();
    auto composition = detail::Composition::compile(lowered, dialect, inventory.patterns);
    return Schema(std::make_shared<const Compiled>(
        Compiled{source.document, source.file.substr(source.file.find_last_of('/') + 1), place,
                 dialect, std::move(inventory), std::move(composition)}));
  } catch (const ContractError&) {
    throw;
  } catch (const std::exception& error) {
    reader.refuse(place, "schema.kind", std::string("the schema cannot be used: ") + error.what(),
                  "correct the keyword that is named");
  }
}

inline const std::vector<std::string>& Schema::notes() const { return compiled_->inventory.notes; }

inline SchemaFindings Schema::check(const json& value) const {
  SchemaFindings findings;
  try {
    findings.valid = compiled_->composition.accepts(value);
  } catch (const std::exception& error) {
    findings.unchecked = std::string("the validation engine failed: ") + error.what();
    return findings;
  }
  if (findings.valid) return findings;
  findings.violations =
      detail::Explainer(*compiled_->document, compiled_->dialect, compiled_->inventory.patterns)
          .explain(compiled_->place, value);
  for (auto& violation : findings.violations) violation.schema.document = compiled_->document_name;
  if (findings.violations.empty()) {
    findings.unchecked = "the validation engines disagree: valijson refuses the value";
  }
  return findings;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
