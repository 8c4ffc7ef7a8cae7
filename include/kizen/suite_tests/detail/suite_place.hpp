#pragma once

#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "../../suite.hpp"
#include "../../tenant.hpp"
#include "../../tenant/detail/credential_variables.hpp"
#include "../suite_target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A target that can be talked to, and whom it knows.
struct SuiteAddress {
  Target target;
  Variables variables = {};  ///< of credentials
  bool is_builtin = false;

  /// The value of a variable; null where unset. Credentials of another target are none of this one.
  JsonValue variable(const std::string& name) const {
    const auto found = variables.find(name);
    if (found != variables.end()) return json_value(found->second);
    if (is_builtin && is_credential_variable(name)) return nullptr;
    const char* const value = std::getenv(name.c_str());
    return value == nullptr ? nullptr : json_value(std::string(value));
  }

  /// What no message may show, beside the credentials of the target.
  std::vector<std::string> secrets() const {
    std::vector<std::string> all;
    for (const auto& [name, value] : variables) {
      if (ends_with(name, "API_KEY")) all.push_back(value);
    }
    return all;
  }
};

/// Where the tests of suites find their target. GoogleTest runs one test at a time, so that nobody
/// else uses it meanwhile.
class SuitePlace {
 public:
  SuitePlace() = default;
  SuitePlace(const SuitePlace&) = delete;
  SuitePlace& operator=(const SuitePlace&) = delete;
  virtual ~SuitePlace() = default;

  static const std::shared_ptr<SuitePlace>& of(const SuiteTarget& target) { return target.place_; }

  virtual SuiteAddress address() = 0;

  /// Ends what was started for it; address() may start it again.
  virtual void end() {}

  bool has_environment = false;  ///< whether GoogleTest knows of it
};

/// A target that a function gives.
class GivenPlace : public SuitePlace {
 public:
  explicit GivenPlace(std::function<Target()> factory) : factory_(std::move(factory)) {}

  SuiteAddress address() override { return {factory_(), environment_credentials()}; }

 private:
  std::function<Target()> factory_;
};

/// A built-in tenant, from when it is first needed on.
class BuiltinPlace : public SuitePlace {
 public:
  explicit BuiltinPlace(TenantOptions options) : options_(std::move(options)) {}

  SuiteAddress address() override {
    if (tenant_ == nullptr) tenant_ = std::make_unique<Tenant>(options_);
    return {tenant_->target(), credential_variables(*tenant_), true};
  }

  void end() override { tenant_.reset(); }

 private:
  TenantOptions options_;
  std::unique_ptr<Tenant> tenant_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
