#pragma once

#include <ostream>
#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../is_text.hpp"
#include "explain_inner.hpp"
#include "explanation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE bool IsTextMatcher::MatchAndExplain(const json& value, std::ostream* out) const {
  detail::Explanation text(out);
  if (!value.is_string()) {
    *text << "which is no text";
    return false;
  }
  return detail::explain_inner<const std::string&>(text_, value.get_ref<const std::string&>(),
                                                   *text);
}

KIZEN_INLINE void IsTextMatcher::DescribeTo(std::ostream* out) const {
  *out << "is a text that ";
  text_.DescribeTo(out);
}

KIZEN_INLINE void IsTextMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "is no text that ";
  text_.DescribeTo(out);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
