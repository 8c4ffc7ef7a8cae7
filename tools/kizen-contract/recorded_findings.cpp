#include "recorded_findings.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <kizen/core.hpp>
#include <string_view>

namespace kizen_tool {
namespace {

/// A part that a recording may lack, and how the rules begin that cannot be held without it.
struct LostRules {
  std::string_view reason;
  std::initializer_list<std::string_view> beginnings;
};

const LostRules lost_rules[] = {
    {"recording.request_headers_missing",
     {"request.security.", "request.header.", "request.cookie.", "request.content_type."}},
    {"recording.request_body_missing", {"request.body.", "request.content_type.missing"}},
    {"recording.response_headers_missing", {"response.header.", "response.content_type."}},
    {"recording.response_body_missing", {"response.body."}},
    {"recording.response_missing", {"response."}},
    {"recording.answered_locally", {"response."}},
    {"recording.entry_too_large", {""}},
};

bool is_lost(const kizen::Violation& violation, const kizen::Unchecked& missing) {
  return std::any_of(std::begin(lost_rules), std::end(lost_rules), [&](const LostRules& lost) {
    return lost.reason == missing.reason &&
           std::any_of(lost.beginnings.begin(), lost.beginnings.end(),
                       [&](std::string_view beginning) {
                         return kizen::detail::starts_with(violation.rule, beginning);
                       });
  });
}

}  // namespace

bool is_recorded(const kizen::Violation& violation, const std::vector<kizen::Unchecked>& missing) {
  return std::none_of(missing.begin(), missing.end(),
                      [&](const kizen::Unchecked& one) { return is_lost(violation, one); });
}

void leave_recorded(std::vector<kizen::Violation>& violations,
                    const std::vector<kizen::Unchecked>& missing) {
  violations.erase(std::remove_if(violations.begin(), violations.end(),
                                  [&](const kizen::Violation& violation) {
                                    return !is_recorded(violation, missing);
                                  }),
                   violations.end());
}

}  // namespace kizen_tool
