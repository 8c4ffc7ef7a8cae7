#pragma once

#include <algorithm>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/depth.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/exchange.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "behaviour.hpp"
#include "business.hpp"
#include "fair_shared_mutex.hpp"
#include "paging.hpp"
#include "record_view.hpp"
#include "refusal.hpp"
#include "reply.hpp"
#include "route.hpp"
#include "target.hpp"
#include "uuid.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A request body as JSON; nothing where it is none or nests too deep.
inline std::optional<json> parsed_body(const std::string& text) {
  if (bracket_depth(text) > max_depth) return std::nullopt;
  json body = json::parse(text, nullptr, false);
  if (body.is_discarded()) return std::nullopt;
  return body;
}

/// All that an operation needs to know of the request it answers.
struct Call {
  const Request& request;
  const TenantRoute& route;
  const Query& query;
  const std::optional<json>& body;  ///< nothing where it is no JSON
  Business& business;
  const Employee& user;
  UuidSource& ids;
  RecordsAction action;
  std::unique_lock<FairSharedMutex>& writing;  ///< held by what writes
  const ObjectType* object = nullptr;          ///< null for field values

  bool has_body() const { return !trimmed(request.body).empty(); }

  RecordTable& table() const { return business.table(*object); }

  /// The live record that the path names. Ends the request with 404 where there is none.
  Record& record() const {
    Record* const found =
        reaches_archived() ? table().any(route.entity_id) : table().live(route.entity_id);
    if (found == nullptr) refuse_as_not_found();
    return *found;
  }

  const Behaviour& behaviour() const { return business.behaviour; }

  /// Whether archived records are found as live ones are.
  bool reaches_archived() const { return has_word(behaviour().reaches_archived, action); }

  Reply detail(int status, const Record& record, const Columns& columns) const {
    return {status, detail_view(business, user, *object, record, columns)};
  }

  Reply page(const Page& page, json rows) const {
    json view =
        page_view(origin_of(business.scheme, request), request, query, page, std::move(rows));
    view["errors"] = business.shape.page_errors();
    return {200, std::move(view)};
  }
};

/// Refuses a body with members that the contract does not know, which a faithful tenant ignores.
/// @see behaviour rules S12, W6
inline void demand_known_members(const Call& call, std::initializer_list<std::string_view> known) {
  if (!has_word(call.behaviour().refuses_unknown_members, call.action)) return;
  for (const auto& member : call.body->items()) {
    if (std::find(known.begin(), known.end(), member.key()) == known.end()) {
      refuse_write("There is no member '" + member.key() + "'.");
    }
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
