#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "fake_clock.hpp"
#include "run_bench.hpp"

namespace kizen_test {

inline kizen::Response sized(const kizen::json& size) {
  return json_response(200, {{"size", size}});
}

inline kizen::NoAnswer silent() { return {kizen::NoAnswer::Reason::Unreachable, "refused"}; }

/// A step that reads the thing of its own name, and expects 200 and the size 1.
inline kizen::json reading(const std::string& id, const kizen::json& more = kizen::json::object()) {
  auto step = read_step(id);
  step["stepId"] = id;
  step["successCriteria"].push_back({{"condition", "$response.body#/size == 1"}});
  step["outputs"] = {{"size", "$response.body#/size"}};
  step.update(more);
  return step;
}

inline kizen::json calling(const std::string& id, const std::string& workflow,
                           const kizen::json& more = kizen::json::object()) {
  kizen::json step = {{"stepId", id}, {"workflowId", workflow}};
  step.update(more);
  return step;
}

/// An action named after what it does.
inline kizen::json action(const std::string& type,
                          const kizen::json& more = kizen::json::object()) {
  kizen::json made = {{"name", type}, {"type", type}};
  made.update(more);
  return made;
}

inline kizen::json on_failure(const std::vector<kizen::json>& actions) {
  return {{"onFailure", actions}};
}

inline kizen::json on_success(const std::vector<kizen::json>& actions) {
  return {{"onSuccess", actions}};
}

inline kizen::json extended(const kizen::json& extension) { return {{"x-contract", extension}}; }

inline kizen::json with(kizen::json object, const kizen::json& more) {
  object.update(more);
  return object;
}

/// A bench whose answers are written down by thing, and whose time is its own.
struct FlowBench : RunBench {
  FlowBench() {
    options.clock = clock.clock();
    const auto others = answer;
    answer = [this, others](const kizen::Request& request) -> kizen::Answer {
      const std::lock_guard<std::mutex> lock(mutex);
      if (takes.count() > 0) clock.passed += takes;
      auto& left = script[name_of(request)];
      if (left.empty()) return others(request);
      auto next = std::move(left.front());
      left.pop_front();
      return next;
    };
  }
  FlowBench(const FlowBench&) = delete;
  FlowBench& operator=(const FlowBench&) = delete;

  /// What reads of a thing are answered, one after another; then comes the size 1.
  void says(const std::string& thing, std::deque<kizen::Answer> answers) {
    script[thing] = std::move(answers);
  }

  /// Interrupts the run as soon as a request is sent of which `when` holds.
  template <class When>
  void interrupt(When when) {
    options.interrupted = &interrupted;
    const auto others = answer;
    answer = [this, others, when](const kizen::Request& request) {
      if (when(request)) interrupted = true;
      return others(request);
    };
  }

  /// The things that were asked for, in order; `POST` for an addition, `-7` for a removal.
  std::string order() const {
    std::string all;
    for (const auto& request : sent) {
      all += (all.empty() ? "" : " ") + std::string(request.method == "DELETE" ? "-" : "") +
             name_of(request);
    }
    return all;
  }

  static std::string name_of(const kizen::Request& request) {
    if (request.method == "POST") return "POST";
    const auto path = request.target.substr(0, request.target.find('?'));
    return path.substr(path.rfind('/') + 1);
  }

  FakeClock clock;
  std::atomic<bool> interrupted{false};
  std::chrono::milliseconds takes{0};  ///< how long every exchange takes
  std::map<std::string, std::deque<kizen::Answer>> script;
};

/// The one case of a run of these workflows; others call them, or they are none.
inline kizen::CaseResult only_case(FlowBench& bench, const std::vector<kizen::json>& workflows) {
  const auto told = bench.run(suite_of(workflows));
  return told.cases.empty() ? kizen::CaseResult{} : told.cases.front();
}

/// The rules of all that steps found, in order.
inline std::string rules(const std::vector<kizen::StepResult>& steps) {
  std::string all;
  for (const auto& step : steps) {
    for (const auto* list : {&step.report.violations, &step.failures}) {
      for (const auto& one : *list) all += (all.empty() ? "" : " ") + one.rule;
    }
  }
  return all;
}

}  // namespace kizen_test
