#include "drift_probe.hpp"

#include <kizen/run.hpp>
#include <sstream>
#include <utility>
#include <variant>

namespace kizen_tool {
namespace {

constexpr const char* nowhere = "00000000-0000-4000-8000-000000000000";

/// A member that is a text; empty where it is none.
std::string text_of(const kizen::json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What a lookup finds a record by: its email or name, among the values of its fields.
std::string identifier_of(const kizen::json& record) {
  const auto fields = record.find("fields");
  if (fields == record.end() || !fields->is_object()) return {};
  std::string name;
  for (const auto& entry : *fields) {
    if (text_of(entry, "name") == "email") return text_of(entry, "value");
    if (text_of(entry, "name") == "name") name = text_of(entry, "value");
  }
  return name;
}

/// The keys of the fields that lead to other records.
std::vector<std::string> relationships_of(const kizen::json& record) {
  std::vector<std::string> keys;
  const auto fields = record.find("fields");
  if (fields == record.end() || !fields->is_object()) return keys;
  for (const auto& member : fields->items()) {
    if (text_of(member.value(), "field_type") == "relationship") keys.push_back(member.key());
  }
  return keys;
}

}  // namespace

kizen::Response DriftProbe::exchange(const char* operation, kizen::Request request) {
  if (!problem_.empty()) return {};
  auto answer = connection_.send(request);
  if (const auto* none = std::get_if<kizen::NoAnswer>(&answer)) {
    std::ostringstream text;
    text << *none;
    problem_ = text.str();
    return {};
  }
  auto& response = std::get<kizen::Response>(answer);
  tell_(*contract_.operation(operation), {std::move(request), response});
  return response;
}

kizen::Response DriftProbe::send(const char* operation, const std::string& method,
                                 const std::string& target, const std::string& body) {
  kizen::Request request{method, target, {}, body};
  if (!body.empty()) request.headers.add("Content-Type", "application/json");
  return exchange(operation, connection_.target().authorized(std::move(request)));
}

void DriftProbe::look_at_record(const std::string& object, const kizen::json& record) {
  const auto id = text_of(record, "id");
  if (id.empty()) return;
  const auto path = "/api/records/" + kizen::detail::percent_encoded(object) + "/";
  send("records_retrieve", "GET", path + kizen::detail::percent_encoded(id));
  send("records_retrieve", "GET",
       path + kizen::detail::percent_encoded(id) + "?detail_summary=true");
  const auto identifier = identifier_of(record);
  if (!identifier.empty()) {
    send("records_lookup_retrieve", "GET",
         path + "lookup?all_fields=true&identifier=" + kizen::detail::percent_encoded(identifier));
  }
  for (const auto& field : relationships_of(record)) {
    send("records_field_values_list", "GET",
         "/api/records/" + kizen::detail::percent_encoded(id) + "/field-values/" +
             kizen::detail::percent_encoded(field) + "?page_size=10");
  }
}

std::string DriftProbe::look_at(const std::string& object) {
  problem_.clear();
  const auto path = "/api/records/" + kizen::detail::percent_encoded(object) + "/";
  const auto first = send("records_search_create", "POST", path + "search?page_size=100", "{}");
  if (!problem_.empty()) return problem_;
  if (first.status < 200 || first.status > 299) {
    return "the search of " + object + " was answered with " + std::to_string(first.status) +
           ", so nothing can be said of its records";
  }
  const auto page = kizen::json::parse(first.body, nullptr, false);
  const auto results = page.is_object() ? page.find("results") : page.end();
  if (page.is_object() && results != page.end() && results->is_array() && !results->empty()) {
    look_at_record(object, results->front());
  }
  send("records_search_create", "POST", path + "search?page=1000000", "{}");
  send("records_retrieve", "GET", path + nowhere);
  send("records_lookup_retrieve", "GET", path + "lookup?identifier=" + nowhere);
  return problem_;
}

kizen::Answer DriftProbe::answer_without_credentials(const std::string& object) {
  return connection_.send({"GET", "/api/records/" + kizen::detail::percent_encoded(object) +
                                      "/lookup?identifier=" + nowhere});
}

}  // namespace kizen_tool
