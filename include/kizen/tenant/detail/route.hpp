#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../check/detail/format.hpp"
#include "../../core/detail/query.hpp"
#include "../../core/version.hpp"
#include "target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

enum class RecordsAction {
  Search,
  Upsert,
  Add,
  Lookup,
  Retrieve,
  Update,
  Patch,
  Destroy,
  FieldValues
};

/// A path that the service knows, and what its segments say.
struct TenantRoute {
  enum class Kind { Search, Upsert, Add, Lookup, Record, FieldValues };
  Kind kind;
  std::string object = {};     ///< api name or id; empty for field values
  std::string entity_id = {};  ///< of a record and of field values
  std::string field_id = {};   ///< of field values
};

/// The route of a path, without its query; nothing where there is none.
///
/// @see behaviour rules R2, R3
inline std::optional<TenantRoute> route_of(std::string_view path) {
  const auto segments = path_segments(path);
  if (!segments || segments->size() < 4 || (*segments)[0] != "api" || (*segments)[1] != "records" ||
      (*segments)[2].empty()) {
    return std::nullopt;
  }
  const auto& third = (*segments)[2];
  const auto& last = segments->back();
  if (segments->size() == 5 && (*segments)[3] == "field-values" && is_uuid(third) &&
      is_uuid(last)) {
    return TenantRoute{TenantRoute::Kind::FieldValues, {}, third, last};
  }
  if (segments->size() != 4) return std::nullopt;
  if (last == "search") return TenantRoute{TenantRoute::Kind::Search, third};
  if (last == "upsert") return TenantRoute{TenantRoute::Kind::Upsert, third};
  if (last == "add") return TenantRoute{TenantRoute::Kind::Add, third};
  if (last == "lookup") return TenantRoute{TenantRoute::Kind::Lookup, third};
  if (is_uuid(last)) return TenantRoute{TenantRoute::Kind::Record, third, last};
  return std::nullopt;
}

struct MethodOfRoute {
  TenantRoute::Kind kind;
  std::string_view method;
  RecordsAction action;
};

inline constexpr std::array<MethodOfRoute, 9> methods_of_routes = {{
    {TenantRoute::Kind::Search, "POST", RecordsAction::Search},
    {TenantRoute::Kind::Upsert, "POST", RecordsAction::Upsert},
    {TenantRoute::Kind::Add, "POST", RecordsAction::Add},
    {TenantRoute::Kind::Lookup, "GET", RecordsAction::Lookup},
    {TenantRoute::Kind::Record, "GET", RecordsAction::Retrieve},
    {TenantRoute::Kind::Record, "PUT", RecordsAction::Update},
    {TenantRoute::Kind::Record, "PATCH", RecordsAction::Patch},
    {TenantRoute::Kind::Record, "DELETE", RecordsAction::Destroy},
    {TenantRoute::Kind::FieldValues, "GET", RecordsAction::FieldValues},
}};

inline std::optional<RecordsAction> action_of(const TenantRoute& route, std::string_view method) {
  for (const auto& entry : methods_of_routes) {
    if (entry.kind == route.kind && entry.method == method) return entry.action;
  }
  return std::nullopt;
}

/// The methods that a path takes, as an `Allow` header lists them.
inline std::string allowed_methods(const TenantRoute& route) {
  std::vector<std::string_view> methods;
  for (const auto& entry : methods_of_routes) {
    if (entry.kind == route.kind) methods.push_back(entry.method);
  }
  return joined(methods, ", ");
}

/// An action as one lower-case word.
constexpr std::string_view to_string(RecordsAction action) {
  switch (action) {
    case RecordsAction::Search:
      return "search";
    case RecordsAction::Upsert:
      return "upsert";
    case RecordsAction::Add:
      return "add";
    case RecordsAction::Lookup:
      return "lookup";
    case RecordsAction::Retrieve:
      return "retrieve";
    case RecordsAction::Update:
      return "update";
    case RecordsAction::Patch:
      return "patch";
    case RecordsAction::Destroy:
      return "destroy";
    case RecordsAction::FieldValues:
      return "field_values";
  }
  return "none";
}

/// Whether a list of words has that of an action.
inline bool has_word(const std::vector<std::string>& words, RecordsAction action) {
  return std::find(words.begin(), words.end(), to_string(action)) != words.end();
}

/// Whether an action changes nothing.
inline bool only_reads(RecordsAction action) {
  return action == RecordsAction::Search || action == RecordsAction::Lookup ||
         action == RecordsAction::Retrieve || action == RecordsAction::FieldValues;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
