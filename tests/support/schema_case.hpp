#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "kizen/check.hpp"

namespace kizen_test {

inline constexpr auto Draft4 = kizen::Dialect::Draft4;
inline constexpr auto Draft7 = kizen::Dialect::Draft7;
inline constexpr auto AsRequest = kizen::Dialect::OpenApiRequest;
inline constexpr auto AsResponse = kizen::Dialect::OpenApiResponse;

/// One schema, values that keep it, one that breaks it, and what is said of that.
struct SchemaCase {
  const char* name;
  kizen::Dialect dialect;
  const char* schema;  ///< a document whose root is the schema
  const char* keeps;   ///< a JSON list of values
  const char* breaks;  ///< one value
  const char* told;    ///< as told() puts it
};

inline std::ostream& operator<<(std::ostream& out, const SchemaCase& one) {
  return out << one.name;
}

inline std::string name_of(const testing::TestParamInfo<SchemaCase>& info) {
  return info.param.name;
}

/// One line a violation: `KEYWORD at INSTANCE by #SCHEMA: EXPECTED; got ACTUAL`, then the lines of
/// the note.
inline std::string told(const std::vector<kizen::Violation>& violations) {
  using kizen::detail::joined;
  using kizen::detail::split;
  std::string text;
  for (const auto& one : violations) {
    if (!text.empty()) text += '\n';
    text += one.keyword + " at " + one.instance.to_string() + " by #" +
            one.schema.pointer.to_string() + ": " + one.expected + "; got " + one.actual;
    if (!one.note.empty()) text += " (" + joined(split(one.note, '\n'), "; ") + ")";
  }
  return text;
}

/// What each of the two engines says, and why the value is refused, asked whatever they decided.
struct Judged {
  bool kept;
  bool accepted;
  std::vector<kizen::Violation> explained;
  kizen::SchemaFindings findings;
};

inline Judged judge(const kizen::JsonSource& source, kizen::Dialect dialect,
                    const kizen::json& value) {
  namespace detail = kizen::detail;
  const detail::DocumentReader reader(source);
  const auto inventory = detail::SchemaReader(reader, dialect).read({});
  const auto program = std::make_shared<const detail::Program>(
      detail::Compiler(reader, dialect, inventory.patterns).compile({}));
  auto lowered = detail::Lowering(reader, dialect, inventory, *program).lowered({});
  const auto valijson = detail::Composition::compile(std::move(lowered), program);
  const auto reading = detail::JsonTreeOf(value).reading();
  const detail::JsonView view(reading.tree);
  return {detail::keeps(*program, view), valijson.accepts(view),
          detail::explain(*program, view).violations,
          kizen::Schema::compile(source, {}, dialect).check(value)};
}

inline void expect_kept(const SchemaCase& one, const kizen::json& value) {
  SCOPED_TRACE(value.dump());
  const auto judged = judge(kizen::read_json(one.schema, "s.json"), one.dialect, value);
  EXPECT_TRUE(judged.kept);
  EXPECT_TRUE(judged.accepted);
  EXPECT_EQ(told(judged.explained), "");
  EXPECT_TRUE(judged.findings.valid);
  EXPECT_FALSE(judged.findings.unchecked) << judged.findings.unchecked->detail;
}

inline void expect_broken(const SchemaCase& one) {
  const auto value = kizen::json::parse(one.breaks);
  const auto judged = judge(kizen::read_json(one.schema, "s.json"), one.dialect, value);
  EXPECT_FALSE(judged.kept);
  EXPECT_FALSE(judged.accepted);
  EXPECT_FALSE(judged.findings.valid);
  EXPECT_FALSE(judged.findings.unchecked) << judged.findings.unchecked->detail;
  EXPECT_EQ(told(judged.findings.violations), one.told);
  for (const auto& violation : judged.findings.violations) {
    EXPECT_EQ(violation.schema.document, "s.json");
  }
}

/// Holds both engines to a case.
inline void expect_holds(const SchemaCase& one) {
  for (const auto& value : kizen::json::parse(one.keeps)) expect_kept(one, value);
  expect_broken(one);
}

}  // namespace kizen_test
