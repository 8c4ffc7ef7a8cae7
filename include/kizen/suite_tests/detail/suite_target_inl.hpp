#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "../suite_target.hpp"
#include "suite_place.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE SuiteTarget::SuiteTarget(std::shared_ptr<detail::SuitePlace> place)
    : place_(std::move(place)) {}

KIZEN_INLINE SuiteTarget::SuiteTarget(Target target)
    : SuiteTarget([target = std::move(target)] { return target; }) {}

KIZEN_INLINE SuiteTarget::SuiteTarget(std::function<Target()> factory)
    : SuiteTarget(std::make_shared<detail::GivenPlace>(std::move(factory))) {}

KIZEN_INLINE SuiteTarget SuiteTarget::builtin() {
  static const auto shared = builtin(TenantOptions());
  return shared;
}

KIZEN_INLINE SuiteTarget SuiteTarget::builtin(TenantOptions options) {
  return SuiteTarget(std::make_shared<detail::BuiltinPlace>(std::move(options)));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
