#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "call.hpp"
#include "filter_query.hpp"
#include "ordering.hpp"
#include "paging.hpp"
#include "reply.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The body of a search; without one, an empty object. @see behaviour rules S1, R4
inline json search_body(const Call& call) {
  if (!call.has_body()) {
    if (call.behaviour().needs_search_body) refuse_request("A body is required.", "required");
    return json::object();
  }
  if (!call.body) refuse_request("The body is not JSON.", "parse_error");
  if (!call.body->is_object()) refuse_request("The body is not a JSON object.", "invalid");
  demand_known_members(call, {"query", "and", "field_names", "field_ids",
                              "search_within_field_names", "search_within_field_ids"});
  return *call.body;
}

/// The fields that a pair of members chooses, by api name or by id; nothing where neither is
/// given. Unknown ones are dropped. @see behaviour rules S6, S7, S8
inline std::optional<Columns> chosen_columns(const Call& call, const json& body,
                                             const std::string& by_name, const std::string& by_id) {
  const auto names = body.value(by_name, json());
  const auto ids = body.value(by_id, json());
  if (!names.is_null() && !ids.is_null()) {
    refuse_write("Give " + by_name + " or " + by_id + ", not both.");
  }
  if (names.is_null() && ids.is_null()) return std::nullopt;
  const auto& keys = names.is_null() ? ids : names;
  const auto& member = names.is_null() ? by_id : by_name;
  if (!keys.is_array()) refuse_member(member, member + " is a list.");
  Columns columns;
  for (const auto& key : keys) {
    if (!key.is_string()) refuse_member(member, "A list of fields holds strings.");
    const Field* const field = names.is_null()
                                   ? call.object->field_with_id(ascii_lower(key.get<std::string>()))
                                   : call.object->field_named(key.get_ref<const std::string&>());
    if (field == nullptr && call.behaviour().refuses_unknown_names) {
      refuse_write("There is no such field.");
    }
    if (field != nullptr) columns.push_back(field->index);
  }
  return columns;
}

/// The columns in which `search=` looks. @see behaviour rule S6
inline Columns searched_columns(const Call& call, const json& body) {
  const auto chosen =
      chosen_columns(call, body, "search_within_field_names", "search_within_field_ids");
  if (chosen) return *chosen;
  if (call.behaviour().searches_all_columns) return all_columns(*call.object);
  auto columns = call.object->search_columns;
  columns.resize(columns.size() -
                 std::min(columns.size(), call.behaviour().search_columns_left_out));
  return columns;
}

/// Whether `search=` finds a text that was folded as well.
inline bool is_found_in(const std::string& text, const std::string& wanted, const Behaviour& ways) {
  if (ways.text_search == "start") return starts_with(text, wanted);
  if (ways.text_search == "whole") return text == wanted;
  return text.find(wanted) != std::string::npos;
}

/// The test of `search=`. @see behaviour rule S6
inline RecordTest text_search_test(const Call& call, const json& body) {
  const auto columns = searched_columns(call, body);
  const auto wanted = folded(call.query.text("search"));
  if (wanted.empty()) return [](const Record&) { return true; };
  return [&call, columns, wanted](const Record& record) {
    return std::any_of(columns.begin(), columns.end(), [&](std::size_t column) {
      const auto& value = record.values[column];
      const auto text = folded(value_text(call.business, call.object->fields[column], value));
      return is_found_in(text, wanted, call.behaviour());
    });
  };
}

/// Whether a record is in any of the saved groups; an unknown group is empty.
inline RecordTest groups_test(const Call& call, const std::vector<std::string>& group_ids) {
  const FilterReader reader(call.business, call.user, *call.object);
  std::vector<RecordTest> tests;
  for (const auto& id : group_ids) {
    const auto group = call.object->groups.find(id);
    if (group != call.object->groups.end()) tests.push_back(reader.read(group->second));
  }
  return [tests = std::move(tests)](const Record& record) {
    return std::any_of(tests.begin(), tests.end(), [&](const auto& test) { return test(record); });
  };
}

/// The tests of the saved groups that the query names. @see behaviour rule S10
inline std::vector<RecordTest> group_tests(const Call& call) {
  std::vector<RecordTest> tests;
  const auto one = call.query.text("group_id");
  if (!one.empty()) tests.push_back(groups_test(call, {one}));
  const auto in = call.query.list("in_group_ids");
  const auto not_in = call.query.list("not_in_group_ids");
  if (in && !in->empty()) {
    tests.push_back(groups_test(call, *in));
  } else if (not_in && !not_in->empty()) {
    tests.push_back(
        [test = groups_test(call, *not_in)](const Record& record) { return !test(record); });
  }
  return tests;
}

/// Every live record that a search finds, in its order.
inline std::vector<const Record*> found_records(const Call& call, const json& body) {
  auto tests = group_tests(call);
  tests.push_back(FilterReader(call.business, call.user, *call.object).read(body));
  tests.push_back(text_search_test(call, body));
  std::vector<const Record*> found;
  const bool shows_archived = call.behaviour().shows_archived;
  call.table().each_searched([&](const Record& record) {
    const auto holds = [&](const RecordTest& test) { return test(record); };
    const bool is_shown = !record.archived || shows_archived;
    if (is_shown && std::all_of(tests.begin(), tests.end(), holds)) found.push_back(&record);
  });
  sort_records(call.business, *call.object, call.query.text("ordering"), found);
  return found;
}

/// The page that a search asks for. @see behaviour rule S2
inline Page searched_page(const Call& call, const json& body, std::size_t total) {
  if (!call.behaviour().reads_page_of_body) return Page::of(call.query, total, call.behaviour());
  return Page::of(body.value("page", json(1)).dump(), body.value("page_size", json(100)).dump(),
                  total, call.behaviour());
}

inline Reply search(const Call& call) {
  const auto body = search_body(call);
  const auto columns =
      chosen_columns(call, body, "field_names", "field_ids").value_or(all_columns(*call.object));
  const auto found = found_records(call, body);
  const auto page = searched_page(call, body, found.size());
  json rows = json::array();
  for (auto n = page.begin(); n < page.end(); ++n) {
    rows.push_back(row_view(call.business, call.user, *call.object, *found[n], columns));
  }
  return call.page(page, std::move(rows));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
