#pragma once

#include <ostream>

#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../records.hpp"
#include "../../records/detail/fields_of.hpp"
#include "../has_blank_field.hpp"
#include "explanation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE bool HasBlankFieldMatcher::explain(const json& record, std::ostream& out) const {
  if (detail::fields_of(record) == nullptr) {
    out << "which shows no fields";
    return false;
  }
  const auto value = field_of(record, field_);
  if (!value) {
    out << "which does not show '" << field_ << "'";
    return true;
  }
  out << "whose '" << field_ << "' is " << detail::shown_json(*value);
  return value->is_null();
}

KIZEN_INLINE bool HasBlankFieldMatcher::MatchAndExplain(const Answered& answer,
                                                        std::ostream* out) const {
  detail::Explanation text(out, &answer);
  if (detail::explain_silence(answer, *text)) return false;
  if (explain(answer.json().value_or(json()), *text)) return true;
  *text << "; it has status " << answer.status();
  return detail::explain_mismatch(answer, *text);
}

KIZEN_INLINE bool HasBlankFieldMatcher::MatchAndExplain(const json& record,
                                                        std::ostream* out) const {
  detail::Explanation text(out);
  return explain(record, *text);
}

KIZEN_INLINE void HasBlankFieldMatcher::DescribeTo(std::ostream* out) const {
  *out << "is a record whose '" << field_ << "' is blank";
}

KIZEN_INLINE void HasBlankFieldMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "is no record whose '" << field_ << "' is blank";
}

}  // namespace KIZEN_ABI
}  // namespace kizen
