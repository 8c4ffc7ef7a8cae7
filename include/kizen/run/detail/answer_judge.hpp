#pragma once

#include <chrono>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../check.hpp"
#include "../../check/detail/deviations.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/render.hpp"
#include "../../suite.hpp"
#include "../case_result.hpp"
#include "deadlines.hpp"
#include "resending.hpp"
#include "run_state.hpp"
#include "sent_request.hpp"
#include "step_judge.hpp"
#include "step_request.hpp"
#include "suite_fault.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A first line and a body on one line, shortened, without what a terminal could take amiss.
inline std::string excerpt(std::string line, const std::string& body) {
  static constexpr std::size_t limit = 500;
  if (!body.empty()) line += " " + shortened(body.substr(0, limit + 4), limit);
  for (char& c : line) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return is_utf8(line) ? line : "(not UTF-8)";
}

/// What one answer to the request of a step came to.
struct JudgedAnswer {
  StepResult result = {};
  bool goes_on = false;                       ///< whether nothing failed but what is soft
  std::string refusal = {};                   ///< where credentials are refused: status, request
  Stop silence = Stop::None;                  ///< the kind of `result.no_answer`
  std::optional<StepExchange> exchange = {};  ///< nothing where none came
  JsonValues outputs = {};                    ///< of the step; those that are absent are left out
};

/// Holds one answer to the contract, and to what its step says of it.
class AnswerJudge {
 public:
  /// @param result what is known of the request
  /// @param scope gets the exchange
  AnswerJudge(RunState& state, const Suite& suite, const Step& step, const TimeLimit& limit,
              Scope& scope, StepResult result)
      : state_(state),
        suite_(suite),
        checker_(state.checkers.of(suite, step)),
        target_(state.target_of(step.source)),
        step_(step),
        limit_(limit),
        scope_(scope),
        result_(std::move(result)) {}

  JudgedAnswer judge(const BuiltRequest& built, SentRequest sent) {
    scope_.exchange.reset();
    result_.latency = std::chrono::duration<double>(sent.taken).count();
    if (const auto* none = std::get_if<NoAnswer>(&sent.answer)) {
      note_silence(*none, sent.taken);
    } else {
      if (limit_.duration && sent.taken > *limit_.duration) fail_late();
      take(built, std::move(std::get<Response>(sent.answer)));
    }
    const bool goes_on = result_.ok() && result_.answered;
    for (auto& failure : soft_) result_.failures.push_back(std::move(failure));
    if (goes_on) state_.unanswered = 0;
    if (!goes_on) note_spent_rate();
    return {std::move(result_), goes_on,         std::move(refusal_),
            silence_,           scope_.exchange, std::move(outputs_)};
  }

 private:
  void fail(const JsonPointer& place, std::string rule, std::string expected, std::string actual) {
    result_.failures.push_back(
        case_violation(suite_, place, std::move(rule), std::move(expected), std::move(actual)));
  }

  void note_silence(const NoAnswer& none, std::chrono::steady_clock::duration taken) {
    const bool is_late =
        none.reason == NoAnswer::Reason::Timeout && limit_.duration && taken >= *limit_.duration;
    if (is_late) return fail_late();
    std::ostringstream text;
    text << none;
    silence_ = stop_of(none.reason);
    result_.no_answer = text.str();
  }

  void fail_late() {
    result_.failures.push_back(
        case_violation(*limit_.suite, limit_.place, limit_.rule,
                       "an answer within " + std::to_string(limit_.whole.count()) + " ms",
                       limit_.whole == *limit_.duration
                           ? "none came by then"
                           : "none came in the " + std::to_string(limit_.duration->count()) +
                                 " ms that were left of them"));
  }

  void take(const BuiltRequest& built, Response response) {
    result_.answered = true;
    const int status = response.status;
    result_.received = excerpt(std::to_string(status), response.body);
    result_.report += checked(response);
    note_redirect(response, result_.report);
    state_.waive(result_.report);
    const Exchange exchange{built.sent(), response};
    if (state_.coverage != nullptr) note_coverage(*state_.coverage, exchange);
    if (state_.exchanged) state_.exchanged(*step_.operation, exchange);
    if (state_.from_target && &target_ == &state_.target) {
      response = state_.from_target(*step_.operation, built.request, std::move(response));
    }
    const auto url = target_.origin() + target_.base_path + built.request.target;
    scope_.exchange =
        step_exchange(url, {built.request, std::move(response)}, built.path, built.query);
    judge_answer();
    if (built.own_credentials && &target_ == &state_.target) note_credentials(status);
    for (const auto& output : step_.outputs) {
      auto value = evaluate(output, scope_);
      if (value != nullptr) outputs_[output.name] = std::move(value);
    }
  }

  void note_coverage(CoverageMeter& coverage, const Exchange& exchange) const {
    if (!coverage.measures(checker_.contract())) return coverage.note_other();
    if (step_.invalid_request) {
      coverage.note_response(*step_.operation, exchange.response);
    } else {
      coverage.note(*step_.operation, exchange);
    }
  }

  void note_credentials(int status) {
    state_.end.note_credentials(status);
    if (state_.end.refuses_credentials(status, result_.ok() && soft_.empty())) {
      refusal_ = std::to_string(status) + " to " + result_.report.request;
    }
  }

  /// Says of a redirect that is not declared where it leads.
  static void note_redirect(const Response& response, Report& report) {
    const auto* location = response.headers.first("Location");
    if (response.status / 100 != 3 || location == nullptr) return;
    for (auto& violation : report.violations) {
      if (violation.rule != "response.status.undeclared") continue;
      violation.add_note("it redirects to " + excerpt(*location, {}) +
                         "; redirects are never followed");
    }
  }

  /// A rate limit that is spent, or a service that says when it will be back, says nothing of its
  /// promises.
  void note_spent_rate() {
    if (!result_.answered) return;
    const auto& response = scope_.exchange->exchange.response;
    const bool is_away = response.status == 503 && asked_pause(response, state_.clock).has_value();
    if ((response.status != 429 && !is_away) || has_suite_fault(result_)) {
      state_.unanswered = 0;
      return;
    }
    silence_ = is_away ? Stop::Unavailable : Stop::RateLimit;
    result_.no_answer =
        (is_away ? "the service is unavailable: 503 to " : "the rate limit is spent: 429 to ") +
        result_.report.request;
    result_.failures.clear();
    result_.seen.clear();
    result_.report.violations.clear();
  }

  /// What the contract says of the response; what the step knows to deviate is waived, and must.
  Report checked(const Response& response) {
    auto report = checker_.check_response(*step_.operation, response);
    const auto* deviating = state_.checkers.deviating(suite_, step_);
    if (deviating == nullptr) return report;
    const auto before = report.waived.size();
    const auto* amended = deviating->contract().operation(step_.operation->id);
    waive(report, deviating->check_response(*amended, response), step_.deviation);
    if (report.waived.size() == before) {
      fail(step_.place / "x-contract" / "response", "case.deviation",
           "a response that needs " + step_.deviation, "it does without; take the deviation out");
    }
    return report;
  }

  void judge_answer() {
    StepJudge judge(suite_, step_, scope_);
    auto judgement = judge.judge();
    for (auto& failure : judgement.failures) result_.failures.push_back(std::move(failure));
    for (auto& seen : judgement.seen) result_.seen.push_back(std::move(seen));
    soft_ = std::move(judgement.soft);
    result_.warnings = std::move(judgement.warnings);
    if (judge.status_expected()) excuse_undeclared_status(result_);
  }

  RunState& state_;
  const Suite& suite_;
  const Checker& checker_;
  const Target& target_;
  const Step& step_;
  const TimeLimit& limit_;
  Scope& scope_;
  StepResult result_;
  JsonValues outputs_;
  std::vector<Violation> soft_;
  std::string refusal_;
  Stop silence_ = Stop::None;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
