#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "reporter.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a JSON report says beside its cases.
struct RunReport {
  RunHeader header = {};
  std::size_t cases = 0;     ///< that it tells of
  bool is_complete = false;  ///< else the run was killed, or is going on, and the rest says nothing
  Summary summary = {};
  Outcome outcome = Outcome::Interrupted;
  std::map<std::string, std::string> further = {};  ///< other members, as JSON, by their name
};

/// Reads what JsonReporter has written, and tells a reporter all that the run told: a console or JUnit
/// report that is made of it is the run's own, byte for byte. One case at a time is held in memory.
///
/// The reporter is told of the cases that an incomplete report has, but not that the run finished.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
/// #include <sstream>
///
/// std::ostringstream text;
/// kizen::JsonReporter writer(text);
/// writer.run_started({{"shop.json"}, "http://127.0.0.1:8080", 1});
/// writer.case_finished({"shop.arazzo.yaml", "search"});
/// std::ostringstream told;
/// kizen::ConsoleReporter console(told);
/// const auto report = kizen::read_report(text.str(), "out.json", console);
/// assert(!report.is_complete && report.cases == 1);
/// assert(told.str() == "1 case against http://127.0.0.1:8080, contract shop.json\n\n");
/// ```
///
/// @param file how messages call it
/// @throws ContractError `document.unreadable` where it is no such report
KIZEN_INLINE RunReport read_report(const std::string& text, const std::string& file,
                                   Reporter& reporter);

}  // namespace KIZEN_ABI
}  // namespace kizen
