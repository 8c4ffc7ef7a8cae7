#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "filter_operand.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a stored value that is not blank meets a condition.
using ValueTest = std::function<bool(const json&)>;

inline ValueTest text_test(const Field& field, const std::string& condition, const json& operand) {
  const auto wanted = text_operand(field, operand);
  const auto with = [](auto meets) {
    return
        [meets](const json& value) { return meets(folded(value.get_ref<const std::string&>())); };
  };
  if (condition == "contains") {
    return with([=](const std::string& text) { return text.find(wanted) != std::string::npos; });
  }
  if (condition == "starts_with") {
    return with([=](const std::string& text) { return starts_with(text, wanted); });
  }
  if (condition == "ends_with") {
    return with([=](const std::string& text) { return ends_with(text, wanted); });
  }
  return with([=](const std::string& text) { return text == wanted; });
}

inline ValueTest any_rating_test(const Field& field, const json& operand) {
  if (!operand.is_array()) refuse_operand(field, "a list");
  std::vector<double> wanted;
  for (const auto& item : operand) wanted.push_back(number_operand(field, item).first);
  return [wanted](const json& value) {
    return std::find(wanted.begin(), wanted.end(), value.get<double>()) != wanted.end();
  };
}

inline ValueTest month_test(const Field& field, const json& operand, int shift) {
  if (!operand.is_number_integer() || operand < 1 || operand > 12) {
    refuse_operand(field, "a month from 1 to 12");
  }
  return [month = operand.get<int>() - shift](const json& value) {
    return std::stoi(value.get_ref<const std::string&>().substr(5, 2)) == month;
  };
}

/// What two numbers compared as texts come to.
inline ValueTest text_order_test(const std::string& condition, const json& operand) {
  const bool takes_equal = ends_with(condition, "=");
  return [takes_equal, less = starts_with(condition, "<"),
          wanted = operand.dump()](const json& value) {
    const auto text = value.dump();
    return text == wanted ? takes_equal : (text < wanted) == less;
  };
}

inline ValueTest span_test(const Field& field, const std::string& condition, const json& operand,
                           const Behaviour& behaviour) {
  if (condition == "is_any_of") return any_rating_test(field, operand);
  if (condition == "month_equals") return month_test(field, operand, behaviour.month_shift);
  const bool orders = starts_with(condition, "<") || starts_with(condition, ">");
  if (orders && behaviour.compares_numbers_as_text && field.shape == ValueShape::Number) {
    return text_order_test(condition, operand);
  }
  const auto span =
      condition == "between" ? between_operand(field, operand) : span_operand(field, operand);
  const auto with = [&field](auto meets) {
    return [&field, meets](const json& value) { return meets(position_of(field, value)); };
  };
  if (condition == "<") return with([=](double position) { return position < span.first; });
  if (condition == "<=") return with([=](double position) { return position <= span.last; });
  if (condition == ">") return with([=](double position) { return position > span.last; });
  if (condition == ">=") return with([=](double position) { return position >= span.first; });
  if (condition == "between" && !behaviour.between_has_ends) {
    return with([=](double position) { return span.first < position && position < span.last; });
  }
  return with([=](double position) { return span.first <= position && position <= span.last; });
}

/// Of one id or a list of ids: `=`, one of them, or all of them.
inline ValueTest ids_test(const std::string& condition, std::vector<std::string> wanted) {
  const bool all = condition == "has" || condition == "contains";
  return [all, wanted = std::move(wanted)](const json& value) {
    const auto is_held = [&](const std::string& id) {
      return value.is_array() ? std::find(value.begin(), value.end(), id) != value.end()
                              : value == id;
    };
    return all ? std::all_of(wanted.begin(), wanted.end(), is_held)
               : std::any_of(wanted.begin(), wanted.end(), is_held);
  };
}

/// A condition without its negation, and whether it was negated.
inline std::pair<std::string, bool> plain_condition(const std::string& condition) {
  if (condition == "!=") return {"=", true};
  if (condition == "is_none_of") return {"is_any_of", true};
  if (starts_with(condition, "!")) return {condition.substr(1), true};
  return {condition, false};
}

/// The test for a condition that is not negated and not `is_blank`. The field outlives it.
inline ValueTest value_test(const Business& business, const Employee& user, const Field& field,
                            const std::string& condition, const json& operand) {
  switch (field.shape) {
    case ValueShape::Text:
      return text_test(field, condition, operand);
    case ValueShape::Flag:
      return [wanted = bool_operand(field, operand)](const json& value) { return value == wanted; };
    case ValueShape::Number:
    case ValueShape::Date:
    case ValueShape::DateTime:
      return span_test(field, condition, operand, business.behaviour);
    default:
      break;
  }
  if (condition == "=") return ids_test(condition, {id_operand(business, user, field, operand)});
  return ids_test(condition, ids_operand(business, user, field, operand));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
