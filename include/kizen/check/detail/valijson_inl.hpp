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
#include "explain_scalar.hpp"
#include "lowering.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A private keyword: a test of one value that does not go into it.
template <class Test>
class ScalarConstraint : public valijson::constraints::PolyConstraint {
 public:
  explicit ScalarConstraint(Test test) : test_(std::move(test)) {}

  bool validate(const valijson::adapters::Adapter& target, const std::vector<std::string>&,
                valijson::ValidationResults*) const override {
    return test_(target);
  }

 private:
  valijson::constraints::Constraint* cloneInto(void* memory) const override {
    return new (memory) ScalarConstraint(*this);
  }
  std::size_t sizeOf() const override { return sizeof(ScalarConstraint); }

  Test test_;
};

/// Makes the constraint of a private keyword from what stands under the keyword.
template <class MakeTest>
class ScalarConstraintBuilder : public valijson::ConstraintBuilder {
 public:
  explicit ScalarConstraintBuilder(MakeTest make_test) : make_test_(std::move(make_test)) {}

  valijson::constraints::Constraint* make(
      const valijson::adapters::Adapter& keyword) const override {
    return new ScalarConstraint(make_test_(keyword));
  }

 private:
  MakeTest make_test_;
};

template <class MakeTest>
void add_keyword(valijson::SchemaParser& parser, const char* name, MakeTest make_test) {
  auto builder = std::make_unique<ScalarConstraintBuilder<MakeTest>>(std::move(make_test));
  parser.addConstraintBuilder(name, builder.get());
  builder.release();
}

/// A keyword that holds strings to the test that its text names; every other value passes.
template <class MakeTest>
void add_string_keyword(valijson::SchemaParser& parser, const char* name, MakeTest make_test) {
  add_keyword(parser, name, [make_test](const valijson::adapters::Adapter& keyword) {
    return [test = make_test(keyword.asString())](const valijson::adapters::Adapter& target) {
      return !target.isString() || test(target.asString());
    };
  });
}

inline json number_of(const valijson::adapters::Adapter& number) {
  return number.isInteger() ? json(number.asInteger()) : json(number.asDouble());
}

inline void add_multiple_keyword(valijson::SchemaParser& parser) {
  add_keyword(parser, multiple_keyword, [](const valijson::adapters::Adapter& keyword) {
    return [divisor = number_of(keyword)](const valijson::adapters::Adapter& target) {
      return !target.isNumber() || is_multiple(number_of(target), divisor);
    };
  });
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
  add_multiple_keyword(parser);
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
