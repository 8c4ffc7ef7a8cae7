#pragma once

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "../../check.hpp"
#include "../../check/detail/deviations.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/render.hpp"
#include "../../suite.hpp"
#include "../case_result.hpp"
#include "deadlines.hpp"
#include "run_state.hpp"
#include "step_judge.hpp"
#include "step_request.hpp"
#include "suite_fault.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The id under which a request that a step calls invalid is waived.
inline constexpr const char* invalid_on_purpose = "invalid on purpose";

/// One attempt at a step, and whether the workflow may go on as after success.
struct Attempt {
  StepResult result = {};
  bool goes_on = false;
  std::string refusal = {};  ///< where the target's own credentials are refused: status and request
};

/// Makes one attempt at a step that calls an operation.
class StepRunner {
 public:
  /// @param send outlives this
  StepRunner(RunState& state, const Transport& send, const Suite& suite, const Step& step,
             Scope& scope, TimeLimit limit)
      : state_(state),
        send_(send),
        suite_(suite),
        checker_(state.checkers.of(suite, step)),
        target_(state.target_of(step.source)),
        step_(step),
        scope_(scope),
        limit_(std::move(limit)) {}

  Attempt run() {
    const auto begin = state_.clock.now();
    result_.id = step_.id;
    result_.report.operation = step_.operation->id;
    result_.report.request = step_.operation->method + " " + step_.operation->path;
    auto built = RequestBuilder(target_, step_, scope_).build();
    if (!built.problem.empty()) {
      fail(built.place, "case.value", "a value for every expression", built.problem);
    } else if (may_be_sent(built.request)) {
      exchange(std::move(built));
    }
    result_.seconds = std::chrono::duration<double>(state_.clock.now() - begin).count();
    const bool goes_on = result_.ok() && result_.answered;
    for (auto& failure : soft_) result_.failures.push_back(std::move(failure));
    if (!goes_on) note_spent_rate();
    return {std::move(result_), goes_on, std::move(refusal_)};
  }

 private:
  void fail(const JsonPointer& place, std::string rule, std::string expected, std::string actual) {
    result_.failures.push_back(
        case_violation(suite_, place, std::move(rule), std::move(expected), std::move(actual)));
  }

  /// Holds the request to the contract, and to what the step says of it.
  bool may_be_sent(const Request& request) {
    result_.report = checker_.check_request(*step_.operation, request);
    if (step_.invalid_request) return is_invalid_as_said(*step_.invalid_request);
    state_.waive(result_.report);
    if (result_.report.violations.empty()) return true;
    fail(step_.place, "case.request", "a request that keeps the contract",
         "nothing was sent; x-contract.request: {invalid: true} would send it on purpose");
    return false;
  }

  bool is_invalid_as_said(const InvalidRequest& said) {
    auto& violations = result_.report.violations;
    const auto any = [&](auto&& fits) {
      return std::any_of(violations.begin(), violations.end(), fits);
    };
    if (violations.empty()) {
      fail(said.place, "case.request_invalid", "a request that breaks the contract",
           "it conforms; nothing was sent");
      return false;
    }
    for (const auto& at : said.at) {
      if (any([&](const Violation& one) { return one.instance == at; })) continue;
      fail(said.place, "case.request_invalid", "a violation at " + at.to_string(), found_places());
    }
    for (const auto& keyword : said.keywords) {
      if (any([&](const Violation& one) {
            return one.keyword == keyword || one.rule == keyword;
          })) {
        continue;
      }
      fail(said.place, "case.request_invalid", "a violation of " + keyword, found_places());
    }
    for (auto& violation : violations) {
      result_.report.waived.push_back({invalid_on_purpose, std::move(violation)});
    }
    violations.clear();
    return result_.failures.empty();
  }

  std::string found_places() const {
    std::vector<std::string> found;
    for (const auto& violation : result_.report.violations) {
      found.push_back(violation.keyword.empty() ? violation.rule
                                                : violation.rule + ": " + violation.keyword);
      found.back() += " at '" + violation.instance.to_string() + "'";
    }
    return joined(found, ", ");
  }

  /// A first line and a body on one line, shortened, without what a terminal could take amiss.
  static std::string excerpt(std::string line, const std::string& body) {
    static constexpr std::size_t limit = 500;
    if (!body.empty()) line += " " + shortened(body.substr(0, limit + 4), limit);
    for (char& c : line) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    return is_utf8(line) ? line : "(not UTF-8)";
  }

  void exchange(BuiltRequest built) {
    result_.sent = excerpt(built.request.method + " " + built.request.target, built.request.body);
    const auto begin = state_.clock.now();
    auto answer = send_(target_, built.request, limit_.duration);
    const auto taken = state_.clock.now() - begin;
    if (const auto* none = std::get_if<NoAnswer>(&answer)) {
      note_silence(*none, taken);
      return;
    }
    if (limit_.duration && taken > *limit_.duration) fail_late();
    state_.note_answer();
    take(std::move(built), std::move(std::get<Response>(answer)));
  }

  void note_silence(const NoAnswer& none, std::chrono::steady_clock::duration taken) {
    const bool is_late =
        none.reason == NoAnswer::Reason::Timeout && limit_.duration && taken >= *limit_.duration;
    if (is_late) return fail_late();
    std::ostringstream text;
    text << none;
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

  void take(BuiltRequest built, Response response) {
    result_.answered = true;
    const int status = response.status;
    result_.received = excerpt(std::to_string(status), response.body);
    result_.report += checked(response);
    state_.waive(result_.report);
    if (state_.exchanged) state_.exchanged(*step_.operation, {built.request, response});
    const auto url = target_.origin() + target_.base_path + built.request.target;
    const bool own_credentials = built.own_credentials;
    scope_.exchange = step_exchange(url, {std::move(built.request), std::move(response)},
                                    std::move(built.path), std::move(built.query));
    judge();
    if (own_credentials && &target_ == &state_.target) note_credentials(status);
    hand_on();
  }

  void note_credentials(int status) {
    state_.note_credentials(status);
    if (state_.refuses_credentials(status, result_.ok() && soft_.empty())) {
      refusal_ = std::to_string(status) + " to " + result_.report.request;
    }
  }

  /// A rate limit that is spent says nothing of the service.
  void note_spent_rate() {
    if (!result_.answered || scope_.exchange->exchange.response.status != 429) return;
    if (has_suite_fault(result_)) return;
    result_.no_answer = "the rate limit is spent: 429 to " + result_.report.request;
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

  void judge() {
    StepJudge judge(suite_, step_, scope_);
    auto judgement = judge.judge();
    for (auto& failure : judgement.failures) result_.failures.push_back(std::move(failure));
    for (auto& seen : judgement.seen) result_.seen.push_back(std::move(seen));
    soft_ = std::move(judgement.soft);
    result_.warnings = std::move(judgement.warnings);
    if (judge.status_expected()) excuse_undeclared_status(result_);
  }

  /// Also after a failure: a teardown may need what was created all the same, by whatever attempt.
  void hand_on() {
    auto& own = scope_.steps[step_.id];
    if (result_.ok()) own.clear();
    for (const auto& output : step_.outputs) {
      auto value = evaluate(output, scope_);
      if (value != nullptr) own[output.name] = std::move(value);
    }
  }

  RunState& state_;
  const Transport& send_;
  const Suite& suite_;
  const Checker& checker_;
  const Target& target_;
  const Step& step_;
  Scope& scope_;
  TimeLimit limit_;
  StepResult result_;
  std::vector<Violation> soft_;
  std::string refusal_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
