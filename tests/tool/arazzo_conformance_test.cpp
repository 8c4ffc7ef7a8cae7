#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <kizen/suite.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "support/suite_schema.hpp"

namespace {

namespace fs = std::filesystem;

const char* const loaded_spec = KIZEN_SOURCE_DIR "/../shared/conformance/arazzo/spec/";

/// Why a valid document is refused, and where the loader says so.
struct LoadException {
  const char* document;
  const char* reason;
  std::set<std::string> errors;  ///< `RULE PLACE` each
};

/// Valid documents that use what is refused by design; what else is wrong with them is below.
const std::set<std::string> unsupported_documents = {
    "async-correlation-id-for-receive-action.arazzo.yaml",
    "async-depends-on-across-document.arazzo.yaml",
    "async-depends-on-cross-workflow.arazzo.yaml",
    "async-depends-on.arazzo.yaml",
    "async-parameter-reusable-reference.arazzo.yaml",
    "async-parameter-with-in.arazzo.yaml",
    "async-receive-without-correlation-id.arazzo.yaml",
    "async-with-channel-path.arazzo.yaml",
    "asyncapi-success-criteria.arazzo.yaml",
    "characterization-async-invalid-channelPath-string.arazzo.yaml",
    "characterization-asyncapi-operationId-without-action.arazzo.yaml",
    "characterization-openapi-operationId-with-action.arazzo.yaml",
    "characterization-openapi-receive-with-correlationId.arazzo.yaml",
    "minimal-async.arazzo.yaml",
    "openapi-and-asyncapi.arazzo.yaml",
    "criterion-with-extended-xpath.arazzo.yaml",
    "parameter-with-querystring-and-runtime-expr.arazzo.yaml",
    "parameter-with-static-querystring.arazzo.yaml",
};

/// By file name; several exceptions may speak of one document.
const LoadException load_exceptions[] = {
    {"openapi-and-asyncapi.arazzo.yaml",
     "names of inputs may hold dots, so $inputs.a.b is not the member b of the input a",
     {"suite.input /workflows/0/steps/0/parameters/0/value"}},
    {"characterization-workflow-step-with-requestBody.arazzo.yaml",
     "a step that calls a workflow sends no request",
     {"suite.step /workflows/0/steps/0/requestBody"}},
    {"characterization-openapi-invalid-operationPath-string.arazzo.yaml",
     "the text of the standard asks for {$sourceDescriptions.NAME.url}",
     {"suite.operation /workflows/0/steps/0/operationPath"}},
    {"openapi-operation-path.arazzo.yaml",
     "the text of the standard asks for {$sourceDescriptions.NAME.url}",
     {"suite.operation /workflows/0/steps/0/operationPath"}},
    {"openapi-success-criteria.arazzo.yaml",
     "names are case-sensitive: UserAPI is described, userAPI is not",
     {"suite.source /workflows/0/steps/0/operationId"}},
    {"workflow-success-criteria.arazzo.yaml",
     "names are case-sensitive: UserAPI is described, userAPI is not",
     {"suite.source /workflows/1/steps/0/operationId"}},
    {"parameter-with-selector.arazzo.yaml",
     "a workflow declares the inputs that it uses",
     {"suite.input /workflows/0/steps/0/parameters/0/value/context"}},
    {"payload-replacement-using-selector.arazzo.yaml",
     "replacements have nothing to change without a payload",
     {"suite.member.missing /workflows/0/steps/0/requestBody"}},
    {"pet-coupons-example.yaml",
     "a step that calls a workflow has no status",
     {"suite.expression /workflows/0/steps/2/successCriteria/0/condition",
      "suite.expression /workflows/1/steps/1/successCriteria/0/condition"}},
    {"oauth-example.yaml",
     "comparisons as `$.a != null` are no JSONPath of RFC 9535",
     {"suite.condition /workflows/0/steps/1/successCriteria/1/condition",
      "suite.condition /workflows/1/steps/0/successCriteria/1/condition",
      "suite.condition /workflows/2/steps/0/successCriteria/1/condition",
      "suite.condition /workflows/2/steps/1/successCriteria/1/condition"}},
    {"bnpl-example.yaml",
     "names of inputs may hold dots, so $inputs.a.b is not the member b of the input a",
     {"suite.input /workflows/0/steps/2/requestBody/payload",
      "suite.input /workflows/0/steps/3/requestBody/payload"}},
    {"bnpl-example.yaml",
     "the grammar of expressions has neither $response.body.MEMBER nor $response.headers",
     {"suite.expression /workflows/0/steps/3/outputs/redirectAuthToken",
      "suite.expression /workflows/0/steps/3/outputs/loanTransactionResourceUrl",
      "suite.expression /workflows/0/steps/4/outputs/redirectUrl"}},
    {"bnpl-example.yaml",
     "it names outputs that its steps do not have",
     {"suite.step_output /workflows/0/steps/4/parameters/0/value",
      "suite.step_output /workflows/0/steps/5/parameters/0/value",
      "suite.step_output /workflows/0/steps/6/parameters/0/value"}},
    {"bnpl-arazzo.yaml",
     "it names outputs that its steps do not have",
     {"suite.step_output /workflows/0/steps/4/parameters/0/value",
      "suite.step_output /workflows/0/steps/5/parameters/0/value",
      "suite.step_output /workflows/0/steps/6/parameters/0/value"}},
    {"bnpl-arazzo.yaml",
     "the grammar of expressions has no $steps.STEP.OUTPUT",
     {"suite.expression /workflows/0/outputs/finalizedPaymentPlan"}},
    {"bnpl-arazzo.yaml",
     "its contract has no such parameter",
     {"suite.parameter /workflows/0/steps/4/parameters/0"}},
    {"pet-coupons.arazzo.yaml",
     "its contract has no such parameters",
     {"suite.parameter /workflows/0/steps/0/parameters/0", "suite.parameter /workflows/0/steps/1",
      "suite.parameter /workflows/0/steps/1/parameters/0"}},
    {"pet-coupons.arazzo.yaml",
     "a step that calls a workflow has no status",
     {"suite.expression /workflows/0/steps/2/successCriteria/0/condition",
      "suite.expression /workflows/1/steps/1/successCriteria/0/condition"}},
    {"FAPI-PAR.arazzo.yaml",
     "names are case-sensitive: its contract has Par, not PAR",
     {"suite.operation /workflows/0/steps/0/operationId"}},
    {"oauth.arazzo.yaml",
     "its contract is one of OpenAPI 3.1",
     {"suite.source /sourceDescriptions/0/url"}},
};

[[noreturn]] void say_away() {
  throw kizen::ContractError({}, "document.unreadable", "it is not here");
}

kizen::SuiteSources sources_that_are_away() {
  kizen::SuiteSources sources;
  sources.contract = [](const auto&) -> kizen::Contract { say_away(); };
  sources.suite = [](const auto&) -> kizen::JsonSource { say_away(); };
  return sources;
}

/// Contracts by their file name, wherever their url leads, from the folder of the suite.
kizen::SuiteSources sources_of_folder() {
  auto sources = sources_that_are_away();
  sources.contract = [](const kizen::SourceRequest& request) {
    const auto file =
        fs::path(loaded_spec) / "examples/1.0.0" / fs::path(request.source.url).filename();
    if (!fs::exists(file)) say_away();
    return kizen::Contract::from(kizen_test::yaml_source(file.string()));
  };
  return sources;
}

std::vector<kizen::ContractError> errors_of(const fs::path& file,
                                            const kizen::SuiteSources& sources) {
  try {
    kizen::load_suite(kizen_test::yaml_source(file.string()), sources);
  } catch (const kizen::ContractErrors& errors) {
    return errors.all();
  }
  return {};
}

/// Whether an error is about what stands outside the document: a source that cannot be had, or an
/// input that whoever runs it would give.
bool is_outside(const kizen::ContractError& error) {
  const std::string text = error.what();
  return (error.rule() == "suite.source" &&
          text.find("cannot be had: it is not here") != std::string::npos) ||
         (error.rule() == "suite.case" && text.find("' has no value; ") != std::string::npos);
}

/// Whether it says of a part that it is refused by design, in so many words.
bool is_by_design(const kizen::ContractError& error) {
  return error.rule() == "suite.unsupported" &&
         std::string(error.what()).find(" is not supported; ") != std::string::npos;
}

/// The errors that neither are about what stands outside nor by design, `RULE PLACE` each.
std::set<std::string> own_errors(const std::vector<kizen::ContractError>& errors) {
  std::set<std::string> own;
  for (const auto& error : errors) {
    if (is_outside(error) || is_by_design(error)) continue;
    own.insert(error.rule() + " " + error.place().pointer.to_string());
  }
  return own;
}

std::set<std::string> exceptions_of(const std::string& document) {
  std::set<std::string> all;
  for (const auto& exception : load_exceptions) {
    if (exception.document == document)
      all.insert(exception.errors.begin(), exception.errors.end());
  }
  return all;
}

std::vector<fs::path> documents_in(const std::string& folder) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(loaded_spec + folder))
    all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

/// The Arazzo project's own data, which need not be there.
class ArazzoConformance : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::is_directory(loaded_spec)) GTEST_SKIP() << "no folder " << loaded_spec;
  }
};

TEST_F(ArazzoConformance, TakesEveryValidDocumentButForTheExceptions) {
  std::map<std::string, std::size_t> taken;
  for (const std::string version : {"v1.0", "v1.1"}) {
    for (const auto& file : documents_in(version + "-dev/tests/schema/pass")) {
      const auto name = file.filename().string();
      const auto errors = errors_of(file, sources_that_are_away());
      const bool has_unsupported = std::any_of(errors.begin(), errors.end(), is_by_design);
      EXPECT_EQ(has_unsupported, unsupported_documents.count(name) > 0) << file;
      EXPECT_EQ(own_errors(errors), exceptions_of(name)) << file;
      ++taken[version + (has_unsupported               ? " unsupported"
                         : exceptions_of(name).empty() ? " taken"
                                                       : " excepted")];
    }
  }
  const std::map<std::string, std::size_t> expected = {
      {"v1.0 excepted", 3}, {"v1.1 excepted", 10}, {"v1.1 taken", 7}, {"v1.1 unsupported", 18}};
  EXPECT_EQ(taken, expected);
}

/// Invalid documents that are refused for nothing but what is not supported; of a step that belongs
/// to AsyncAPI nothing else is said.
const std::set<std::string> only_unsupported = {
    "async-both-operationId-and-channelPath.arazzo.yaml",
    "async-channelPath-without-action.arazzo.yaml",
    "async-depends-on-duplicate-values.arazzo.yaml",
    "async-depends-on-empty.arazzo.yaml",
    "async-depends-on-invalid-reference.arazzo.yaml",
    "channel-path-is-invalid-for-openapi.arazzo.yaml",
    "invalid-async-parameter-without-in.arazzo.yaml",
    "invalid-async-correlation-id-non-receive-action.arazzo.yaml",
    "invalid-async.arazzo.yaml",
    "invalid-querystring-without-value.arazzo.yaml",
    "workflow-step-with-action.arazzo.yaml",
    "workflow-step-with-channelPath.arazzo.yaml",
};

TEST_F(ArazzoConformance, RefusesEveryInvalidDocument) {
  std::size_t refused = 0;
  for (const std::string version : {"v1.0", "v1.1"}) {
    for (const auto& file : documents_in(version + "-dev/tests/schema/fail")) {
      const auto errors = errors_of(file, sources_that_are_away());
      const bool is_only_unsupported = only_unsupported.count(file.filename().string()) > 0;
      EXPECT_EQ(own_errors(errors).empty(), is_only_unsupported) << file;
      if (is_only_unsupported) {
        EXPECT_TRUE(std::any_of(errors.begin(), errors.end(), is_by_design)) << file;
      }
      ++refused;
    }
  }
  EXPECT_EQ(refused, 29U);
}

TEST_F(ArazzoConformance, TakesEveryExampleWithItsContractButForTheExceptions) {
  std::size_t suites = 0;
  std::set<std::string> taken;
  for (const auto& file : documents_in("examples/1.0.0")) {
    const auto name = file.filename().string();
    if (!kizen_test::yaml_source(file.string()).document->contains("arazzo")) continue;
    const auto errors = own_errors(errors_of(file, sources_of_folder()));
    EXPECT_EQ(errors, exceptions_of(name)) << file;
    if (errors.empty()) taken.insert(name);
    ++suites;
  }
  EXPECT_EQ(suites, 6U);
  EXPECT_THAT(taken, testing::ElementsAre("ExtendedParametersExample.arazzo.yaml",
                                          "LoginAndRetrievePets.arazzo.yaml"));
}

TEST_F(ArazzoConformance, TakesTheContractsOfTheExamplesButOneOfOpenApi31) {
  std::map<std::string, std::string> refused;
  std::size_t taken = 0;
  for (const auto& file : documents_in("examples/1.0.0")) {
    const auto source = kizen_test::yaml_source(file.string());
    if (!source.document->contains("openapi")) continue;
    try {
      kizen::Contract::from(source);
      ++taken;
    } catch (const kizen::ContractError& error) {
      refused[file.filename().string()] = error.what();
    }
  }
  EXPECT_EQ(taken, 3U);
  EXPECT_THAT(refused, testing::ElementsAre(testing::Pair(
                           "oauth.openapi.yaml",
                           testing::HasSubstr("#/openapi: OpenAPI 3.1.0 is not understood; "))));
}

TEST_F(ArazzoConformance, AnAsyncApiDocumentIsNoSuite) {
  const auto file = fs::path(loaded_spec) / "examples/1.1.0/pet-asyncapi.yaml";
  const auto errors = errors_of(file, sources_that_are_away());
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_THAT(errors[0].what(), testing::HasSubstr("the required member 'arazzo' is missing"));
}

}  // namespace
