#include <gtest/gtest.h>

#include <string>

#include "support/process.hpp"
#include "support/waive.hpp"

namespace {

/// Text of a waivers file, and where the line of the new entry is put in: at `@`.
struct WaiversStyle {
  const char* name;
  const char* file;
  std::string text;
  std::string entry;
};

std::ostream& operator<<(std::ostream& out, const WaiversStyle& one) { return out << one.name; }

#define OLD_JSON \
  R"("rule": "request.body.json", "reason": "r", "owner": "o", "expires": "2099-01-01")"
#define OLD_YAML "rule: request.body.json, reason: 'it''s ]r', owner: it's, expires: 2099-01-01"
#define OLD_BLOCK \
  "rule: request.body.json\n    reason: r\n    owner: o\n    expires: \"2099-01-01\"\n"

constexpr char flow_json[] =
    R"({"rule": "response.body.json", "reason": "Old records.", "owner": "ann", )"
    R"("expires": "2099-12-31"})";
constexpr char flow_yaml[] =
    R"({rule: response.body.json, reason: Old records., owner: ann, expires: "2099-12-31"})";

std::string block(const std::string& indent) {
  return indent + "- rule: response.body.json\n" + indent + "  reason: Old records.\n" + indent +
         "  owner: ann\n" + indent + "  expires: \"2099-12-31\"\n";
}

std::string lines_json(const std::string& newline) {
  return "{" + newline + R"(  "rule": "response.body.json",)" + newline +
         R"(  "reason": "Old records.",)" + newline + R"(  "owner": "ann",)" + newline +
         R"(  "expires": "2099-12-31")" + newline + "}";
}

const WaiversStyle styles[] = {
    {"JsonLine", "w.json", R"({"waivers": 1, "entries": [{)" OLD_JSON "}@]}\n",
     std::string(", ") + flow_json},
    {"JsonEmptyLine", "w.json", R"({"entries": [@], "waivers": 1})", flow_json},
    {"JsonEmptyLines", "w.json", "{\n  \"entries\": [@\n  ],\n  \"waivers\": 1\n}\n",
     "\n    " + lines_json("\n    ")},
    {"JsonLines", "w.json", "{\"waivers\": 1,\n \"entries\": [\n   {\n     " OLD_JSON "\n   }@\n]}",
     ",\n   " + lines_json("\n   ")},
    {"JsonOneEntryALine", "w.json",
     "{\n\t\"waivers\": 1,\n\t\"entries\": [\n\t\t{" OLD_JSON "}@\n\t]\n}\n",
     std::string(",\n\t\t") + flow_json},
    {"JsonWithCarriageReturns", "w.json",
     "{\"waivers\": 1,\r\n \"entries\": [\r\n  {" OLD_JSON "}@\r\n]}",
     std::string(",\r\n  ") + flow_json},
    {"JsonWithBracketsInTexts", "w.json",
     R"({"waivers": 1, "entries": [{"id": "a", "rule": "request.body.json", "reason": "]}\\",
         "owner": "\"]", "expires": "2099-01-01"}@], "$schema": "]"})",
     std::string(", ") + flow_json},
    {"YamlItems", "w.yaml", "waivers: 1\nentries:\n  - " OLD_BLOCK "@", block("  ")},
    {"YamlItemsWithoutIndent", "w.yml", "entries:\n- {" OLD_YAML "}\n@\nwaivers: 1\n", block("")},
    {"YamlItemsWithoutNewline", "w", "waivers: 1\nentries:\n   - {" OLD_YAML "}@",
     "\n" + block("   ")},
    {"YamlItemsBeforeAMember", "w.yaml",
     "entries:\n  - " OLD_BLOCK "    # of the first\n@\n# of the version\nwaivers: 1\n",
     block("  ")},
    {"YamlItemsBeforeTheEnd", "w.yaml",
     "%YAML 1.2\n---\nwaivers: 1\nentries:\n  - " OLD_BLOCK "@...\n# end\n", block("  ")},
    {"YamlLiteralThatLooksLikeAComment", "w.yaml",
     "waivers: 1\nentries:\n- rule: request.body.json\n  owner: o\n  expires: 2099-01-01\n"
     "  reason: |\n    r\n    # s\n@\n# end\n",
     block("")},
    {"YamlLiteralThatKeepsItsEnd", "w.yaml",
     "waivers: 1\nentries:\n  - rule: request.body.json\n    owner: o\n    expires: 2099-01-01\n"
     "    reason: |+\n      r\n\n\n@",
     block("  ")},
    {"YamlBrackets", "w.yaml", "waivers: 1\nentries: [{" OLD_YAML "}@]\n",
     std::string(", ") + flow_yaml},
    {"YamlBracketsWithNothing", "w.yaml", "waivers: 1\nentries: [@ ] # none\n", flow_yaml},
    {"YamlBracketsOfLines", "w.yaml",
     "waivers: 1\nentries: [  # [ all\n    {" OLD_YAML "},@  # ]\n  ]\n",
     std::string("\n    ") + flow_yaml},
    {"YamlThatIsJson", "w.yaml",
     "{\"waivers\":1,\"entries\":[{\"reason\":\"]\",\"owner\":\"o\","
     "\"expires\":\"2099-01-01\",\"rule\":\"request.body.json\"}@]}\n",
     std::string(", ") + flow_json},
};

class WaiversStyles : public testing::TestWithParam<WaiversStyle> {};

TEST_P(WaiversStyles, AreKeptByteForByte) {
  const kizen_test::TemporaryFolder folder;
  const auto at = GetParam().text.find('@');
  auto text = GetParam().text;
  const auto file = folder.write(GetParam().file, text.erase(at, 1));
  const auto ended = kizen_test::waive(file, kizen_test::no_json);
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_EQ(folder.read(GetParam().file), text.insert(at, GetParam().entry));
}

INSTANTIATE_TEST_SUITE_P(Every, WaiversStyles, testing::ValuesIn(styles),
                         [](const auto& one) { return one.param.name; });

}  // namespace
