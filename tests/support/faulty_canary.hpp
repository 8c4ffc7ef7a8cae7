#pragma once

#include <kizen/core.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kizen_test {

/// An API key with all the characters that somebody escapes. Its two ends are in no other text, and
/// no writer escapes them by need: where one is found, the key was told.
inline const std::string canary = "c4naryK3y\"\\+/ %&<>'=\xC3\xA9tAil9zQx";
inline const std::vector<std::string> canary_ends = {"c4naryK3y", "tAil9zQx"};

/// Bytes of a text in hex digits, each after a prefix.
inline std::string canary_hex(const std::string& text, const std::string& prefix) {
  std::string all;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    all += prefix + "0123456789ABCDEF"[byte / 16] + "0123456789ABCDEF"[byte % 16];
  }
  return all;
}

/// What others make of the canary, by the name of the way.
inline std::vector<std::pair<std::string, std::string>> canary_spellings() {
  const auto quoted = nlohmann::json(canary).dump();
  const auto ascii = nlohmann::json(canary).dump(-1, ' ', true);
  const auto base64 = [](const std::string& text) { return kizen::detail::base64_encoded(text); };
  auto url_safe = base64(canary);
  for (char& c : url_safe) c = c == '+' ? '-' : c == '/' ? '_' : c;
  std::string units;
  for (const char c : canary_ends[0]) units += "\\u00" + canary_hex({c}, "");
  return {{"raw", canary},
          {"JSON", quoted.substr(1, quoted.size() - 2)},
          {"JSON in ASCII", ascii.substr(1, ascii.size() - 2)},
          {"JSON in JSON", nlohmann::json(quoted).dump()},
          {"percent", kizen::detail::percent_encoded(canary)},
          {"percent, lower case", kizen::detail::ascii_lower(canary_hex(canary, "%"))},
          {"percent, all bytes", canary_hex(canary, "%")},
          {"form", "c4naryK3y%22%5C%2B%2F+%25%26%3C%3E%27%3D%C3%A9tAil9zQx"},
          {"XML", "c4naryK3y&quot;\\+/ %&amp;&lt;&gt;&#39;=\xC3\xA9tAil9zQx"},
          {"a shell", "c4naryK3y\"\\+/ %&<>'\\''=\xC3\xA9tAil9zQx"},
          {"base64", base64(canary)},
          {"base64 for URLs", url_safe},
          {"Basic", base64("user:" + canary)},
          {"base64 of more", base64("us:" + canary + "&more")},
          {"base64 of JSON", base64(nlohmann::json({{"key", canary}}).dump())},
          {"hex", canary_hex(canary, "")}};
}

/// The traces that the canary leaves in a text: each end of it, in each encoding of bytes.
inline std::vector<std::string> canary_traces() {
  std::vector<std::string> traces;
  for (const auto& end : canary_ends) {
    traces.push_back(end);
    for (const char* const prefix : {"", "%", "\\x", "\\u00", "\\\\u00"}) {
      traces.push_back(canary_hex(end, prefix));
    }
    for (std::size_t before = 0; before < 3; ++before) {
      const auto first = (before * 8 + 5) / 6;
      const auto digits = (before + end.size()) * 8 / 6 - first;
      traces.push_back(
          kizen::detail::base64_encoded(std::string(before, ' ') + end).substr(first, digits));
    }
  }
  return traces;
}

/// The traces of the canary that a text has, letters in either case.
inline std::vector<std::string> canary_traces_in(const std::string& text) {
  std::vector<std::string> found;
  const auto folded = kizen::detail::ascii_lower(text);
  for (const auto& trace : canary_traces()) {
    if (folded.find(kizen::detail::ascii_lower(trace)) != std::string::npos) found.push_back(trace);
  }
  return found;
}

}  // namespace kizen_test
