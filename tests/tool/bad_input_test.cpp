#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/tool.hpp"

namespace {

using kizen_test::Ended;
using kizen_test::small_suite;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::HasSubstr;

/// The small suite with one text in it replaced.
std::string replaced(const std::string& from, const std::string& to) {
  auto text = small_suite();
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("the suite has no " + from);
  return text.replace(at, from.size(), to);
}

/// One line that names the file, a place in it, and what to do; nothing was run.
void expect_refused(const Ended& ended, const std::string& file, const std::string& problem) {
  EXPECT_EQ(ended.exit_code, 2) << ended.out;
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("kizen-contract: " + file + ":")) << ended.err;
  EXPECT_TRUE(std::regex_search(ended.err.substr(std::min(ended.err.size(), 16 + file.size())),
                                std::regex("^:[0-9]+:[0-9]+: |^: #/")))
      << "no line and no pointer: " << ended.err;
  EXPECT_THAT(ended.err, HasSubstr(problem));
  EXPECT_THAT(ended.err, HasSubstr("; ")) << "it does not say what to do";
}

struct Broken {
  const char* name;
  std::string text;
  const char* problem;
};

std::ostream& operator<<(std::ostream& out, const Broken& broken) { return out << broken.name; }

std::string alias_bomb() {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const auto last = "*a" + std::to_string(i - 1);
    const auto own = "a" + std::to_string(i);
    text += own + ": &" + own + " [";
    for (int j = 0; j < 10; ++j) text += (j == 0 ? "" : ", ") + last;
    text += "]\n";
  }
  return text;
}

std::string deep(int levels) {
  return "arazzo: " + std::string(static_cast<std::size_t>(levels), '[') +
         std::string(static_cast<std::size_t>(levels), ']') + "\n";
}

struct BrokenSuite : testing::TestWithParam<Broken> {};

TEST_P(BrokenSuite, IsRefusedInOneLineAndNothingIsRun) {
  const TemporaryFolder folder;
  const auto file = folder.write("bad.arazzo.yaml", GetParam().text);
  expect_refused(tool({"run", file}), file, GetParam().problem);
}

std::string name_of(const testing::TestParamInfo<Broken>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Every, BrokenSuite,
    testing::Values(
        Broken{"NotYaml", "arazzo: [1.0.1\nworkflows: {", "not YAML: "},
        Broken{"NotText", std::string("\x00\x01\xff\xfe{", 5), ""},
        Broken{"NotUtf8", replaced("title: Small", "title: M\xFCller"), "the text is not UTF-8"},
        Broken{"NameNotUtf8", replaced("title: Small", "title: Small, M\xFCller: 1"),
               "the text is not UTF-8"},
        Broken{"CommaAlone", ",\n", "what stands here belongs to nothing"},
        Broken{"UnquotedColon", replaced("title: Small", "title: \"Small\": here"), "not YAML: "},
        Broken{"UnquotedColonInACondition",
               replaced("condition: $statusCode == 201", "condition: $statusCode == a: b"),
               "in quotes"},
        Broken{"DuplicateKey", replaced("title: Small", "title: Small, title: Large"),
               "'title' stands here a second time"},
        Broken{
            "MergeKey",
            replaced("properties: {id: {type: string}}", "properties: {<<: {id: {type: string}}}"),
            "merge keys (<<) are not JSON"},
        Broken{"AliasBomb", alias_bomb(), "aliases unfold to more than "},
        Broken{"AliasOfItself", "arazzo: &a [*a]\n", "nests deeper than 512 levels"},
        Broken{"SeveralDocuments", small_suite() + "---\n" + small_suite(),
               "holds 2 YAML documents"},
        Broken{"Empty", "", "holds 0 YAML documents"},
        Broken{"DeepNesting", deep(600), "nests too deep"},
        Broken{"VeryDeepNesting", deep(100000), "nests too deep"},
        Broken{"Tag", replaced("title: Small", "title: !!binary Small"), "is not JSON"},
        Broken{"UnknownOperation", replaced("records_destroy", "records_destory"),
               "did you mean 'records_destroy'?"},
        Broken{"UnknownMember", replaced("unique: [name]", "uniqe: [name]"),
               "did you mean 'unique'?"},
        Broken{"BadCriterion", replaced("$statusCode == 201", "$statusCode = 201"), "condition"},
        Broken{"UnknownDeviation",
               replaced("components:", "x-contract: {version: 1, deviations: [D99]}\ncomponents:"),
               "'D99'"}),
    name_of);

TEST(BadInput, SuiteInJsonThatIsNoJson) {
  const TemporaryFolder folder;
  const auto file = folder.write("bad.arazzo.json", "{\"arazzo\": \"1.0.1\",\n}");
  expect_refused(tool({"run", file}), file, "not JSON: ");
}

TEST(BadInput, OneBadSuiteOfTwoStopsBoth) {
  const TemporaryFolder folder;
  const auto good = folder.write("good.arazzo.yaml", small_suite());
  const auto bad = folder.write("worse.arazzo.yaml", replaced("records_destroy", "nothing"));
  expect_refused(tool({"run", good, bad}), bad, "nothing");
}

TEST(BadInput, TextOfAFileIsNotTakenForOurOwnLines) {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "bad.arazzo.yaml", replaced("title: Small", "title: Small, \"kept\\n\\e[31mall\": 1"));
  const auto ended = tool({"run", file});
  expect_refused(ended, file, "kept");
  EXPECT_EQ(ended.err.find('\033'), std::string::npos);
}

constexpr char dangling_json[] = R"({
  "openapi": "3.0.3",
  "info": {"title": "Dangling", "version": "1"},
  "paths": {"/a": {"get": {"operationId": "a", "responses": {"200": {"description": "it",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pgae"}}}}}}}},
  "components": {"schemas": {"Page": {"type": "object"}}}
})";

constexpr char dangling_yaml[] = R"(openapi: 3.0.3
info: {title: Dangling, version: "1"}
paths:
  /a:
    get:
      operationId: a
      responses:
        "200":
          description: it
          content: {application/json: {schema: {$ref: "#/components/schemas/Pgae"}}}
components: {schemas: {Page: {type: object}}}
)";

TEST(BadInput, ContractWithADanglingReference) {
  const TemporaryFolder folder;
  for (const auto& file : {folder.write("contract.json", dangling_json),
                           folder.write("contract.yaml", dangling_yaml)}) {
    expect_refused(
        tool({"check", "--contract", file, "--operation", "a", "--status", "200", "-"}, {}, "{}"),
        file, "did you mean 'Page'?");
  }
}

TEST(BadInput, FolderWithoutSuites) {
  const TemporaryFolder folder;
  const auto ended = tool({"run", folder.path("")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr("holds no suite; name a folder with"));
}

TEST(BadInput, SuiteThatIsNotThere) {
  const auto ended = tool({"run", "no-such.arazzo.yaml"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err,
            "kizen-contract: no-such.arazzo.yaml: cannot be opened; name a file that exists and "
            "may be read\n");
}

}  // namespace
