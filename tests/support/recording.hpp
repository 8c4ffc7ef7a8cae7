#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace kizen_test {

/// One exchange with a Records tenant, for the recordings that tests write.
struct Spoken {
  std::string method;
  std::string target;
  int status = 200;
  std::string body = "{}";
  std::string type = "application/json";
  std::string origin = "https://api.example";
  std::string sent = {};
};

inline std::string lookup_target() { return "/api/records/deals/lookup?identifier=Ann"; }

inline nlohmann::json har_header(const char* name, const std::string& value) {
  return {{"name", name}, {"value", value}};
}

/// An entry of a HAR as browsers write it.
inline nlohmann::json har_entry(const Spoken& spoken) {
  auto headers =
      nlohmann::json::array({har_header(":authority", "api.example"), har_header("X-API-KEY", "k"),
                             har_header("X-BUSINESS-ID", "b"), har_header("X-USER-ID", "u")});
  nlohmann::json request = {
      {"method", spoken.method}, {"url", spoken.origin + spoken.target}, {"httpVersion", "h2"}};
  if (!spoken.sent.empty()) {
    headers.push_back(har_header("Content-Type", "application/json"));
    request["postData"] = {{"mimeType", "application/json"}, {"text", spoken.sent}};
  }
  request["headers"] = headers;
  return {{"startedDateTime", "2026-01-01T00:00:00Z"},
          {"request", request},
          {"response",
           {{"status", spoken.status},
            {"headers", nlohmann::json::array({har_header("Content-Type", spoken.type)})},
            {"content",
             {{"size", spoken.body.size()}, {"mimeType", spoken.type}, {"text", spoken.body}}}}}};
}

inline std::string har_of(const std::vector<Spoken>& all) {
  auto entries = nlohmann::json::array();
  for (const auto& one : all) entries.push_back(har_entry(one));
  return nlohmann::json{
      {"log",
       {{"version", "1.2"}, {"creator", {{"name", "t"}, {"version", "1"}}}, {"entries", entries}}}}
      .dump(1);
}

}  // namespace kizen_test
