#pragma once

#include <ostream>
#include <sstream>
#include <string>

#include "../../core/render.hpp"
#include "../../core/report.hpp"
#include "../../http.hpp"
#include "../../http/answered.hpp"
#include "../../http/detail/shown_body.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Where an explanation goes: to the stream, or nowhere where GoogleTest gives none; without the
/// credentials that came with the answer.
class Explanation {
 public:
  /// @param answer outlives this, where it is one
  explicit Explanation(std::ostream* out, const Answered* answer = nullptr)
      : out_(out), answer_(answer) {}
  Explanation(const Explanation&) = delete;
  Explanation& operator=(const Explanation&) = delete;
  ~Explanation() {
    if (out_ == nullptr) return;
    *out_ << (answer_ == nullptr ? text_.str() : answer_->redacted(text_.str()));
  }

  std::ostream& operator*() { return text_; }

 private:
  std::ostream* out_;
  const Answered* answer_;
  std::ostringstream text_ = {};
};

/// Whether a report keeps the contract, and the report as the clause that GoogleTest prints.
inline bool explain_report(const Report& report, std::ostream& out) {
  const auto verdict = report.verdict();
  out << (verdict == Verdict::Conforms || verdict == Verdict::Violates ? "which " : "which is ")
      << report;
  return report.ok();
}

/// What the contract has against an answer, if it has something.
inline void explain_findings(const Answered& answer, std::ostream& out) {
  if (answer.report() == nullptr || answer.report()->ok()) return;
  explain_report(*answer.report(), out << '\n');
}

/// Why nothing came, and what the request broke if that is the reason. False where something came.
inline bool explain_silence(const Answered& answer, std::ostream& out) {
  if (answer.no_answer() == nullptr) return false;
  out << "which got " << *answer.no_answer();
  explain_findings(answer, out);
  return true;
}

/// What one wants to know of a response that did not match: its body, and what it breaks. False.
inline bool explain_mismatch(const Answered& answer, std::ostream& out) {
  const auto body = shown_body(answer.response()->body);
  out << (body.empty() ? "; it has no body" : "; its body is " + body);
  explain_findings(answer, out);
  return false;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
