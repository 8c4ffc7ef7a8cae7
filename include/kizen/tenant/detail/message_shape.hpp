#pragma once

#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/exchange.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "../tenant_dialect.hpp"
#include "refusal.hpp"
#include "reply.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// All that the dialects say differently: one function a difference, which has both forms.
///
/// @see behaviour page, Differences between the documented contract and what is observed
class MessageShape {
 public:
  explicit MessageShape(TenantDialect dialect)
      : is_documented_(dialect == TenantDialect::Documented) {}

  /// What `fields` of a record holds beside the entries keyed by field UUID. @see behaviour page, D1
  json unkeyed_fields(const std::string& record_id) const {
    if (!is_documented_) return json::object();
    return {{"id",
             {{"id", "id"},
              {"name", "id"},
              {"field_type", "text"},
              {"display_name", "Record ID"},
              {"value", {{"id", record_id}}}}}};
  }

  /// Whether `fields` has an entry of a field without a value. @see behaviour page, Fields and values
  bool shows_blank_fields() const { return is_documented_; }

  /// What a record that is a contact, or is none, says under `client_info`. @see behaviour page, D4
  json client_info(bool is_contact, const std::string& display_name) const {
    if (!is_documented_ && !is_contact) return nullptr;
    return {{"num_addresses_v2", 0},
            {"display_name", display_name},
            {"email_on_suppression_list", false}};
  }

  /// Adds to a record in full what goes beyond a row of a search. @see behaviour page, D5
  void add_totals(json& record, int team_members) const {
    if (!is_documented_) return;
    record["lead_source_types"] = json::array();
    record["num_associated_team_members"] = team_members;
    record["num_upcoming_activities"] = 0;
  }

  /// What an add answers. @see behaviour page, D8
  Reply added(json record, const char* action, const std::string& display_name) const {
    if (is_documented_) return {200, std::move(record)};
    record["action"] = action;
    record["display_name"] = display_name;
    return {201, std::move(record)};
  }

  /// `errors` of a page. @see behaviour page, D20
  json page_errors() const { return is_documented_ ? json() : json::array(); }

  /// The response to a request that was refused. @see behaviour page, E2, D9, D10
  Response refused(const Refusal& refusal) const {
    return json_response(refusal.status,
                         is_documented_ ? documented_body(refusal.body) : observed_body(refusal));
  }

 private:
  /// Says of every entry what is wrong with all of its members, be it nothing.
  static json documented_body(json body) {
    const auto entries = body.find("fields");
    if (entries == body.end()) return body;
    for (auto& entry : *entries) {
      for (const char* const member : {"value", "add_values", "remove_values"}) {
        entry.emplace(member, json::array());
      }
    }
    return body;
  }

  static json observed_body(const Refusal& refusal) {
    if (!refusal.member.empty()) return {{refusal.member, refusal.body.at("non_field_errors")}};
    json body = refusal.body;
    if (!refusal.code.empty()) body["code"] = refusal.code;
    return body;
  }

  bool is_documented_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
