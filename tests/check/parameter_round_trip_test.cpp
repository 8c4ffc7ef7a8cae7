#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "kizen/check.hpp"
#include "support/parameter_bench.hpp"

namespace {

using kizen::json;
using kizen::Parameter;
using kizen_test::contract_with;

/// Values at random, the same ones each time.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t end) { return engine_() % end; }

  std::string text() {
    static const std::vector<std::string> letters = {
        "a", "B", "1", "-", ".",  ",",  ";", "=", "&", "|", "%", "+", "#",        "[",
        "]", "/", "?", " ", "\"", "\\", "~", ":", "0", "_", "{", "'", "\xc3\xb6", "\x01"};
    std::string text;
    for (auto left = below(5); left > 0; --left) text += letters[below(letters.size())];
    return text;
  }

  /// A primitive, and the schema of its type.
  std::pair<json, json> primitive(std::size_t kind) {
    if (kind == 0) return {text(), {{"type", "string"}}};
    if (kind == 1) return {static_cast<int>(below(2000)) - 1000, {{"type", "integer"}}};
    if (kind == 2) return {static_cast<double>(below(4000)) / 8 - 250, {{"type", "number"}}};
    if (kind == 3) return {below(2) == 0, {{"type", "boolean"}}};
    return {nullptr, {{"type", "integer"}, {"nullable", true}}};
  }

  std::pair<json, json> list() {
    const auto kind = below(5);
    json all = json::array();
    json items;
    for (auto left = below(4) + 1; left > 0; --left) {
      auto made = primitive(kind);
      all.push_back(std::move(made.first));
      items = std::move(made.second);
    }
    return {all, {{"type", "array"}, {"items", items}}};
  }

  std::pair<json, json> object() {
    json all = json::object();
    json properties = json::object();
    for (auto left = below(4) + 1; left > 0; --left) {
      const auto name = text();
      auto made = primitive(below(5));
      all[name] = std::move(made.first);
      properties[name] = std::move(made.second);
    }
    return {all, {{"type", "object"}, {"properties", properties}}};
  }

 private:
  std::mt19937 engine_;
};

kizen::Request request_of(const Parameter& parameter, const std::string& text) {
  switch (parameter.place) {
    case kizen::ParameterPlace::Path:
      return {"GET", "/things/" + text};
    case kizen::ParameterPlace::Query:
      return {"GET", "/things?" + text};
    case kizen::ParameterPlace::Header:
      return {"GET", "/things", {{"color", text}}};
    case kizen::ParameterPlace::Cookie:
      break;
  }
  return {"GET", "/things", {{"Cookie", text}}};
}

/// Whether a reading may differ from what was written, as parameter_text documents.
bool may_differ(const json& value, const Parameter& parameter) {
  if (value == json::array({""})) return true;
  if (!value.is_string()) return false;
  const auto text = value.get<std::string>();
  const bool in_header = parameter.place == kizen::ParameterPlace::Header;
  const bool in_path = parameter.place == kizen::ParameterPlace::Path;
  return (in_header && kizen::detail::trimmed(text).size() != text.size()) ||
         (in_path && text.empty());
}

/// Writes a value and reads it where nothing but it is allowed; whether it could be written.
bool make_the_trip(json declared, const std::pair<json, json>& made) {
  declared["schema"] = made.second;
  declared["schema"]["enum"] = json::array({made.first});
  const kizen::Checker checker(contract_with(json::array({declared})));
  const auto& parameter = checker.contract().operations().front().parameters.front();
  const auto written = kizen::parameter_text(parameter, made.first);
  if (!written.problem.empty() || may_differ(made.first, parameter)) return false;
  const auto report = checker.check_request(request_of(parameter, written.text));
  EXPECT_EQ(kizen_test::told(report), "") << declared.dump() << '\n' << written.text;
  EXPECT_EQ(report.verdict(), kizen::Verdict::Conforms);
  declared["schema"].erase("enum");
  declared["schema"]["not"] = {{"enum", json::array({made.first})}};
  const kizen::Checker other(contract_with(json::array({declared})));
  EXPECT_NE(other.check_request(request_of(parameter, written.text)).verdict(),
            kizen::Verdict::Conforms)
      << declared.dump() << '\n'
      << written.text;
  return true;
}

struct Trip {
  const char* in;
  const char* style;
  std::vector<bool> explodes;
  bool primitives;
  bool lists;
};

const Trip trips[] = {{"path", "simple", {false, true}, true, true},
                      {"path", "label", {false, true}, true, true},
                      {"path", "matrix", {false, true}, true, true},
                      {"query", "form", {false, true}, true, true},
                      {"cookie", "form", {false, true}, true, true},
                      {"header", "simple", {false, true}, true, true},
                      {"query", "spaceDelimited", {false}, false, true},
                      {"query", "pipeDelimited", {false}, false, true},
                      {"query", "deepObject", {true}, false, false}};

TEST(ParameterRoundTrip, GivesEveryValueBack) {
  Dice dice(20200226);
  for (const auto& trip : trips) {
    for (const bool explode : trip.explodes) {
      json declared = kizen_test::color_in(trip.in, "{}", {{"style", trip.style}});
      declared["explode"] = explode;
      if (declared.at("in") == "query") declared["allowReserved"] = dice.below(2) == 0;
      int made = 0;
      for (int i = 0; i < 40; ++i) {
        if (trip.primitives) made += make_the_trip(declared, dice.primitive(dice.below(4))) ? 1 : 0;
        if (trip.lists) made += make_the_trip(declared, dice.list()) ? 1 : 0;
        made += make_the_trip(declared, dice.object()) ? 1 : 0;
        if (testing::Test::HasFailure()) return;
      }
      EXPECT_GT(made, 20) << declared;
    }
  }
}

}  // namespace
