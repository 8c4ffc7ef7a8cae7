#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/detail/decimal.hpp"
#include "../../core/detail/json_equal.hpp"
#include "format.hpp"
#include "number_format.hpp"
#include "pattern.hpp"
#include "value_set.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What an assertion looks at.
enum class AssertionKind : std::uint8_t {
  Values,
  Minimum,
  Maximum,
  MultipleOf,
  MinLength,
  MaxLength,
  Pattern,
  Format,
  NumberFormat,
  UniqueItems
};

/// One keyword that holds a value to something without going into it, with what it holds it to.
///
/// Values of another type than the keyword speaks of are always kept.
struct Assertion {
  AssertionKind kind;
  std::string keyword;
  std::string expected = {};  ///< in words, for a value that breaks it
  std::string number = {};    ///< bound or divisor, as a literal
  bool is_exclusive = false;  ///< of a bound
  std::uint64_t length = 0;   ///< in code points
  std::shared_ptr<const ValueSet> values = {};
  std::optional<Pattern> pattern = {};
  FormatTest format = nullptr;
  NumberFormat number_format = {};
};

/// How many code points a UTF-8 text has.
inline std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1;
  return count;
}

/// As `compared_to` of decimals, at once where both are short integers.
inline int compared_numbers(std::string_view a, std::string_view b) {
  const auto x = short_integer(a);
  const auto y = short_integer(b);
  if (x && y) return *x < *y ? -1 : (*x > *y ? 1 : 0);
  return Decimal(a).compared_to(Decimal(b));
}

inline bool holds_number(const Assertion& assertion, JsonView value) {
  switch (assertion.kind) {
    case AssertionKind::Minimum:
      return compared_numbers(value.text(), assertion.number) >= (assertion.is_exclusive ? 1 : 0);
    case AssertionKind::Maximum:
      return compared_numbers(value.text(), assertion.number) <= (assertion.is_exclusive ? -1 : 0);
    case AssertionKind::MultipleOf:
      return Decimal(value.text()).is_multiple_of(Decimal(assertion.number));
    default:
      return holds(assertion.number_format, value.text());
  }
}

inline bool holds_string(const Assertion& assertion, std::string_view text) {
  switch (assertion.kind) {
    case AssertionKind::MinLength:
      return text.size() >= assertion.length && code_points(text) >= assertion.length;
    case AssertionKind::MaxLength:
      return text.size() <= assertion.length || code_points(text) <= assertion.length;
    case AssertionKind::Pattern:
      return assertion.pattern->found_in(text);
    default:
      return assertion.format(text);
  }
}

/// How much work an assertion may be: it may go through the whole value.
inline std::size_t work_of(const Assertion& assertion, JsonView value) {
  const bool goes_through =
      assertion.kind == AssertionKind::UniqueItems || assertion.kind == AssertionKind::Values;
  return goes_through ? value.weight() : 0;
}

/// Whether a value keeps an assertion.
inline bool holds(const Assertion& assertion, JsonView value) {
  switch (assertion.kind) {
    case AssertionKind::Values:
      return assertion.values->contains(value);
    case AssertionKind::UniqueItems:
      return !value.is(JsonKind::Array) || !has_equal_items(value);
    case AssertionKind::Minimum:
    case AssertionKind::Maximum:
    case AssertionKind::MultipleOf:
    case AssertionKind::NumberFormat:
      return !value.is(JsonKind::Number) || holds_number(assertion, value);
    case AssertionKind::MinLength:
    case AssertionKind::MaxLength:
    case AssertionKind::Pattern:
    case AssertionKind::Format:
      return !value.is(JsonKind::String) || holds_string(assertion, value.text());
  }
  return true;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
