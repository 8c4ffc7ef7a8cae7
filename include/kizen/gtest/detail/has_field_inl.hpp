#pragma once

#include <ostream>
#include <string>
#include <utility>

#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../records.hpp"
#include "../has_field.hpp"
#include "explain_inner.hpp"
#include "explanation.hpp"
#include "match_json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Which fields a record shows, where it does not show the one that was asked for.
inline void explain_missing_field(const json& record, const std::string& field, std::ostream& out) {
  const auto names = field_names_of(record);
  if (names.empty()) {
    out << "which shows no fields";
    return;
  }
  const auto near = did_you_mean(field, names);
  out << "which does not show '" << field << "'; " << near << (near.empty() ? "" : " ")
      << "it shows " << joined(names, ", ");
}

}  // namespace detail

KIZEN_INLINE bool HasFieldMatcher::explain(const json& record, std::ostream& out) const {
  const auto value = field_of(record, field_);
  if (!value) {
    detail::explain_missing_field(record, field_, out);
    return false;
  }
  out << "whose '" << field_ << "' is " << detail::shown_json(*value);
  return detail::explain_inner<const json&>(value_, *value, out);
}

KIZEN_INLINE bool HasFieldMatcher::MatchAndExplain(const Answered& answer,
                                                   std::ostream* out) const {
  detail::Explanation text(out, &answer);
  if (detail::explain_silence(answer, *text)) return false;
  if (explain(answer.json().value_or(json()), *text)) return true;
  *text << "; it has status " << answer.status();
  return detail::explain_mismatch(answer, *text);
}

KIZEN_INLINE bool HasFieldMatcher::MatchAndExplain(const json& record, std::ostream* out) const {
  detail::Explanation text(out);
  return explain(record, *text);
}

KIZEN_INLINE void HasFieldMatcher::DescribeTo(std::ostream* out) const {
  *out << "shows a field '" << field_ << "' that ";
  value_.DescribeTo(out);
}

KIZEN_INLINE void HasFieldMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "shows no field '" << field_ << "' that ";
  value_.DescribeTo(out);
}

KIZEN_INLINE HasFieldMatcher HasField(std::string field, const json& value) {
  return {std::move(field), detail::json_matcher(value)};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
