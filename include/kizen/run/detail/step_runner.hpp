#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "../../check.hpp"
#include "../../suite.hpp"
#include "../case_result.hpp"
#include "answer_judge.hpp"
#include "deadlines.hpp"
#include "output_lists.hpp"
#include "resending.hpp"
#include "run_state.hpp"
#include "sent_request.hpp"
#include "step_judge.hpp"
#include "step_request.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The id under which a request that a step calls invalid is waived.
inline constexpr const char* invalid_on_purpose = "invalid on purpose";

/// One attempt at a step, and whether the workflow may go on as after success.
struct Attempt {
  std::vector<StepResult> results = {};  ///< one; as many as answers where requests are concurrent
  bool goes_on = false;
  std::string refusal = {};  ///< where the target's own credentials are refused: status and request
  Stop silence = Stop::None;  ///< the kind of the last result's `no_answer`
};

/// Makes one attempt at a step that calls an operation.
class StepRunner {
 public:
  StepRunner(RunState& state, const Suite& suite, const Step& step, Scope& scope, TimeLimit limit)
      : state_(state),
        suite_(suite),
        checker_(state.checkers.of(suite, step)),
        target_(state.target_of(step.source)),
        step_(step),
        scope_(scope),
        limit_(std::move(limit)) {}

  /// @param is_teardown whether it is carried on with though the run is interrupted
  Attempt run(bool is_teardown) {
    const auto begin = state_.clock.now();
    result_.id = step_.id;
    result_.report.operation = step_.operation->id;
    result_.report.request = step_.operation->method + " " + step_.operation->path;
    auto built = RequestBuilder(target_, step_, scope_).build();
    if (built.problem.empty()) translate(built);
    if (!built.problem.empty()) {
      fail(built.place, "case.value", "a value for every expression", built.problem);
      attempt_.results.push_back(std::move(result_));
    } else if (!may_be_sent(built.sent()) || is_withheld(built.sent())) {
      attempt_.results.push_back(std::move(result_));
    } else {
      const auto& sent = built.sent();
      result_.sent = excerpt(sent.method + " " + sent.target, sent.body);
      exchange(built, is_teardown);
    }
    const auto taken = std::chrono::duration<double>(state_.clock.now() - begin).count();
    for (auto& result : attempt_.results) result.seconds = taken;
    return std::move(attempt_);
  }

 private:
  void fail(const JsonPointer& place, std::string rule, std::string expected, std::string actual) {
    result_.failures.push_back(
        case_violation(suite_, place, std::move(rule), std::move(expected), std::move(actual)));
  }

  /// Into what the main target understands.
  void translate(BuiltRequest& built) const {
    if (!state_.to_target || &target_ != &state_.target) return;
    built.translated = state_.to_target(*step_.operation, built.request);
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

  /// Whether it would change what the run may not.
  bool is_withheld(const Request& request) {
    result_.withheld =
        state_.custody.refusal(*step_.operation, request, &target_ == &state_.target);
    return !result_.withheld.empty();
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

  void exchange(const BuiltRequest& built, bool is_teardown) {
    const Sending sending{state_,       target_,         *step_.operation,
                          built.sent(), limit_.duration, is_teardown};
    if (step_.concurrent == 1) {
      hand_on(last_answer(built, sending));
    } else {
      state_.way->close();
      take(built, sending.over(state_.ways, step_.concurrent));
    }
  }

  /// Sends it again where the target asks for it, or where nothing can go wrong by it, as often as
  /// may be. Each answer is held to the contract, but that to the last request counts.
  JudgedAnswer last_answer(const BuiltRequest& built, const Sending& sending) {
    std::vector<std::string> resent;
    const auto begin = state_.clock.now();
    while (true) {
      auto sent = sending.over(*state_.way);
      const auto again =
          resending(*step_.operation, sent.answer, state_.clock, state_.longest_retry_after);
      auto answer = judged(built, std::move(sent), 0);
      answer.result.resent = resent;
      const bool is_last = answer.goes_on || !again || resent.size() >= state_.most_resendings;
      if (is_last || !may_wait(again->pause, begin, sending.is_patient)) return answer;
      resent.push_back(again->why);
    }
  }

  /// Waits, unless that is longer than the step may take. Whether the request may be sent again.
  bool may_wait(std::chrono::milliseconds pause, std::chrono::steady_clock::time_point begin,
                bool is_patient) {
    static constexpr std::chrono::milliseconds patience{1000};
    if (limit_.duration && state_.clock.now() - begin + pause >= *limit_.duration) return false;
    state_.wait(pause, is_patient ? patience : std::chrono::milliseconds(0));
    return is_patient || (!state_.is_interrupted() && !state_.end.is_stopped());
  }

  /// Where one could not be sent or judged, what came of the others is handed on all the same.
  void take(const BuiltRequest& built, SentRequests sent) {
    std::vector<JudgedAnswer> all;
    for (auto& one : sent.all) {
      try {
        all.push_back(judged(built, std::move(one), all.size() + 1));
      } catch (...) {
        if (!sent.thrown) sent.thrown = std::current_exception();
        all.emplace_back();
      }
    }
    hand_on(std::move(all));
    if (sent.thrown) std::rethrow_exception(sent.thrown);
  }

  /// How the result of one of several answers is called.
  std::string answer_id(std::size_t number) const {
    return step_.id + ", answer " + std::to_string(number) + " of " +
           std::to_string(step_.concurrent);
  }

  /// @param number which of several it is, from 1 on; 0: the only one
  JudgedAnswer judged(const BuiltRequest& built, SentRequest sent, std::size_t number) {
    auto result = result_;
    result.answer = number;
    if (number > 0) result.id = answer_id(number);
    return AnswerJudge(state_, suite_, step_, limit_, scope_, std::move(result))
        .judge(built, std::move(sent));
  }

  /// Also after a failure: a teardown may need what was created all the same, by whatever attempt.
  void hand_on(JudgedAnswer answer) {
    attempt_.goes_on = answer.goes_on;
    attempt_.refusal = std::move(answer.refusal);
    attempt_.silence = answer.silence;
    if (answer.result.answered) hand_on(std::move(answer.outputs));
    attempt_.results.push_back(std::move(answer.result));
  }

  void hand_on(JsonValues outputs) {
    auto& own = scope_.steps[step_.id];
    if (attempt_.goes_on) own.clear();
    for (auto& [name, value] : outputs) own[name] = std::move(value);
  }

  /// Hands on lists. Actions see the first answer that failed, or the first where none did.
  void hand_on(std::vector<JudgedAnswer> answers) {
    const auto fails = [](const JudgedAnswer& answer) { return !answer.goes_on; };
    auto seen = std::find_if(answers.begin(), answers.end(), fails);
    attempt_.goes_on = seen == answers.end();
    if (attempt_.goes_on) seen = answers.begin();
    scope_.exchange = seen->exchange;
    hand_on(output_lists(step_, answers));
    for (auto& answer : answers) {
      if (!answer.refusal.empty()) attempt_.refusal = std::move(answer.refusal);
      if (answer.silence != Stop::None) attempt_.silence = answer.silence;
      attempt_.results.push_back(std::move(answer.result));
    }
  }

  RunState& state_;
  const Suite& suite_;
  const Checker& checker_;
  const Target& target_;
  const Step& step_;
  Scope& scope_;
  TimeLimit limit_;
  StepResult result_;
  Attempt attempt_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
