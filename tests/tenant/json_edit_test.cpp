#include "kizen/tenant/detail/json_edit.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>

#include "bench.hpp"

namespace {

using kizen::json;
using kizen::detail::JsonEdit;

json edited(json whole, const json& edit) {
  JsonEdit(edit).apply(whole);
  return whole;
}

TEST(JsonEdit, MakesEachChange) {
  const json cases = json::parse(R"([
    [{"set": 2}, 1, 2],
    [{"put": {"b": 2}}, {"a": 1}, {"a": 1, "b": 2}],
    [{"default": {"a": 2, "b": 2, "c": 2}}, {"a": 1, "b": null}, {"a": 1, "b": 2, "c": 2}],
    [{"drop": ["a", "c"]}, {"a": 1, "b": 2}, {"b": 2}],
    [{"rename": {"a": "c", "x": "y"}}, {"a": 1, "b": 2}, {"b": 2, "c": 1}],
    [{"text": true}, 1.5, "1.5"],
    [{"text": true}, "1.5", "1.5"],
    [{"wrap": true}, 1, [1]],
    [{"wrap": true}, [1], [1]],
    [{"pick": "a"}, {"a": 1, "b": 2}, 1],
    [{"pick": "a"}, [1, 2], 1],
    [{"reverse": true}, [1, 2], [2, 1]],
    [{"first": 1}, [1, 2], [1]],
    [{"first": 3}, [1, 2], [1, 2]],
    [{"repeat": true}, [1, 2], [1, 2, 1]],
    [{"case": "upper"}, "aB1", "AB1"],
    [{"case": "lower"}, "aB1", "ab1"],
    [{"replace": ["-", "/"]}, "1-2-3", "1/2/3"],
    [{"append": "!"}, "a", "a!"],
    [{"round": true}, 1.4, 1],
    [{"add": 1}, 1, 2],
    [{"negate": true}, true, false]
  ])");
  for (const auto& one : cases) {
    json edit = one[0];
    edit["at"] = "$.at";
    EXPECT_EQ(edited({{"at", one[1]}}, edit), json({{"at", one[2]}})) << one;
  }
}

TEST(JsonEdit, LeavesWhatAChangeDoesNotGoWith) {
  for (const char* const change : {"put", "default", "rename"}) {
    EXPECT_EQ(edited({{"at", 1}}, {{"at", "$.at"}, {change, {{"a", "b"}}}}), json({{"at", 1}}));
  }
  for (const char* const change : {"reverse", "repeat", "negate"}) {
    EXPECT_EQ(edited({{"at", 1}}, {{"at", "$.at"}, {change, true}}), json({{"at", 1}}));
  }
}

TEST(JsonEdit, RemovesAllThatIsPicked) {
  const json whole = {{"list", {1, 2, 3, 4}}, {"other", {{"a", 1}}}};
  EXPECT_EQ(edited(whole, {{"at", "$.list[?@ > 2]"}, {"remove", true}})["list"], json({1, 2}));
  EXPECT_EQ(edited(whole, {{"at", "$.other.a"}, {"remove", true}})["other"], json::object());
}

TEST(JsonEdit, RefusesWhatItCannotRead) {
  const json unreadable = json::parse(R"([
    {"at": "$.", "set": 1}, {"at": "$", "sett": 1}, {"at": "$", "set": 1, "text": true}, {"at": "$"}
  ])");
  for (const auto& edit : unreadable) {
    EXPECT_THROW(JsonEdit{edit}, std::invalid_argument) << edit;
  }
}

}  // namespace
