#pragma once

#include <chrono>
#include <string>

#include "../read_report.hpp"
#include "../timings.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Notes how long the cases of a report took.
class TimingReporter : public Reporter {
 public:
  explicit TimingReporter(Timings& timings) : timings_(timings) {}

  void run_started(const RunHeader&) override {}
  void case_finished(const CaseResult& result) override {
    if (result.status == CaseStatus::Skipped || result.status == CaseStatus::NotRun) return;
    if (result.identity.empty()) return;
    const std::chrono::duration<double> took(result.seconds);
    timings_.add(result.identity, std::chrono::duration_cast<std::chrono::microseconds>(took));
  }
  void run_finished(const Summary&, Outcome) override {}

 private:
  Timings& timings_;
};

}  // namespace detail

KIZEN_INLINE void Timings::add_report(const std::string& text, const std::string& file) {
  detail::TimingReporter reporter(*this);
  read_report(text, file, reporter);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
