#include "kizen/contract/overlay.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kizen/contract.hpp"
#include "support/overlay_of.hpp"

namespace {

using kizen::ContractError;
using kizen::Overlay;
using kizen_test::overlay_of;
using testing::HasSubstr;

/// What an overlay is refused with: rule, then the message.
std::string overlay_refusal(const std::string& text) {
  try {
    Overlay::from(kizen::read_json(text, "o.json"));
    return "taken";
  } catch (const ContractError& error) {
    return error.rule() + " " + error.what();
  }
}

std::string with_actions(const std::string& actions, const std::string& version = "1.1.0") {
  return R"({"overlay": ")" + version + R"(", "info": {"title": "T", "version": "1"},
"actions": )" +
         actions + "}";
}

TEST(Overlay, TellsWhatItIs) {
  const auto overlay = overlay_of(R"({"target": "$.info", "description": "Renames.", "update":
      {"title": "B"}, "x-contract": {"id": "E1", "reason": "r", "example": "x", "evidence": "e",
      "date": "2026-02-28", "confidence": "open", "required": true}})",
                                  "1.0.7", R"("extends": "api.json",)");
  EXPECT_EQ(overlay.name(), "test.overlay.json");
  EXPECT_EQ(overlay.title(), "Test");
  EXPECT_EQ(overlay.extends(), "api.json");
  EXPECT_TRUE(overlay.is_1_0());
  const auto& action = overlay.actions().at(0);
  EXPECT_EQ(action.title(), "action 1 (E1)");
  EXPECT_EQ(action.description, "Renames.");
  EXPECT_TRUE(action.must_select);
  EXPECT_EQ(action.difference.confidence, "open");
  EXPECT_EQ(action.difference.date, "2026-02-28");
}

TEST(Overlay, SelectsActionsById) {
  const auto overlay = overlay_of(R"(
      {"target": "$.a", "x-contract": {"id": "A"}}, {"target": "$.shared"},
      {"target": "$.b", "x-contract": {"id": "B"}}, {"target": "$.a2", "x-contract": {"id": "A"}})");
  EXPECT_EQ(overlay.ids(), (std::vector<std::string>{"A", "B"}));
  const auto targets = [](const Overlay& some) {
    std::string text;
    for (const auto& action : some.actions()) text += action.target.text() + " ";
    return text;
  };
  EXPECT_EQ(targets(overlay.only({"A"})), "$.a $.shared $.a2 ");
  EXPECT_EQ(targets(overlay.only({})), "$.shared ");
  EXPECT_EQ(targets(overlay.without("A")), "$.shared $.b ");
  EXPECT_EQ(overlay.action("A")->number, 1U);
  EXPECT_EQ(overlay.action("C"), nullptr);
  EXPECT_EQ(overlay.action(""), nullptr) << "actions without an id have no id to ask for";
}

TEST(Overlay, RequiredAtTheRootIsForEveryActionThatDoesNotSayOtherwise) {
  const auto overlay =
      overlay_of(R"({"target": "$.a"}, {"target": "$.b", "x-contract": {"required": false}})",
                 "1.1.0", R"("x-contract": {"version": 1, "required": true},)");
  EXPECT_TRUE(overlay.actions().at(0).must_select);
  EXPECT_FALSE(overlay.actions().at(1).must_select);
}

struct RefusedOverlay {
  const char* text;
  const char* told;
};

TEST(Overlay, SaysWhatIsWrongWhereAndWhatToDo) {
  const std::vector<RefusedOverlay> all = {
      {"[]", "overlay.kind o.json:1:1: an overlay is an object, not array; start it with overlay"},
      {R"({"info": {}})", "overlay.member o.json:1:1: the required member 'overlay' is missing"},
      {R"({"overlay": 1})", "overlay.kind o.json:1:10: #/overlay: 'overlay' is number; it must be"},
      {R"({"overlay": "2.0.0"})",
       "overlay.version o.json:1:10: #/overlay: the version of Overlay"
       " is '2.0.0'; 1.0.x and 1.1.x are understood"},
      {R"({"overlay": "1.1"})", "overlay.version"},
      {R"({"overlay": "1.1."})", "overlay.version"},
      {R"({"overlay": "1.1.x"})", "overlay.version"},
      {R"({"overlay": "1.1.0", "info": {"title": "T", "version": "1"}, "action": []})",
       "overlay.member o.json:1:69: #/action: an overlay has no member 'action'; did you mean"},
      {R"({"overlay": "1.1.0", "info": {"title": "T"}, "actions": [{"target": "$"}]})",
       "#/info: the required member 'version' is missing"},
      {R"({"overlay": "1.0.0", "info": {"title": "T", "version": "1", "description": "d"}})",
       "#/info/description: 'info' has no member 'description'"},
  };
  for (const auto& one : all)
    EXPECT_THAT(overlay_refusal(one.text), HasSubstr(one.told)) << one.text;
}

TEST(Overlay, SaysWhichActionIsWrong) {
  const std::vector<RefusedOverlay> all = {
      {"{}", "overlay.kind o.json:2:9: #/actions: 'actions' is object; it must be array"},
      {"[]", "overlay.actions o.json:2:9: #/actions: there is no action; write at least one"},
      {"[3]", "#/actions/0: action 1 is number; it must be object"},
      {"[{}]", "#/actions/0: the required member 'target' is missing"},
      {R"([{"target": "info"}])",
       "overlay.path o.json:2:21: #/actions/0/target: 'info' is no JSONPath: column 1: "},
      {R"([{"target": "$", "updates": {}}])", "action 1 has no member 'updates'; did you mean"},
      {R"([{"target": "$", "remove": "yes"}])", "#/actions/0/remove: 'remove' is string"},
      {R"([{"target": "$", "update": {}, "copy": "$.a"}])",
       "overlay.action o.json:2:48: #/actions/0/copy: action 1 has update and copy; make two"},
      {R"([{"target": "$.a"}, {"target": "$.a"}])",
       "overlay.actions o.json:2:32: #/actions/1: the same action stands twice; remove one"},
      {R"([{"target": "$", "x-contract": {"ids": "A"}}])", "has no member 'ids'; did you mean"},
      {R"([{"target": "$", "x-contract": {"id": ""}}])", "overlay.id"},
      {R"([{"target": "$", "x-contract": {"id": "D1, D2"}}])",
       "the id is 'D1, D2'; write letters, digits, '.', '_' and '-'"},
      {R"([{"target": "$", "x-contract": {"date": "2026-02-29"}}])",
       "overlay.date o.json:2:49: #/actions/0/x-contract/date: '2026-02-29' is no date; write"},
      {R"([{"target": "$", "x-contract": {"confidence": "sure"}}])",
       "the confidence is 'sure'; write doc, seen or open"},
  };
  for (const auto& one : all) {
    EXPECT_THAT(overlay_refusal(with_actions(one.text)), HasSubstr(one.told)) << one.text;
  }
  EXPECT_THAT(overlay_refusal(with_actions(R"([{"target": "$", "copy": "$.a"}])", "1.0.0")),
              HasSubstr("action 1 has no member 'copy'"));
}

TEST(Overlay, RefusesAnExtensionOfAnotherVersion) {
  const auto text = R"({"overlay": "1.1.0", "info": {"title": "T", "version": "1"},
      "actions": [{"target": "$"}], "x-contract": {"version": 2}})";
  EXPECT_THAT(overlay_refusal(text), HasSubstr("'x-contract' does not say version: 1"));
}

}  // namespace
