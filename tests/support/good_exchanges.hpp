#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "kizen/check.hpp"
#include "kizen/records.hpp"

namespace kizen_test {

using kizen::json;

inline const std::string record_id = "0b5e3a52-6a1c-4c8e-9d70-1234567890ab";

inline const kizen::Checker& records_checker() {
  static const kizen::Checker checker(kizen::records());
  return checker;
}

inline kizen::Headers credentials() {
  return {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
}

inline json record_body() {
  return json::parse(R"({
    "id": "0b5e3a52-6a1c-4c8e-9d70-1234567890ab", "object_type": "standard",
    "num_upcoming_activities": 0, "num_associated_team_members": 2,
    "fields": {"id": {"id": "name", "field_type": "text", "display_name": "Name",
                      "value": {"text": "Ann"}}},
    "client_info": {"num_addresses_v2": 0, "display_name": "Ann",
                    "email_on_suppression_list": false},
    "access": {"view": true, "edit": true, "remove": false},
    "lead_source_types": [{"value": "custom", "label": "Custom"}]
  })");
}

inline json upsert_body(const char* action) {
  auto body = record_body();
  body["action"] = action;
  return body;
}

inline json search_body() {
  auto row = record_body();
  row.erase("num_upcoming_activities");
  return {{"count", 1},
          {"next", "https://a.test/?page=2"},
          {"previous", nullptr},
          {"errors", nullptr},
          {"results", {row}}};
}

inline json field_values_body() {
  return json::parse(
      R"({"count": 2, "next": null, "previous": null, "errors": ["late"], "results": [
    {"id": "0b5e3a52-6a1c-4c8e-9d70-1234567890ab", "name": "Ann", "display_name": "Ann"},
    {"id": "0b5e3a52-6a1c-4c8e-9d70-1234567890ac", "first_name": "Ben", "last_name": "B",
     "full_name": "Ben B", "email": "b@example.test", "display_name": "Ben"}]})");
}

inline json error_body() {
  return json::parse(R"({"non_field_errors": ["no"], "fields": [
    {"id": ["x"], "value": ["bad"], "add_values": [], "remove_values": {"0": ["worse"]}}]})");
}

/// The least that each declared response of the Records contract may hold; null: no body.
inline const std::map<std::pair<std::string, int>, json>& good_responses() {
  static const std::map<std::pair<std::string, int>, json> bodies = {
      {{"records_field_values_list", 200}, field_values_body()},
      {{"records_retrieve", 200}, record_body()},
      {{"records_update", 200}, record_body()},
      {{"records_update", 400}, error_body()},
      {{"records_destroy", 204}, nullptr},
      {{"records_partial_update", 200}, record_body()},
      {{"records_partial_update", 400}, error_body()},
      {{"records_add_create", 200}, record_body()},
      {{"records_add_create", 400}, error_body()},
      {{"records_lookup_retrieve", 200}, record_body()},
      {{"records_search_create", 200}, search_body()},
      {{"records_upsert_create", 200}, upsert_body("updated")},
      {{"records_upsert_create", 201}, upsert_body("created")},
      {{"records_upsert_create", 400}, error_body()},
  };
  return bodies;
}

inline kizen::Response good_response(const std::string& operation, int status) {
  const auto& body = good_responses().at({operation, status});
  if (body.is_null()) return {status};
  return {status, {{"Content-Type", "application/json"}}, body.dump()};
}

struct Sent {
  std::string query;
  json body;  ///< null: none
};

inline const std::map<std::string, Sent>& good_requests() {
  static const json write = json::parse(
      R"({"fields": [{"name": "amount", "value": {"n": 1}, "add_values": [1], "id": null}]})");
  static const std::map<std::string, Sent> requests = {
      {"records_field_values_list", {"?page=1&search=a", nullptr}},
      {"records_retrieve", {"?detail_summary=true&field_ids=", nullptr}},
      {"records_update", {"", {{"fields", write["fields"]}, {"archived_conflict", nullptr}}}},
      {"records_destroy", {"", nullptr}},
      {"records_partial_update", {"?return_all_fields=false", write}},
      {"records_add_create", {"", {{"fields", write["fields"]}, {"unarchive", "prompt"}}}},
      {"records_lookup_retrieve", {"?identifier=Ann+B&all_fields=true", nullptr}},
      {"records_search_create",
       {"?page=2&page_size=50&ordering=-name",
        json::parse(R"({"field_names": ["name"], "and": null, "field_ids": null,
                        "query": [{"and": true, "filters": [{"type": "fields"}]}]})")}},
      {"records_upsert_create",
       {"?return_all_fields=true", {{"lookup_value", "ann"}, {"oncreate_unarchive", "unarchive"}}}},
  };
  return requests;
}

/// The path of an operation with every parameter filled in.
inline std::string good_path(const kizen::Operation& operation) {
  std::string path = operation.path;
  for (const auto& parameter : operation.parameters) {
    const auto at = path.find("{" + parameter.name + "}");
    if (parameter.place != kizen::ParameterPlace::Path || at == std::string::npos) continue;
    path.replace(at, parameter.name.size() + 2, parameter.is_identifier ? record_id : "deals");
  }
  return path;
}

inline kizen::Request good_request(const kizen::Operation& operation) {
  const auto& sent = good_requests().at(operation.id);
  kizen::Request request{operation.method, good_path(operation) + sent.query, credentials()};
  if (sent.body.is_null()) return request;
  request.headers.add("Content-Type", "application/json; charset=utf-8");
  request.body = sent.body.dump();
  return request;
}

}  // namespace kizen_test
