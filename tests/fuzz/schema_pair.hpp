#pragma once

#include <memory>
#include <nlohmann/json.hpp>

#include "fuzz/require.hpp"

namespace kizen_fuzz {

/// A schema and its negation, side by side in one document.
///
/// One engine decides, the other explains a refusal. A value that only the first takes shows by the
/// negation, which the first then refuses and the second cannot explain.
class SchemaPair {
 public:
  /// @throws ContractError where the schema cannot be used
  SchemaPair(const kizen::JsonSource& source, kizen::Dialect dialect)
      : source_(with_negation(source)),
        schema_(kizen::Schema::compile(source_, {}, dialect)),
        negation_(kizen::Schema::compile(
            source_, has_negation() ? kizen::JsonPointer() / "x-not" : kizen::JsonPointer(),
            dialect)) {}

  /// Ends the process where the two engines, or schema and negation, do not agree.
  void check(const kizen::json& value) const {
    const auto plain = schema_.check(value);
    require_sound(plain, *source_.document, value);
    if (!has_negation()) return;
    const auto negated = negation_.check(value);
    require_sound(negated, *source_.document, value);
    if (plain.unchecked || negated.unchecked) return;
    require(plain.valid != negated.valid, "a value keeps either a schema or its negation");
  }

 private:
  static kizen::JsonSource with_negation(const kizen::JsonSource& source) {
    if (!source.document->is_object()) return source;
    auto document = *source.document;
    document["x-not"] = {{"not", {{"$ref", "#"}}}};
    return {source.file, std::make_shared<const kizen::json>(std::move(document)), {}};
  }

  bool has_negation() const { return source_.document->is_object(); }

  kizen::JsonSource source_;
  kizen::Schema schema_;
  kizen::Schema negation_;
};

inline constexpr kizen::Dialect dialects[] = {
    kizen::Dialect::OpenApiRequest, kizen::Dialect::OpenApiResponse, kizen::Dialect::Draft7};

/// Holds a value to a schema in each dialect that takes the schema.
inline void check_in_each_dialect(const kizen::JsonSource& schema, const kizen::json& value) {
  for (const auto dialect : dialects) {
    try {
      SchemaPair(schema, dialect).check(value);
    } catch (const kizen::ContractError& error) {
      require(!error.rule().empty(), "a refusal names its rule");
    }
  }
}

}  // namespace kizen_fuzz
