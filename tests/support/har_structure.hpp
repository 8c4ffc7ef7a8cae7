#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kizen/core.hpp"

namespace kizen_test {

/// What HAR 1.2 says of the members of its objects: `=` a text, `#` a number, `+` a number of at
/// least 0, `!` a boolean, `@` a date-time, `[NAME` a list of such objects, `{NAME` one; one that may
/// be absent ends in `?`.
inline const std::map<std::string, std::map<std::string, std::string>>& har_members() {
  static const std::map<std::string, std::map<std::string, std::string>> members = {
      {"har", {{"log", "{log"}}},
      {"log",
       {{"version", "="},
        {"creator", "{creator"},
        {"browser", "{creator?"},
        {"pages", "[page?"},
        {"entries", "[entry"},
        {"comment", "=?"}}},
      {"creator", {{"name", "="}, {"version", "="}, {"comment", "=?"}}},
      {"entry",
       {{"pageref", "=?"},
        {"startedDateTime", "@"},
        {"time", "+"},
        {"request", "{request"},
        {"response", "{response"},
        {"cache", "{cache"},
        {"timings", "{timings"},
        {"serverIPAddress", "=?"},
        {"connection", "=?"},
        {"comment", "=?"}}},
      {"request",
       {{"method", "="},
        {"url", "="},
        {"httpVersion", "="},
        {"cookies", "[cookie"},
        {"headers", "[pair"},
        {"queryString", "[pair"},
        {"postData", "{postData?"},
        {"headersSize", "#"},
        {"bodySize", "#"},
        {"comment", "=?"}}},
      {"response",
       {{"status", "#"},
        {"statusText", "="},
        {"httpVersion", "="},
        {"cookies", "[cookie"},
        {"headers", "[pair"},
        {"content", "{content"},
        {"redirectURL", "="},
        {"headersSize", "#"},
        {"bodySize", "#"},
        {"comment", "=?"}}},
      {"cookie",
       {{"name", "="},
        {"value", "="},
        {"path", "=?"},
        {"domain", "=?"},
        {"expires", "@?"},
        {"httpOnly", "!?"},
        {"secure", "!?"},
        {"comment", "=?"}}},
      {"pair", {{"name", "="}, {"value", "="}, {"comment", "=?"}}},
      {"param",
       {{"name", "="},
        {"value", "=?"},
        {"fileName", "=?"},
        {"contentType", "=?"},
        {"comment", "=?"}}},
      {"postData", {{"mimeType", "="}, {"params", "[param"}, {"text", "="}, {"comment", "=?"}}},
      {"content",
       {{"size", "#"},
        {"compression", "#?"},
        {"mimeType", "="},
        {"text", "=?"},
        {"encoding", "=?"},
        {"comment", "=?"}}},
      {"cache", {{"comment", "=?"}}},
      {"timings",
       {{"blocked", "#?"},
        {"dns", "#?"},
        {"connect", "#?"},
        {"send", "+"},
        {"wait", "+"},
        {"receive", "+"},
        {"ssl", "#?"},
        {"comment", "=?"}}}};
  return members;
}

/// Holds a HAR to the structure that HAR 1.2 gives it.
class HarStructure {
 public:
  void check(const kizen::json& object, const std::string& name, const std::string& place) {
    if (!object.is_object()) return add(place, "is no object");
    const auto& members = har_members().at(name);
    for (const auto& [member, kind] : members) {
      const bool is_there = object.contains(member);
      if (is_there) check_member(object.at(member), kind, place + "/" + member);
      if (!is_there && kind.back() != '?') add(place, "lacks " + member);
    }
    for (const auto& one : object.items()) {
      if (one.key().front() != '_' && members.count(one.key()) == 0) add(place, "has " + one.key());
    }
  }

  std::vector<std::string> problems;

 private:
  void add(const std::string& place, const std::string& problem) {
    problems.push_back(place + " " + problem);
  }

  void check_member(const kizen::json& value, const std::string& kind, const std::string& place) {
    const auto object = kind.substr(1, kind.find('?') - 1);
    if (kind[0] == '{') return check(value, object, place);
    if (kind[0] == '[' && !value.is_array()) return add(place, "is no list");
    if (kind[0] == '[') {
      for (std::size_t i = 0; i < value.size(); ++i) {
        check(value[i], object, place + "/" + std::to_string(i));
      }
    }
    if (kind[0] == '!' && !value.is_boolean()) add(place, "is no boolean");
    if (kind[0] == '=' && !value.is_string()) add(place, "is no text");
    if ((kind[0] == '#' || kind[0] == '+') && !value.is_number()) return add(place, "is no number");
    if (kind[0] == '+' && value < 0) add(place, "is below 0");
    if (kind[0] == '@' && !is_date_time(value)) add(place, "is no date-time");
  }

  static bool is_date_time(const kizen::json& value) {
    if (!value.is_string()) return false;
    const auto text = value.get<std::string>();
    return text.size() == 24 && text[10] == 'T' && text[19] == '.' && text.back() == 'Z' &&
           kizen::Date::parse(text.substr(0, 10)).has_value();
  }
};

/// Where a HAR is not as HAR 1.2 has it; names of one's own begin with an underscore.
inline std::vector<std::string> har_problems(const kizen::json& har) {
  HarStructure structure;
  structure.check(har, "har", "");
  return structure.problems;
}

}  // namespace kizen_test
