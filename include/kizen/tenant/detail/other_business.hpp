#pragma once

#include <optional>
#include <shared_mutex>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/exchange.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "call.hpp"
#include "reply.hpp"
#include "route.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a business has what a request names by id or identifier.
inline bool has_what_is_asked(const Business& business, const TenantRoute& route,
                              const Query& query, const std::optional<json>& body) {
  const std::shared_lock lock(business.mutex);
  for (const auto& object : business.catalogue.objects) {
    const auto& table = business.table(object);
    if (!route.entity_id.empty() && table.live(route.entity_id) != nullptr) return true;
    if (route.object != object.api_name) continue;
    if (table.holder(query.text("identifier")) != nullptr) return true;
    const auto wanted = body && body->is_object() ? body->value("lookup_value", json()) : json();
    if (wanted.is_string() && table.holder(wanted.get_ref<const std::string&>()) != nullptr)
      return true;
  }
  return false;
}

/// Two pages of searches as one.
inline Reply joined_pages(Reply own, const Reply& other) {
  json& page = *own.body;
  for (const auto& row : other.body->at("results")) page["results"].push_back(row);
  page["count"] = page.at("count").get<int>() + other.body->at("count").get<int>();
  return own;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
