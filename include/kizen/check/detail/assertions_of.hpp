#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "assertion.hpp"
#include "schema_reader.hpp"
#include "wording.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Makes the assertions of one schema, in the order of their keywords.
class AssertionsOf {
 public:
  AssertionsOf(const json& schema, Dialect dialect, const PatternTable& patterns)
      : schema_(schema), dialect_(dialect), patterns_(patterns) {
    for (const auto& member : schema.items()) {
      const auto* keyword = find_keyword(dialect, member.key());
      if (keyword == nullptr || keyword->kind != KeywordKind::Assertion) continue;
      add(member.key(), member.value());
    }
  }

  std::vector<Assertion> all() && { return std::move(all_); }

 private:
  void add(const std::string& name, const json& value) {
    if (name == "enum" || name == "const") return add_values(name, value);
    if (name == "multipleOf") return add_multiple(value);
    if (name == "pattern") return add_pattern(value.get<std::string>());
    if (name == "format") return add_format(value.get<std::string>());
    if (name == "uniqueItems") return add_unique(value);
    if (ends_with(name, "Length")) return add_length(name, value);
    add_bound(name, value);
  }

  Assertion& add_one(AssertionKind kind, const std::string& keyword, std::string expected) {
    Assertion assertion{kind, keyword};
    assertion.expected = std::move(expected);
    return all_.emplace_back(std::move(assertion));
  }

  void add_values(const std::string& name, const json& value) {
    const json values = name == "enum" ? value : json::array({value});
    std::vector<std::string> texts;
    for (const auto& one : values) texts.push_back(shown(one));
    auto& assertion =
        add_one(AssertionKind::Values, name,
                (texts.size() == 1 ? "" : "one of ") + shortened(joined(texts, ", "), 400));
    assertion.values = std::make_shared<const ValueSet>(values);
  }

  void add_multiple(const json& divisor) {
    add_one(AssertionKind::MultipleOf, "multipleOf",
            expected_number(schema_) + " that is a multiple of " + divisor.dump())
        .number = divisor.dump();
  }

  void add_pattern(const std::string& text) {
    add_one(AssertionKind::Pattern, "pattern", "a string that matches " + text).pattern =
        patterns_.at(text);
  }

  void add_format(const std::string& name) {
    if (const auto* number = find_number_format(name)) {
      add_one(AssertionKind::NumberFormat, "format",
              expected_number(schema_) + " of format " + name)
          .number_format = *number;
    } else if (const auto test = format_test(name)) {
      add_one(AssertionKind::Format, "format", "a string of format " + name).format = test;
    }
  }

  void add_unique(const json& flag) {
    if (flag == true) add_one(AssertionKind::UniqueItems, "uniqueItems", "no two equal items");
  }

  void add_length(const std::string& name, const json& limit) {
    const bool is_least = name == "minLength";
    add_one(is_least ? AssertionKind::MinLength : AssertionKind::MaxLength, name,
            std::string("a string of at ") + (is_least ? "least " : "most ") +
                counted(limit, "character"))
        .length = count_of(limit);
  }

  /// `exclusiveMinimum` is a flag beside `minimum` up to draft 4, and a bound of its own since.
  void add_bound(const std::string& name, const json& bound) {
    if (bound.is_boolean()) return;
    const bool is_least = ends_with(name, "inimum");
    const bool stands_alone = starts_with(name, "exclusive");
    const bool is_exclusive =
        stands_alone || (dialect_ != Dialect::Draft7 &&
                         has_flag(schema_, is_least ? "exclusiveMinimum" : "exclusiveMaximum"));
    const char* const relation = is_exclusive ? (is_least ? " above " : " below ")
                                              : (is_least ? " of at least " : " of at most ");
    auto& assertion = add_one(is_least ? AssertionKind::Minimum : AssertionKind::Maximum, name,
                              expected_number(schema_) + relation + bound.dump());
    assertion.number = bound.dump();
    assertion.is_exclusive = is_exclusive;
  }

  const json& schema_;
  Dialect dialect_;
  const PatternTable& patterns_;
  std::vector<Assertion> all_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
