#include "mutation.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <kizen/records.hpp>
#include <memory>
#include <sstream>
#include <utility>

#include "one_line.hpp"
#include "target_option.hpp"

namespace kizen_tool {
namespace {

/// Ends a run at the first case that does not pass, and keeps what it came to.
class FirstFailure : public kizen::Reporter {
 public:
  FirstFailure(Mutant& mutant, const std::atomic<bool>& interrupted)
      : mutant_(mutant), interrupted_(interrupted) {}

  void run_started(const kizen::RunHeader&) override {}
  void run_finished(const kizen::Summary&, kizen::Outcome) override {}

  void case_finished(const kizen::CaseResult& result) override {
    const bool is_fine = result.status == kizen::CaseStatus::Passed ||
                         result.status == kizen::CaseStatus::XFailed ||
                         result.status == kizen::CaseStatus::Skipped;
    if (result.status != kizen::CaseStatus::Skipped) ++mutant_.cases;
    if (interrupted_.load()) over = true;
    if ((is_fine && result.teardown_ok()) || mutant_.killed) return;
    mutant_.killed = true;
    mutant_.how = is_fine ? "teardown failed" : std::string(to_string(result.status));
    mutant_.suite = result.suite;
    mutant_.killer = result.title();
    mutant_.finding = finding_of(result);
    over = true;
  }

  std::atomic<bool> over{false};

 private:
  static std::string finding_of(const kizen::CaseResult& result) {
    for (const auto* steps : {&result.steps, &result.teardown}) {
      for (const auto& step : *steps) {
        for (const auto* found : {&step.report.violations, &step.failures}) {
          if (found->empty()) continue;
          const auto& first = found->front();
          return one_line(step.id + ": " + first.rule + ": expected " + first.expected +
                          ", actual " + first.actual);
        }
        if (!step.no_answer.empty()) return one_line(step.id + ": " + step.no_answer);
      }
    }
    return one_line(result.reason);
  }

  Mutant& mutant_;
  const std::atomic<bool>& interrupted_;
};

/// Time that goes on by itself, and jumps where it is waited for.
kizen::Clock skipping_clock() {
  const auto skipped = std::make_shared<std::atomic<std::int64_t>>(0);
  kizen::Clock clock;
  clock.now = [skipped] {
    return std::chrono::steady_clock::now() + std::chrono::milliseconds(*skipped);
  };
  clock.wait = [skipped](std::chrono::milliseconds duration) { *skipped += duration.count(); };
  return clock;
}

/// The rules that a summary begins with: `U3, U7: ...`.
bool cites(const std::string& summary, const std::string& rule) {
  const auto end = summary.find(':');
  if (end == std::string::npos) return false;
  const auto rules = kizen::detail::split(std::string_view(summary).substr(0, end), ',');
  return std::any_of(rules.begin(), rules.end(),
                     [&](auto one) { return kizen::detail::trimmed(one) == rule; });
}

std::string words_of(kizen::Outcome outcome, const kizen::Summary& summary) {
  if (summary.count(kizen::Verdict::Unchecked) > 0) return "exchanges stayed unchecked";
  return std::string(kizen::sentence(outcome));
}

}  // namespace

Mutation::Mutation(const std::vector<kizen::Suite>& suites, kizen::TenantDialect dialect,
                   kizen::Selection selection, const std::atomic<bool>& interrupted)
    : suites_(suites),
      dialect_(dialect),
      selection_(std::move(selection)),
      interrupted_(interrupted) {}

Mutant Mutation::faithful() const {
  Mutant mutant;
  run({}, selection_, mutant);
  return mutant;
}

Mutant Mutation::mutant(const kizen::Fault& fault) const {
  Mutant mutant{fault};
  const auto begin = std::chrono::steady_clock::now();
  run(fault.name, selected(fault.rule, true), mutant);
  if (!mutant.killed) run(fault.name, selected(fault.rule, false), mutant);
  mutant.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return mutant;
}

void Mutation::run(const std::string& fault, const kizen::Selection& selection,
                   Mutant& mutant) const {
  if (interrupted_.load() || (selection.workflows.empty() && !fault.empty())) return;
  kizen::TenantOptions tenant;
  tenant.dialect = dialect_;
  tenant.fault = fault;
  tenant.threads = 16;
  const auto place = place_of_tenant(tenant);
  FirstFailure first(mutant, interrupted_);
  kizen::RunOptions options;
  options.selection = selection;
  options.differences = kizen::records_differences();
  options.interrupted = &first.over;
  options.clock = skipping_clock();
  options.inputs.environment = [&](const std::string& name) { return place.variable(name); };
  const auto summary = kizen::Runner(place.target, std::move(options)).run(suites_, first);
  const auto outcome = summary.outcome(0);
  const bool ran = summary.exchanges() > 0 || !summary.stopped.empty();
  if (mutant.killed || outcome == kizen::Outcome::Kept || !ran) return;
  mutant.killed = true;
  mutant.how = words_of(outcome, summary);
  mutant.finding = one_line(summary.stopped);
}

/// The selection, narrowed to the workflows whose summaries name a rule, or to all others.
kizen::Selection Mutation::selected(const std::string& rule, bool cited) const {
  auto narrowed = selection_;
  narrowed.workflows.clear();
  for (const auto& suite : suites_) {
    for (const auto& workflow : suite.workflows) {
      if (selection_.takes(workflow) && cites(workflow.summary, rule) == cited) {
        narrowed.workflows.push_back(workflow.id);
      }
    }
  }
  return narrowed;
}

}  // namespace kizen_tool
