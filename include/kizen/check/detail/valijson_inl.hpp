#pragma once

#include <memory>
#include <string>
#include <utility>

#include "composition.hpp"
#include "evaluator_inl.hpp"
#include "json_tree_of.hpp"
#include "valijson.hpp"
#include "valijson_adapter.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Calls `use` with the tree's value behind an adapter; the name of a member comes as a string.
template <class Use>
bool with_view(const valijson::adapters::Adapter& target, const Use& use) {
  if (const auto* adapter = dynamic_cast<const TreeAdapter*>(&target)) {
    adapter->run().add_work(adapter->view().weight());
    return use(adapter->view());
  }
  const auto reading = JsonTreeOf(json(target.asString())).reading();
  return use(JsonView(reading.tree));
}

/// A private keyword: a test of one value.
template <class Test>
class TestConstraint : public valijson::constraints::PolyConstraint {
 public:
  using Path =
      typename ConstraintPath<decltype(&valijson::constraints::PolyConstraint::validate)>::type;

  explicit TestConstraint(Test test) : test_(std::move(test)) {}

  bool validate(const valijson::adapters::Adapter& target, const Path&,
                valijson::ValidationResults*) const override {
    return with_view(target, test_);
  }

 private:
  valijson::constraints::Constraint* cloneInto(void* memory) const override {
    return new (memory) TestConstraint(*this);
  }
  std::size_t sizeOf() const override { return sizeof(TestConstraint); }

  Test test_;
};

/// Makes the test of a private keyword from the number that stands under the keyword.
template <class MakeTest>
class TestConstraintBuilder : public valijson::ConstraintBuilder {
 public:
  explicit TestConstraintBuilder(MakeTest make_test) : make_test_(std::move(make_test)) {}

  valijson::constraints::Constraint* make(
      const valijson::adapters::Adapter& number) const override {
    auto test = make_test_(static_cast<std::size_t>(number.asInteger()));
    return new TestConstraint<decltype(test)>(std::move(test));
  }

 private:
  MakeTest make_test_;
};

template <class MakeTest>
void add_keyword(valijson::SchemaParser& parser, const char* name, MakeTest make_test) {
  auto builder = std::make_unique<TestConstraintBuilder<MakeTest>>(std::move(make_test));
  parser.addConstraintBuilder(name, builder.get());
  builder.release();
}

struct Composition::Engine {
  std::vector<std::vector<Assertion>> assertions;
  std::shared_ptr<const Program> program;
  valijson::Schema schema;
};

KIZEN_INLINE Composition Composition::compile(Lowered lowered,
                                              std::shared_ptr<const Program> program) {
  auto engine = std::make_shared<Engine>();
  engine->assertions = std::move(lowered.assertions);
  engine->program = std::move(program);
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  const Engine& kept = *engine;
  add_keyword(parser, Lowered::assertions_keyword, [&kept](std::size_t number) {
    return [&all = kept.assertions.at(number)](JsonView value) {
      return std::all_of(all.begin(), all.end(),
                         [&](const Assertion& assertion) { return holds(assertion, value); });
    };
  });
  add_keyword(parser, Lowered::members_keyword, [&kept](std::size_t number) {
    return [&program = *kept.program, &schema = kept.program->schemas.at(number)](JsonView value) {
      Evaluation run(program, value);
      return !value.is(JsonKind::Object) || check_members(run, {schema, value, {}});
    };
  });
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(lowered.document), engine->schema);
  return Composition(std::move(engine));
}

KIZEN_INLINE bool Composition::accepts(JsonView value) const {
  TreeRun run(engine_->program->takes_whole_floats, WorkLimits(value));
  valijson::Validator validator;
  return validator.validate(engine_->schema, TreeAdapter(value, run), nullptr);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
