#pragma once

#include <string>
#include <vector>

#include "../run/runner.hpp"
#include "../yaml/suite_files.hpp"
#include "suite_target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How the cases of a suite become tests.
///
/// ```cpp
/// #include <kizen/suite_tests.hpp>
/// #include <cassert>
///
/// kizen::SuiteTestOptions options;
/// options.prefix = "staging";
/// options.run.selection.tags = {"read"};
/// options.run.writes = kizen::Writes::Refused;
/// assert(!options.run.selection.is_all());
/// ```
struct SuiteTestOptions {
  /// As for a run of them all: `selection` chooses the tests, and `deadline` is of each. GoogleTest
  /// has its own shards and orders, so `shard`, `order_seed` and `jobs` are left aside. Differences
  /// are the embedded ones, and the lifecycle that of records, where none are given. A journal is
  /// kept in `.kizen-contract/` of the working directory where writes go to another machine.
  RunOptions run = {};
  SuiteFileOptions files = {};  ///< contract and inputs that the suite is loaded with
  std::string prefix = {};      ///< stands before the name of the test suite, a `_` between
};

/// Makes each case of a suite a GoogleTest of its own.
///
/// Call it at namespace scope or from `main`, before RUN_ALL_TESTS. The test suite has the name of
/// the file without its ending, a test that of workflow and case, `WORKFLOW/CASE`; what stands in
/// them beside letters and digits becomes `_`, and a name that is there already gets a number.
/// The source location of a test is that of its case. Filters, shards, repeats, orders and reports are
/// GoogleTest's.
///
/// A case that the runner skips is skipped with the reason; one that is known to fail passes when it
/// does, with the property `known_to_fail`. Everything else that is not kept is one failure, with
/// the findings of all steps. Teardown runs after each test. Writes to another machine are refused
/// unless the options allow them. A suite that cannot be loaded, or of which nothing is selected,
/// becomes one test that fails and says why.
///
/// ```cpp no-run
/// #include <kizen/suite_tests.hpp>
///
/// static const auto smoke = kizen::RegisterSuite("suites/smoke.arazzo.yaml",
///                                                kizen::SuiteTarget::builtin());
/// ```
///
/// @param path a suite, or a folder of them, each a test suite; relative to the working directory
/// @return the names of the tests, `SUITE.TEST`
KIZEN_INLINE std::vector<std::string> RegisterSuite(const std::string& path, SuiteTarget target,
                                                    SuiteTestOptions options = {});

}  // namespace KIZEN_ABI
}  // namespace kizen
