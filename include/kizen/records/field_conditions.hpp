#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "../core/json.hpp"
#include "../core/version.hpp"
#include "filter.hpp"
#include "filter_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The user whose credentials a request carries, as a value for team selectors.
///
/// ```cpp
/// #include <kizen/records.hpp>
///
/// const auto mine = kizen::field("owner").equals(kizen::is_me);
/// ```
inline constexpr std::string_view is_me = "is_me";

/// The conditions that a search can put on one field, made by field() and custom_field().
///
/// Each is named by its spelling on the wire, `!` read as `not`. Which of them a field has depends
/// on its type; a service refuses others. Blank values satisfy the negated ones.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto filter = kizen::field("name").starts_with("Acme");
/// assert(filter.to_json().at("query").at(0).at("filters").at(0) == (kizen::json{
///            {"type", "fields"}, {"subtype", "non_custom"}, {"field", "name"},
///            {"condition", "starts_with"}, {"value", "Acme"}}));
/// ```
///
/// @see behaviour page, Search, the table of conditions
class FieldConditions {
 public:
  /// @param type,subtype,name as a filter has them
  FieldConditions(std::string type, std::string subtype, std::string name)
      : type_(std::move(type)), subtype_(std::move(subtype)), name_(std::move(name)) {}

  /// `=`: a text, number, day, moment, true or false, one option, one employee.
  Filter equals(const FilterValue& value) const { return one("=", value); }
  /// `!=`: as `=`, but for true and false.
  Filter not_equals(const FilterValue& value) const { return one("!=", value); }

  /// Texts, without regard to case.
  Filter contains(std::string_view text) const { return one("contains", text); }
  Filter not_contains(std::string_view text) const { return one("!contains", text); }
  Filter starts_with(std::string_view text) const { return one("starts_with", text); }
  Filter not_starts_with(std::string_view text) const { return one("!starts_with", text); }
  Filter ends_with(std::string_view text) const { return one("ends_with", text); }
  Filter not_ends_with(std::string_view text) const { return one("!ends_with", text); }

  /// Relationships: to all of these records; the negation is the exact opposite.
  Filter contains(const FilterValues& ids) const { return list("contains", ids); }
  Filter contains(std::initializer_list<FilterValue> ids) const { return list("contains", ids); }
  Filter not_contains(const FilterValues& ids) const { return list("!contains", ids); }
  Filter not_contains(std::initializer_list<FilterValue> ids) const {
    return list("!contains", ids);
  }

  /// Numbers, days and moments.
  Filter less_than(const FilterValue& value) const { return one("<", value); }
  Filter at_most(const FilterValue& value) const { return one("<=", value); }
  Filter greater_than(const FilterValue& value) const { return one(">", value); }
  Filter at_least(const FilterValue& value) const { return one(">=", value); }
  /// Both ends are within.
  Filter between(const FilterValue& low, const FilterValue& high) const {
    return list("between", {low, high});
  }
  /// Days and moments of a month of any year, from 1 to 12.
  Filter month_equals(int month) const { return one("month_equals", month); }

  /// Several options: all of these are chosen; the negation is the exact opposite.
  Filter has(const FilterValues& options) const { return list("has", options); }
  Filter not_has(const FilterValues& options) const { return list("!has", options); }
  /// Several options: at least one of these is chosen.
  Filter has_any(const FilterValues& options) const { return list("has_any", options); }
  Filter not_has_any(const FilterValues& options) const { return list("!has_any", options); }

  /// One option, employee, related record or rating of these.
  Filter is_any_of(const FilterValues& values) const { return list("is_any_of", values); }
  Filter is_none_of(const FilterValues& values) const { return list("is_none_of", values); }

  /// Has no value, or has one.
  Filter is_blank(bool blank = true) const { return one("is_blank", blank); }
  Filter is_not_blank() const { return is_blank(false); }

  /// Any condition with any value, known or not.
  ///
  /// ```cpp
  /// #include <kizen/records.hpp>
  ///
  /// const auto refused = kizen::field("name").condition("resembles", {{"text", "Acme"}});
  /// ```
  KIZEN_INLINE Filter condition(std::string_view condition, const json& value) const;

 private:
  KIZEN_INLINE Filter one(std::string_view condition, const FilterValue& value) const;
  KIZEN_INLINE Filter list(std::string_view condition, const FilterValues& values) const;

  std::string type_;
  std::string subtype_;
  std::string name_;
};

/// Conditions on the field with that api name.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto filter = kizen::field("labels").is_not_blank() || kizen::field("active").equals(true);
/// assert(filter.to_json().at("query").at(0).at("and") == false);
/// ```
inline FieldConditions field(std::string name) { return {"fields", "non_custom", std::move(name)}; }

/// Conditions on the field with that UUID.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto filter = kizen::custom_field("921cec5c-9f68-4cd1-bf30-b11f00571175").is_blank();
/// assert(filter.to_json().at("query").at(0).at("filters").at(0).at("field") ==
///        "\"custom\"::921cec5c-9f68-4cd1-bf30-b11f00571175");
/// ```
inline FieldConditions custom_field(const std::string& uuid) {
  return {"fields_v2", "custom", "\"custom\"::" + uuid};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
