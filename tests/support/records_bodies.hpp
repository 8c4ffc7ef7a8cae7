#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "kizen/check.hpp"

namespace kizen_test {

using kizen::json;

using Bodies = std::vector<json>;

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

/// The same with several items where there may be several, and members that nothing declares.
inline json large_record_body() {
  auto body = record_body();
  body["id"] = "FFFFFFFF-0000-4000-8000-00000000000F";
  body["fields"]["amount"] = {{"value", 12.5}};
  body["fields"]["id"]["value"] = {{"a", nullptr}, {"b", {1, "x", json::object()}}};
  body["lead_source_types"] = {{{"value", "organic_search"}, {"label", ""}},
                               {{"value", "utm"}, {"label", "utm"}, {"more", 1}}};
  body["more"] = {{"id", 7}};
  return body;
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

inline json large_search_body() {
  return {{"count", 120},
          {"next", nullptr},
          {"previous", "https://[::1]:8443/a;b/?page=1&q=%C3%A9#top"},
          {"errors", {"late", ""}},
          {"results", {record_body(), large_record_body()}}};
}

inline json field_values_body() {
  return json::parse(
      R"({"count": 2, "next": null, "previous": null, "errors": ["late"], "results": [
    {"id": "0b5e3a52-6a1c-4c8e-9d70-1234567890ab", "name": "Ann", "display_name": "Ann"},
    {"id": "0b5e3a52-6a1c-4c8e-9d70-1234567890ac", "first_name": "Ben", "last_name": "B",
     "full_name": "Ben B", "email": "b@example.test", "display_name": "Ben"}]})");
}

inline json linked_field_values_body() {
  auto body = field_values_body();
  body["next"] = "http://a.test/?page=3";
  body["previous"] = "urn:x:1";
  body["errors"] = nullptr;
  return body;
}

inline json error_body() {
  return json::parse(R"({"non_field_errors": ["no"], "fields": [
    {"id": ["x"], "value": ["bad"], "add_values": [], "remove_values": {"0": ["worse"]}}]})");
}

inline json large_error_body() {
  return json::parse(R"({"non_field_errors": [], "fields": [
    {"name": ["unknown", "twice"], "value": {"a": ["x"], "b": []}, "add_values": {"0": ["one"]},
     "remove_values": ["all", "none"]},
    {"id": [], "value": {}, "add_values": ["first", "second"], "remove_values": {}}]})");
}

/// What each declared response of the Records contract may hold, the least first; null: no body.
inline const std::map<std::pair<std::string, int>, Bodies>& good_responses() {
  static const Bodies records = {record_body(), large_record_body()};
  static const Bodies errors = {error_body(), large_error_body()};
  static const std::map<std::pair<std::string, int>, Bodies> bodies = {
      {{"records_field_values_list", 200}, {field_values_body(), linked_field_values_body()}},
      {{"records_retrieve", 200}, records},
      {{"records_update", 200}, records},
      {{"records_update", 400}, errors},
      {{"records_destroy", 204}, {nullptr}},
      {{"records_partial_update", 200}, records},
      {{"records_partial_update", 400}, errors},
      {{"records_add_create", 200}, records},
      {{"records_add_create", 400}, errors},
      {{"records_lookup_retrieve", 200}, records},
      {{"records_search_create", 200}, {search_body(), large_search_body()}},
      {{"records_upsert_create", 200}, {upsert_body("updated"), upsert_body("unarchived")}},
      {{"records_upsert_create", 201}, {upsert_body("created")}},
      {{"records_upsert_create", 400}, errors},
  };
  return bodies;
}

/// The query and the body of a request.
struct Sent {
  std::string query;
  json body;  ///< null: none
};

/// Fields to write: one with little, one with everything, one with nothing but nulls.
inline json written_fields() {
  return json::parse(R"([
    {"name": "amount", "value": {"n": 1}, "add_values": [1], "id": null},
    {"id": "0b5e3a52-6a1c-4c8e-9d70-1234567890ab", "name": "a", "value": {},
     "add_values": ["x", null, {"y": []}], "remove_values": [{}, 2]},
    {"id": null, "name": null, "value": null, "add_values": null, "remove_values": null}])");
}

inline json search_query_body() {
  return json::parse(R"({
    "field_names": ["name", "é"], "field_ids": ["0b5e3a52-6a1c-4c8e-9d70-1234567890ab"],
    "search_within_field_names": ["name"],
    "search_within_field_ids": ["0b5e3a52-6a1c-4c8e-9d70-1234567890ac"], "and": false,
    "query": [{"and": true, "filters": [{"type": "fields"}, {}]}, {"and": null, "filters": []}]
  })");
}

/// What each operation of the Records contract may be sent, the simplest first.
inline const std::map<std::string, std::vector<Sent>>& good_requests() {
  static const json fields = written_fields();
  static const json some = json::array({fields[0]});
  static const std::map<std::string, std::vector<Sent>> requests = {
      {"records_field_values_list",
       {{"?page=1&search=a", nullptr}, {"?page=2&page_size=50&search=%C3%A9+%26", nullptr}}},
      {"records_retrieve",
       {{"?detail_summary=true&field_ids=", nullptr},
        {"?detail_summary=false&field_category=a,b&field_ids=a&field_names=b"
         "&include_hidden_fields=true",
         nullptr}}},
      {"records_update",
       {{"", {{"fields", some}, {"archived_conflict", nullptr}}},
        {"", {{"fields", fields}, {"archived_conflict", "overwrite"}}}}},
      {"records_destroy", {{"", nullptr}}},
      {"records_partial_update",
       {{"?return_all_fields=false", {{"fields", some}}},
        {"?return_all_fields=true", {{"fields", fields}, {"archived_conflict", "overwrite"}}},
        {"", {{"archived_conflict", nullptr}}},
        {"", nullptr}}},
      {"records_add_create",
       {{"", {{"fields", some}, {"unarchive", "prompt"}}},
        {"", {{"fields", fields}, {"unarchive", nullptr}}}}},
      {"records_lookup_retrieve",
       {{"?identifier=Ann+B&all_fields=true", nullptr},
        {"?all_fields=false&field_ids=a,b&field_names=&identifier=", nullptr}}},
      {"records_search_create",
       {{"?page=2&page_size=50&ordering=-name",
         json::parse(R"({"field_names": ["name"], "and": null, "field_ids": null,
                         "query": [{"and": true, "filters": [{"type": "fields"}]}]})")},
        {"?group_id=a&in_group_ids=b,c&not_in_group_ids=d&ordering=name&page=-1&page_size=0"
         "&search=a%20b",
         search_query_body()},
        {"", nullptr}}},
      {"records_upsert_create",
       {{"?return_all_fields=true", {{"lookup_value", "ann"}, {"oncreate_unarchive", "unarchive"}}},
        {"",
         {{"lookup_value", "é"},
          {"oncreate_unarchive", nullptr},
          {"onupdate_archived_conflict", "overwrite"}}},
        {"", {{"lookup_value", "a"}, {"onupdate_archived_conflict", nullptr}}}}},
  };
  return requests;
}

}  // namespace kizen_test
