#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kizen/contract.hpp"
#include "support/overlay_of.hpp"

namespace {

using kizen::ContractError;
using kizen::json;
using kizen::Overlay;
using kizen_test::overlay_of;
using testing::HasSubstr;
using testing::StartsWith;

/// What becomes of a document; the message where the overlay cannot be applied.
std::string applied(const std::string& before, const Overlay& overlay) {
  kizen::detail::OverlayRun run(kizen::read_json(before, "api.json"));
  try {
    run.apply(overlay);
    return std::move(run).result().document->dump();
  } catch (const ContractError& error) {
    return error.rule() + " " + error.what();
  }
}

std::string in_1_0(const std::string& before, const std::string& actions) {
  return applied(before, overlay_of(actions, "1.0.0"));
}

std::string in_1_1(const std::string& before, const std::string& actions) {
  return applied(before, overlay_of(actions));
}

TEST(OverlayRun, MergesObjectsAtEveryLevel) {
  const auto before = R"({"a": {"b": 1, "c": {"d": 2}}})";
  const auto action = R"({"target": "$.a", "update": {"c": {"e": null}, "f": [1]}})";
  const auto merged = R"({"a":{"b":1,"c":{"d":2,"e":null},"f":[1]}})";
  EXPECT_EQ(in_1_0(before, action), merged);
  EXPECT_EQ(in_1_1(before, action), merged);
}

TEST(OverlayRun, OfVersion1_0AppendsAListAsOneItem) {
  const auto action = R"({"target": "$.a", "update": [2, 3]})";
  EXPECT_EQ(in_1_0(R"({"a": [1]})", action), R"({"a":[1,[2,3]]})");
  EXPECT_EQ(in_1_1(R"({"a": [1]})", action), R"({"a":[1,2,3]})");
}

TEST(OverlayRun, AppendsWhatIsNoListInBothVersions) {
  const auto action = R"({"target": "$.a", "update": {"b": 2}})";
  EXPECT_EQ(in_1_0(R"({"a": [1]})", action), R"({"a":[1,{"b":2}]})");
  EXPECT_EQ(in_1_1(R"({"a": [1]})", action), R"({"a":[1,{"b":2}]})");
}

TEST(OverlayRun, JoinsListsInsideAMerge) {
  EXPECT_EQ(in_1_1(R"({"a": {"r": ["x"]}})", R"({"target": "$.a", "update": {"r": ["y"]}})"),
            R"({"a":{"r":["x","y"]}})");
}

TEST(OverlayRun, ReplacesAPrimitiveByAPrimitiveInVersion1_1) {
  const auto action = R"({"target": "$.a", "update": null})";
  EXPECT_EQ(in_1_1(R"({"a": 1})", action), R"({"a":null})");
  EXPECT_THAT(in_1_0(R"({"a": 1})", action),
              HasSubstr("action 1: it selects number at '/a'; Overlay 1.0 updates objects and "
                        "lists; write overlay: 1.1.0"));
}

TEST(OverlayRun, RefusesOtherPairs) {
  EXPECT_THAT(in_1_1(R"({"a": {"b": 1}})", R"({"target": "$.a", "update": {"b": {}}})"),
              HasSubstr("#/actions/0/update: action 1: at '/a/b' of api.json is neither object nor "
                        "array, the update has an object for it; remove it by an action of its"));
  EXPECT_THAT(in_1_1(R"({"a": {}})", R"({"target": "$.a", "update": [1]})"),
              StartsWith("overlay.merge "));
  EXPECT_THAT(in_1_1(R"({"a": 1})", R"({"target": "$.a", "update": [1]})"),
              StartsWith("overlay.merge "));
}

TEST(OverlayRun, RefusesASelectionOfSeveralKinds) {
  EXPECT_THAT(in_1_1(R"({"a": 1, "b": {}})", R"({"target": "$.*", "update": 2})"),
              HasSubstr("it selects values of several kinds: primitive at '/a', object at '/b'; "
                        "make an action for each kind"));
}

TEST(OverlayRun, RemovesItemsFromTheBack) {
  EXPECT_EQ(in_1_1(R"({"a": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]})",
                   R"({"target": "$.a[10, 2, 9, 0, 2]", "remove": true})"),
            R"({"a":[1,3,4,5,6,7,8,11]})");
}

TEST(OverlayRun, RemovesWhatLiesInsideWhatItRemoves) {
  EXPECT_EQ(in_1_1(R"({"x": {"x": [{"x": 1}]}, "y": 2})", R"({"target": "$..x", "remove": true})"),
            R"({"y":2})");
}

TEST(OverlayRun, RemoveBeatsUpdateAndCopy) {
  EXPECT_EQ(in_1_1(R"({"a": 1, "b": 2})",
                   R"({"target": "$.a", "remove": true, "update": 3, "copy": "$.b"})"),
            R"({"b":2})");
}

TEST(OverlayRun, RefusesToRemoveTheWhole) {
  EXPECT_THAT(in_1_1("{}", R"({"target": "$", "remove": true})"),
              StartsWith("overlay.target test.overlay.json:2:21: #/actions/0/target: action 1: the "
                         "whole document cannot be removed"));
}

TEST(OverlayRun, RemovesPrimitivesInBothVersions) {
  const auto action = R"({"target": "$.a[?@ == 2]", "remove": true})";
  EXPECT_EQ(in_1_1(R"({"a": [1, 2, 3, 2]})", action), R"({"a":[1,3]})");
  EXPECT_EQ(in_1_0(R"({"a": [1, 2, 3, 2]})", action), R"({"a":[1,3]})");
}

TEST(OverlayRun, TakesNamesWithHyphensAndSaysSo) {
  kizen::detail::OverlayRun run(kizen::read_json(
      R"({"a": {"get": {"x-t": {"p-q": 1}}, "put": {}}, "x-t": {"deep": {"x-t": 2}}})", "a.json"));
  const auto told = run.apply(overlay_of(
      R"({"target": "$.a[?@.x-t.p-q && @['x-t']]", "update": {"b": 1}},
         {"target": "$..deep..x-t", "update": 3})"));
  EXPECT_EQ(told.notes.size(), 2U);
  EXPECT_THAT(told.notes.at(0), HasSubstr("action 1: '$.a[?@.x-t.p-q && @['x-t']]' is no JSONPath "
                                          "by RFC 9535, which asks for $.a[?@['x-t']['p-q'] && "));
  EXPECT_EQ(std::move(run).result().document->dump(),
            R"({"a":{"get":{"b":1,"x-t":{"p-q":1}},"put":{}},"x-t":{"deep":{"x-t":3}}})");
}

TEST(OverlayRun, CopiesOneValue) {
  EXPECT_EQ(in_1_1(R"({"a": {"b": 1}, "c": {"d": 2}})", R"({"target": "$.c", "copy": "$.a"})"),
            R"({"a":{"b":1},"c":{"b":1,"d":2}})");
  EXPECT_EQ(in_1_1(R"({"a": [1], "c": [2]})", R"({"target": "$.c", "copy": "$.a"})"),
            R"({"a":[1],"c":[2,1]})");
  for (const char* const from : {"$.none", "$.*"}) {
    EXPECT_THAT(in_1_1(R"({"a": {}, "c": {}})",
                       R"({"target": "$.c", "copy": ")" + std::string(from) + "\"}"),
                HasSubstr("#/actions/0/copy: action 1: '" + std::string(from) + "' selects "));
  }
}

TEST(OverlayRun, CopiesAWholeIntoAPartOfItOnce) {
  EXPECT_EQ(in_1_1(R"({"a": {}})", R"({"target": "$.a", "copy": "$"})"), R"({"a":{"a":{}}})");
}

TEST(OverlayRun, EachActionSeesWhatTheOneBeforeMade) {
  EXPECT_EQ(in_1_1("{}", R"({"target": "$", "update": {"a": {}}},
                            {"target": "$.a", "update": {"b": 1}},
                            {"target": "$.a.b", "update": 2})"),
            R"({"a":{"b":2}})");
}

TEST(OverlayRun, SelectingNothingIsNoted) {
  kizen::detail::OverlayRun run(kizen::read_json("{}", "api.json"));
  const auto told = run.apply(overlay_of(R"({"target": "$.a", "remove": true}, {"target": "$"})"));
  ASSERT_EQ(told.notes.size(), 2U);
  EXPECT_EQ(told.notes[0],
            "test.overlay.json:2:13: #/actions/0: action 1 changes nothing: its target selects "
            "nothing in the document");
  EXPECT_THAT(told.notes[1],
              HasSubstr("action 2 changes nothing: it has neither update nor remove"));
}

TEST(OverlayRun, SelectingNothingIsRefusedWhereItMustSelect) {
  EXPECT_THAT(
      in_1_1("{}", R"({"target": "$.a", "remove": true,
                               "x-contract": {"id": "E9", "required": true}})"),
      StartsWith("overlay.target test.overlay.json:2:21: #/actions/0/target: action 1 (E9): "
                 "'$.a' selects nothing in api.json; compare it with the document; "));
}

TEST(OverlayRun, NotesAnotherDocumentThanItIsMadeFor) {
  kizen::detail::OverlayRun run(kizen::read_json("{}", "folder/api.json"));
  const auto made_for = [&](const std::string& name) {
    return run
        .apply(overlay_of(R"({"target": "$", "update": {}})", "1.1.0",
                          R"("extends": ")" + name + "\","))
        .notes;
  };
  EXPECT_THAT(made_for("../schemas/api.json"), testing::IsEmpty());
  EXPECT_THAT(made_for("other.json"),
              testing::ElementsAre(HasSubstr("it is made for other.json, but is applied to api")));
}

TEST(OverlayRun, StopsABombOfCopies) {
  std::string actions;
  for (int i = 0; i < 40; ++i) {
    if (i > 0) actions += ", ";
    actions += R"({"target": "$.a", "copy": "$.a", "description": ")" + std::to_string(i) + "\"}";
  }
  EXPECT_THAT(in_1_1(R"({"a": [1, 2, 3, 4]})", actions),
              HasSubstr("more than 200000 values would be added"));
}

TEST(OverlayRun, StopsADocumentThatGrowsTooDeep) {
  std::string actions;
  for (int i = 0; i < 12; ++i) {
    if (i > 0) actions += ", ";
    actions +=
        R"({"target": "$..[?!@.a]", "copy": "$", "description": ")" + std::to_string(i) + "\"}";
  }
  EXPECT_THAT(in_1_1(R"({"a": {}})", actions), HasSubstr("deeper than 512 levels"));
}

/// Where a value of a changed document was written, and the number there.
struct Whence {
  std::string place;
  std::string literal;
};

Whence whence(const Overlay& overlay, const std::string& pointer) {
  kizen::detail::OverlayRun run(
      kizen::read_json("{\"a\": {\"b\": 1.50,\n \"c\": [1.0,\n 2.0]}}", "api.json"));
  run.apply(overlay);
  const auto source = std::move(run).result();
  const auto at = *kizen::JsonPointer::parse(pointer);
  return {source.place(at).to_string(), source.literal(at)};
}

TEST(OverlayRun, KnowsWhereEveryValueWasWritten) {
  const auto overlay = overlay_of(
      "{\"target\": \"$.a\",\n\"update\": {\"d\": {\"e\": 7.00},\n"
      "\"c\": [3.00]}}");
  EXPECT_EQ(whence(overlay, "/a/b").place, "api.json:1:10: #/a/b");
  EXPECT_EQ(whence(overlay, "/a/b").literal, "1.50");
  EXPECT_EQ(whence(overlay, "/a/c/1").place, "api.json:3:2: #/a/c/1");
  EXPECT_EQ(whence(overlay, "/a/c/2").place, "test.overlay.json:4:7: #/actions/0/update/c/0");
  EXPECT_EQ(whence(overlay, "/a/c/2").literal, "3.00");
  EXPECT_EQ(whence(overlay, "/a/d/e").place, "test.overlay.json:3:20: #/actions/0/update/d/e");
  EXPECT_EQ(whence(overlay, "/a/d/e").literal, "7.00");
  EXPECT_EQ(whence(overlay, "/a/c").literal, "") << "it is no longer as it is written";
}

TEST(OverlayRun, AListThatLostItemsLeadsToTheAction) {
  const auto overlay = overlay_of(R"({"target": "$.a.c[0]", "remove": true})");
  EXPECT_EQ(whence(overlay, "/a/c/0").place, "test.overlay.json:2:13: #/actions/0");
  EXPECT_EQ(whence(overlay, "/a/c/0").literal, "");
  EXPECT_EQ(whence(overlay, "/a/b").literal, "1.50");
}

TEST(OverlayRun, ACopyLeadsToWhatWasCopied) {
  const auto overlay = overlay_of(R"({"target": "$", "update": {"z": {}}},
                                     {"target": "$.z", "copy": "$.a"})");
  EXPECT_EQ(whence(overlay, "/z/b").place, "api.json:1:10: #/a/b");
  EXPECT_EQ(whence(overlay, "/z/b").literal, "1.50");
}

const char* const ping = R"({
  "openapi": "3.0.3", "info": {"title": "Ping", "version": "1"},
  "paths": {"/ping": {"get": {"operationId": "ping", "responses": {"204": {"description": "x"}}}}}
})";

TEST(ContractWith, LeavesTheOriginalAlone) {
  const auto contract = kizen::Contract::parse(ping, "ping.json");
  const auto changed = contract.with(overlay_of(
      R"({"target": "$.paths.*.*.responses", "update": {"404": {"description": "Gone."}},
          "x-contract": {"id": "P1"}})"));
  EXPECT_NE(changed.operation("ping")->response(404), nullptr);
  EXPECT_EQ(contract.operation("ping")->response(404), nullptr);
  EXPECT_EQ(changed.name(), "ping.json");
  EXPECT_TRUE(changed.has("P1"));
  EXPECT_FALSE(contract.has("P1"));
}

TEST(ContractWith, RemembersEveryOverlay) {
  const auto one = overlay_of(R"({"target": "$.info", "update": {"title": "A"}})");
  const auto changed = kizen::Contract::parse(ping, "ping.json").with(one).with(one);
  ASSERT_EQ(changed.overlays().size(), 2U);
  EXPECT_EQ(changed.overlays()[1].name, "test.overlay.json");
}

TEST(ContractWith, AnUnsoundResultIsBlamedOnTheOverlay) {
  try {
    kizen::Contract::parse(ping, "ping.json")
        .with(overlay_of(R"({"target": "$.paths.*.get", "update": {"respones": {}}})"));
    FAIL() << "it was taken";
  } catch (const ContractError& error) {
    EXPECT_EQ(error.rule(), "contract.field");
    EXPECT_THAT(error.what(), StartsWith("test.overlay.json:2:61: #/actions/0/update/respones: "
                                         "'respones' is no field of the Operation Object"));
  }
}

}  // namespace
