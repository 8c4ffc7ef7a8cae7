#pragma once

#include <map>
#include <ostream>
#include <string>

#include "../core/json.hpp"
#include "reporter.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Writes a run as JSON while it goes on: what it is, then a case a line as each ends, then its sum.
///
/// It holds all that a reporter is told, so read_report() can tell it to another. A run that is killed
/// leaves a document without its end, in which every case that had ended stands on a line of its own.
/// Texts that are no UTF-8 have U+FFFD in them.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
/// #include <sstream>
///
/// std::ostringstream text;
/// kizen::JsonReporter reporter(text);
/// reporter.run_started({{"shop.json"}, "http://127.0.0.1:8080"});
/// reporter.add("build", 17);
/// kizen::Summary summary;
/// reporter.run_finished(summary, summary.outcome(0));
/// const auto report = kizen::json::parse(text.str());
/// assert(report.at("run").at("target") == "http://127.0.0.1:8080" && report.at("build") == 17);
/// assert(report.at("outcome") == "could not run" && report.at("cases").empty());
/// ```
///
/// @see schemas/run-report.schema.json
class JsonReporter : public Reporter {
 public:
  /// @param out outlives this; flushed after each case
  explicit JsonReporter(std::ostream& out) : out_(out) {}

  /// Has a further member written with the sum of the run; to be called before it has finished.
  ///
  /// @param name none that the schema gives another meaning
  KIZEN_INLINE void add(const std::string& name, const json& value);

  KIZEN_INLINE void run_started(const RunHeader& header) override;
  KIZEN_INLINE void case_finished(const CaseResult& result) override;
  KIZEN_INLINE void run_finished(const Summary& summary, Outcome outcome) override;

 private:
  std::ostream& out_;
  bool is_first_ = true;
  std::map<std::string, std::string> further_;  ///< values as JSON
};

}  // namespace KIZEN_ABI
}  // namespace kizen
