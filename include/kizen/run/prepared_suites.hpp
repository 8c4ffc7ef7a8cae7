#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "../contract/overlay.hpp"
#include "../suite/suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {
struct Preparation;
}  // namespace detail

/// Suites together with all that is compiled of their contracts, for many runs of a few cases each.
///
/// Copies share it. It may be used by several threads at once.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// const kizen::PreparedSuites prepared({});
/// std::ostringstream text;
/// kizen::ConsoleReporter console(text);
/// kizen::Runner runner(kizen::Target::parse("http://127.0.0.1:1"), {});
/// assert(prepared.suites().empty() && runner.run(prepared, console).total_cases() == 0);
/// ```
class PreparedSuites {
 public:
  /// @param differences the overlay whose actions suites name among their deviations; that of the
  ///   run's options is left aside
  /// @throws ContractError where a suite names an unknown deviation, or a contract asks what cannot
  ///   be checked
  KIZEN_INLINE explicit PreparedSuites(std::vector<Suite> suites,
                                       std::optional<Overlay> differences = {});

  const std::vector<Suite>& suites() const { return *suites_; }

 private:
  friend class Runner;

  std::shared_ptr<const std::vector<Suite>> suites_;
  std::shared_ptr<const detail::Preparation> preparation_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
