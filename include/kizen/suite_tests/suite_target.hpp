#pragma once

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#include "../core/version.hpp"
#include "../http/target.hpp"
#include "../tenant/tenant_options.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {
class SuitePlace;
}  // namespace detail

/// What the tests of a suite are run against. Copies are the same.
///
/// Made of a Target, or of a function that gives one: it is asked before each test, so a server that
/// a test environment starts, or that starts when it is first needed, has its port by then. A target
/// that is parsed has no credentials, and a suite whose contract demands some fails without.
///
/// ```cpp
/// #include <kizen/suite_tests.hpp>
///
/// const kizen::SuiteTarget one = kizen::Target::parse("https://staging.example.test");
/// const kizen::SuiteTarget later = [] { return kizen::Target::from_environment(); };
/// const kizen::SuiteTarget tenant = kizen::SuiteTarget::builtin();
/// ```
class SuiteTarget {
 public:
  // Implicit, so that a target can be written where one is asked for.
  KIZEN_INLINE SuiteTarget(Target target);                    // NOLINT(google-explicit-constructor)
  KIZEN_INLINE SuiteTarget(std::function<Target()> factory);  // NOLINT(google-explicit-constructor)

  template <class Factory,
            class = std::enable_if_t<std::is_convertible_v<std::invoke_result_t<Factory&>, Target>>>
  SuiteTarget(Factory factory)  // NOLINT(google-explicit-constructor)
      : SuiteTarget(std::function<Target()>(std::move(factory))) {}

  /// A built-in tenant that all who ask for it share: it starts when a test first needs it, and ends
  /// when all tests have run.
  KIZEN_INLINE static SuiteTarget builtin();

  /// As that, with options, and not shared but by copies.
  KIZEN_INLINE static SuiteTarget builtin(TenantOptions options);

 private:
  friend class detail::SuitePlace;

  KIZEN_INLINE explicit SuiteTarget(std::shared_ptr<detail::SuitePlace> place);

  std::shared_ptr<detail::SuitePlace> place_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
