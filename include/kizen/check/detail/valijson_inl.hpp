#pragma once

// valijson looks at this when it is first included: without it a bad schema ends the process.
#ifndef VALIJSON_USE_EXCEPTIONS
#define VALIJSON_USE_EXCEPTIONS 1
#endif

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "composition.hpp"
#include "lowering.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A private keyword that holds strings to a test and lets every other value pass.
template <class Test>
class StringConstraint : public valijson::constraints::PolyConstraint {
 public:
  explicit StringConstraint(Test test) : test_(std::move(test)) {}

  bool validate(const valijson::adapters::Adapter& target, const std::vector<std::string>&,
                valijson::ValidationResults*) const override {
    return !target.isString() || test_(target.asString());
  }

 private:
  valijson::constraints::Constraint* cloneInto(void* memory) const override {
    return new (memory) StringConstraint(*this);
  }
  std::size_t sizeOf() const override { return sizeof(StringConstraint); }

  Test test_;
};

/// Makes the constraint of a private keyword from the keyword's text.
template <class MakeTest>
class StringConstraintBuilder : public valijson::ConstraintBuilder {
 public:
  explicit StringConstraintBuilder(MakeTest make_test) : make_test_(std::move(make_test)) {}

  valijson::constraints::Constraint* make(
      const valijson::adapters::Adapter& keyword) const override {
    return new StringConstraint(make_test_(keyword.asString()));
  }

 private:
  MakeTest make_test_;
};

template <class MakeTest>
void add_string_keyword(valijson::SchemaParser& parser, const char* name, MakeTest make_test) {
  auto builder = std::make_unique<StringConstraintBuilder<MakeTest>>(std::move(make_test));
  parser.addConstraintBuilder(name, builder.get());
  builder.release();
}

struct Composition::Engine {
  valijson::Schema schema;
};

inline Composition Composition::compile(const json& lowered, Dialect dialect,
                                        const PatternTable& patterns) {
  valijson::SchemaParser parser(dialect == Dialect::Draft7 ? valijson::SchemaParser::kDraft7
                                                           : valijson::SchemaParser::kDraft4);
  add_string_keyword(parser, pattern_keyword, [&patterns](const std::string& text) {
    return
        [pattern = patterns.at(text)](const std::string& value) { return pattern.found_in(value); };
  });
  add_string_keyword(parser, format_keyword, [](const std::string& name) {
    return [test = format_test(name)](const std::string& value) { return test(value); };
  });
  auto engine = std::make_shared<Engine>();
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(lowered), engine->schema);
  return Composition(std::move(engine));
}

inline bool Composition::accepts(const json& value) const {
  valijson::Validator validator;
  return validator.validate(engine_->schema, valijson::adapters::NlohmannJsonAdapter(value),
                            nullptr);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
