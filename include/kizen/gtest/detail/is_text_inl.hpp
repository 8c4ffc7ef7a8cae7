#pragma once

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "../is_text.hpp"
#include "explain_inner.hpp"
#include "explanation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

inline bool IsTextMatcher::MatchAndExplain(const json& value, std::ostream* out) const {
  detail::Explanation text(out);
  if (!value.is_string()) {
    *text << "which is no text";
    return false;
  }
  return detail::explain_inner<const std::string&>(text_, value.get_ref<const std::string&>(),
                                                   *text);
}

inline void IsTextMatcher::DescribeTo(std::ostream* out) const {
  *out << "is a text that ";
  text_.DescribeTo(out);
}

inline void IsTextMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "is no text that ";
  text_.DescribeTo(out);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
