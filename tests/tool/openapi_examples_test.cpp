#include <gtest/gtest.h>

#include <filesystem>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "kizen/core/detail/text.hpp"
#include "support/tool.hpp"

namespace {

const std::string openapi_examples =
    KIZEN_SOURCE_DIR "/../shared/conformance/openapi/oas-spec/_archive_/schemas/v3.0/pass/";

/// An example of the OpenAPI project, one of its operations, and every note on it.
struct OpenApiExample {
  const char* file;
  const char* operation;
  const char* status;
  std::vector<std::string> notes;  ///< behind the name of the file
};

std::ostream& operator<<(std::ostream& out, const OpenApiExample& one) { return out << one.file; }

const OpenApiExample every_example[] = {
    {"api-with-examples.yaml", "listVersionsv2", "200", {}},
    {"callback-example.yaml",
     "POST /streams",
     "201",
     {":36:9: #/paths/~1streams/post/callbacks/onData: callbacks are not checked"}},
    {"link-example.yaml",
     "getUserByName",
     "200",
     {":159:5: #/components/links/UserRepository: links are not checked",
      ":165:5: #/components/links/RepositoryPullRequests: links are not checked",
      ":171:5: #/components/links/PullRequestMerge: links are not checked",
      ":154:5: #/components/links/UserRepositories: links are not checked"}},
    {"petstore.yaml",
     "listPets",
     "200",
     {":8:5: #/servers/0/url: requests are routed by paths alone: the base path '/v1' is not "
      "stripped"}},
    {"petstore-expanded.yaml",
     "find pet by id",
     "200",
     {":15:5: #/servers/0/url: requests are routed by paths alone: the base path '/v2' is not "
      "stripped"}},
    {"uspto.yaml",
     "list-data-sets",
     "200",
     {":3:5: #/servers/0/url: requests are routed by paths alone: the base path '/ds-api' is not "
      "stripped",
      ":209:17: #/components/schemas/dataSetList/properties/apis/items/properties/"
      "apiDocumentationUrl/format: format 'uriref' is not checked",
      ":205:17: #/components/schemas/dataSetList/properties/apis/items/properties/apiUrl/format: "
      "format 'uriref' is not checked",
      ":157:11: #/paths/~1{dataset}~1{version}~1records/post/requestBody/content/"
      "application~1x-www-form-urlencoded: application/x-www-form-urlencoded bodies are not read: "
      "the schema is not checked"}},
};

/// The lines that start so, without that start.
std::vector<std::string> lines_after(const std::string& start, const std::string& text) {
  std::vector<std::string> lines;
  for (const auto line : kizen::detail::split(text, '\n')) {
    if (kizen::detail::starts_with(line, start)) lines.emplace_back(line.substr(start.size()));
  }
  return lines;
}

struct OpenApiExamples : testing::TestWithParam<OpenApiExample> {};

TEST_P(OpenApiExamples, AreReadWithNotes) {
  const auto file = openapi_examples + GetParam().file;
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "there is no " << file;
  const auto ended = kizen_test::tool({"check", "--contract", file, "--operation",
                                       GetParam().operation, "--status", GetParam().status, "-"},
                                      {}, "null");
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(lines_after("note: " + file, ended.out), GetParam().notes);
  EXPECT_EQ(lines_after("note: ", ended.out).size(), GetParam().notes.size());
}

INSTANTIATE_TEST_SUITE_P(Every, OpenApiExamples, testing::ValuesIn(every_example));

TEST(OpenApiExampleFolder, HoldsNoOther) {
  if (!std::filesystem::exists(openapi_examples)) {
    GTEST_SKIP() << "there is no " << openapi_examples;
  }
  std::set<std::string> known;
  for (const auto& one : every_example) known.insert(one.file);
  std::set<std::string> there;
  for (const auto& entry : std::filesystem::directory_iterator(openapi_examples)) {
    there.insert(entry.path().filename().string());
  }
  EXPECT_EQ(there, known);
}

}  // namespace
