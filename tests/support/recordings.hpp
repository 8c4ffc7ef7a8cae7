#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "kizen/traffic.hpp"

namespace kizen_test {

/// The whole of an exchange on one line: what a test compares.
inline std::string described(const kizen::RecordedExchange& recorded) {
  const auto& [request, response] = recorded.exchange;
  std::string text = "#" + std::to_string(recorded.number) + " " + request.method + " " +
                     recorded.origin + " " + request.target;
  const auto add = [&](const std::string& part) { text += " | " + part; };
  const auto add_message = [&](const kizen::Headers& headers, const std::string& body) {
    for (const auto& [name, value] : headers) add(name + ": " + value);
    if (!body.empty()) add(body);
  };
  add_message(request.headers, request.body);
  if (recorded.has_response) add("-> " + std::to_string(response.status));
  add_message(response.headers, response.body);
  for (const auto& one : recorded.missing) add(one.reason + ": " + one.detail);
  return text;
}

/// Every exchange, described, and behind them the refusal if there is one.
inline std::vector<std::string> all_of(kizen::Recording recording) {
  std::vector<std::string> lines;
  try {
    while (const auto one = recording.next()) lines.push_back(described(*one));
  } catch (const kizen::ContractError& error) {
    lines.push_back(error.rule() + ": " + error.what());
  }
  return lines;
}

/// The same of a text, where it may be refused on opening as well.
inline std::vector<std::string> read_recording(const std::string& text,
                                               const kizen::RecordingLimits& limits = {}) {
  std::istringstream in(text);
  try {
    return all_of(kizen::Recording::open(in, "a", limits));
  } catch (const kizen::ContractError& error) {
    return {error.rule() + ": " + error.what()};
  }
}

/// The only line that comes of a text.
inline std::string read_one(const std::string& text, const kizen::RecordingLimits& limits = {}) {
  const auto lines = read_recording(text, limits);
  return lines.size() == 1 ? lines.front() : std::to_string(lines.size()) + " lines";
}

/// A HAR of entries.
inline std::string har_of(const std::string& entries) {
  return R"({"log": {"version": "1.2", "entries": [)" + entries + "]}}";
}

/// A HAR of one entry: GET https://a.example/b, with more members of `request`, `response`, entry.
inline std::string har_with(const std::string& request, const std::string& response,
                            const std::string& entry = {}) {
  return har_of(R"({"request": {"method": "GET", "url": "https://a.example/b", "headers": [])" +
                (request.empty() ? "" : ", " + request) + R"(}, "response": {"headers": [])" +
                (response.empty() ? "" : ", " + response) + "}" +
                (entry.empty() ? "" : ", " + entry) + "}");
}

}  // namespace kizen_test
