// A text that may hold expressions, and after its line the value that some of them stand for.

#include <kizen/suite.hpp>
#include <string>

#include "fuzz/input.hpp"
#include "fuzz/require.hpp"
#include "fuzz/seen_scope.hpp"
#include "fuzz/target.hpp"

namespace {

void require_stable(const kizen::Expression& one, std::string_view text) {
  kizen_fuzz::require(one.text == text, "an expression keeps its text");
  const auto again = kizen::Expression::parse(one.text);
  kizen_fuzz::require(again.has_value(), "the text of an expression is one");
  kizen_fuzz::require(again->root == one.root && again->owner == one.owner &&
                          again->part == one.part && again->name == one.name &&
                          again->pointer == one.pointer,
                      "a text is read in one way");
}

/// What a text becomes, each expression in it replaced once; nothing where one is absent.
std::optional<std::string> filled_once(const std::vector<kizen::detail::TextPart>& parts,
                                       const kizen::Scope& scope) {
  std::string filled;
  for (const auto& part : parts) {
    if (!part.expression) {
      filled += part.literal;
      continue;
    }
    const auto value = kizen::evaluate(*part.expression, scope);
    if (value == nullptr) return std::nullopt;
    filled += value->is_string() ? value->get<std::string>() : value->dump();
  }
  return filled;
}

void require_sound(const std::vector<kizen::detail::TextPart>& parts, std::string_view text) {
  std::string whole;
  bool literal_before = false;
  for (const auto& part : parts) {
    if (part.expression) require_stable(*part.expression, part.expression->text);
    whole += part.expression ? "{" + part.expression->text + "}" : part.literal;
    kizen_fuzz::require(part.expression || (!part.literal.empty() && !literal_before),
                        "literals are as long as they can be");
    literal_before = !part.expression;
  }
  kizen_fuzz::require(whole == text, "the parts are the text");
}

void require_resolved(const std::string& text, const kizen::Scope& scope) {
  const auto whole = kizen::Expression::parse(text);
  const auto resolved = kizen::resolve(text, scope);
  kizen_fuzz::require(resolved.ok() == (resolved.value != nullptr), "a value or a problem");
  if (whole) {
    const auto value = kizen::evaluate(*whole, scope);
    kizen_fuzz::require(resolved.ok() == (value != nullptr), "what is absent is a problem");
    return kizen_fuzz::require(!value || *value == *resolved.value, "a value keeps its kind");
  }
  const auto filled = filled_once(kizen::detail::parts_of(text), scope);
  kizen_fuzz::require(filled.has_value() == resolved.ok(), "what is absent is a problem");
  kizen_fuzz::require(!filled || *resolved.value == *filled, "what was put in is not read again");
}

void try_expression(std::string_view bytes) {
  kizen_fuzz::Input input(bytes);
  const std::string text(input.line());
  const auto scope = kizen_fuzz::seen_scope(input.rest());
  if (const auto whole = kizen::Expression::parse(text)) require_stable(*whole, text);
  require_sound(kizen::detail::parts_of(text), text);
  require_resolved(text, scope);
  const auto& value = *scope.inputs.at("a");
  const auto resolved = kizen::resolve(value, scope);
  kizen_fuzz::require(resolved.ok() || kizen::json_at(value, resolved.place) != nullptr,
                      "a problem has a place in the value");
}

}  // namespace

KIZEN_FUZZ_TARGET(expression_fuzz, try_expression);
