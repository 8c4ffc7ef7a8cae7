#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "assertion.hpp"
#include "schema_reader.hpp"
#include "wording.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Holds values to those of a JSON list. @param keyword `enum` or `const`
inline Assertion values_assertion(const std::string& keyword, const std::string& list) {
  auto values = std::make_shared<const ValueSet>(list);
  const auto texts = values->shown();
  Assertion assertion{AssertionKind::Values, keyword};
  assertion.expected = (texts.size() == 1 ? "" : "one of ") + shortened(joined(texts, ", "), 400);
  assertion.values = std::move(values);
  return assertion;
}

/// Makes the assertions of one schema, in the order of their keywords.
class AssertionsOf {
 public:
  AssertionsOf(const DocumentReader& reader, const Node& schema, Dialect dialect,
               const PatternTable& patterns)
      : reader_(reader), schema_(*schema.value), dialect_(dialect), patterns_(patterns) {
    for (const auto& member : schema_.items()) {
      const auto* keyword = find_keyword(dialect, member.key());
      if (keyword == nullptr || keyword->kind != KeywordKind::Assertion) continue;
      add({&member.value(), schema.place / member.key()});
    }
  }

  std::vector<Assertion> all() && { return std::move(all_); }

 private:
  void add(const Node& node) {
    const auto& name = node.place.tokens().back();
    const auto& value = *node.value;
    if (name == "enum" || name == "const") return add_values(name, node);
    if (name == "multipleOf") return add_multiple(node);
    if (name == "pattern") return add_pattern(value.get<std::string>());
    if (name == "format") return add_format(value.get<std::string>());
    if (name == "uniqueItems") return add_unique(value);
    if (ends_with(name, "Length")) return add_length(name, value);
    add_bound(name, node);
  }

  Assertion& add_one(AssertionKind kind, const std::string& keyword, std::string expected) {
    Assertion assertion{kind, keyword};
    assertion.expected = std::move(expected);
    return all_.emplace_back(std::move(assertion));
  }

  void add_values(const std::string& name, const Node& node) {
    auto text = node.value->is_string() ? node.value->dump() : reader_.literal(node);
    if (name == "const") text = "[" + text + "]";
    all_.push_back(values_assertion(name, text));
  }

  void add_multiple(const Node& node) {
    const auto divisor = reader_.literal(node);
    add_one(AssertionKind::MultipleOf, "multipleOf",
            expected_number(schema_) + " that is a multiple of " + divisor)
        .number = divisor;
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
  void add_bound(const std::string& name, const Node& node) {
    if (node.value->is_boolean()) return;
    const auto bound = reader_.literal(node);
    const bool is_least = ends_with(name, "inimum");
    const bool stands_alone = starts_with(name, "exclusive");
    const bool is_exclusive =
        stands_alone || (dialect_ != Dialect::Draft7 &&
                         has_flag(schema_, is_least ? "exclusiveMinimum" : "exclusiveMaximum"));
    const char* const relation = is_exclusive ? (is_least ? " above " : " below ")
                                              : (is_least ? " of at least " : " of at most ");
    auto& assertion = add_one(is_least ? AssertionKind::Minimum : AssertionKind::Maximum, name,
                              expected_number(schema_) + relation + bound);
    assertion.number = bound;
    assertion.is_exclusive = is_exclusive;
  }

  const DocumentReader& reader_;
  const json& schema_;
  Dialect dialect_;
  const PatternTable& patterns_;
  std::vector<Assertion> all_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
