#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/exchange.hpp"
#include "../../core/version.hpp"
#include "behaviour.hpp"
#include "business.hpp"
#include "refusal.hpp"
#include "route.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Who makes a call, and on whose records.
struct Caller {
  Business& business;
  const Employee& user;
};

inline std::string header_text(const Request& request, const char* name) {
  const std::string* const value = request.headers.first(name);
  return value == nullptr ? std::string() : *value;
}

/// The caller that the three headers prove. Ends the request with 401 where they prove none.
///
/// @see behaviour rules A1, A2, A3
inline Caller caller_of(const Request& request,
                        const std::vector<std::unique_ptr<Business>>& businesses,
                        const Behaviour& behaviour) {
  const auto key = header_text(request, "X-API-KEY");
  const auto business_id = header_text(request, "X-BUSINESS-ID");
  const auto user_id = header_text(request, "X-USER-ID");
  if ((key.empty() && behaviour.needs_api_key) ||
      (business_id.empty() && behaviour.needs_business_id) ||
      (user_id.empty() && behaviour.needs_user_id)) {
    refuse(401, {{"detail", "X-API-KEY, X-BUSINESS-ID and X-USER-ID are required."},
                 {"code", "missing_business_context"}});
  }
  for (const auto& business : businesses) {
    const auto& known = business->credentials;
    if (!business_id.empty() && known.business_id != business_id) continue;
    if (!key.empty() && behaviour.knows_keys && known.api_key != key) continue;
    const Employee* user = business->catalogue.employee(user_id);
    if (user == nullptr && (user_id.empty() || !behaviour.knows_users)) {
      user = &business->catalogue.employees.front();
    }
    if (user != nullptr) return {*business, *user};
  }
  refuse_with_detail(401, "The credentials are not valid.");
}

/// Ends the request with 403 where the user may not do this. @see behaviour rule A4
inline void check_permission(const Employee& user, RecordsAction action,
                             const Behaviour& behaviour) {
  if (user.may_write || only_reads(action) || !behaviour.checks_permission) return;
  refuse(403, {{"detail", "The user may not change records."}, {"code", "permission_required"}});
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
