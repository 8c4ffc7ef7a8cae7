#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "http/loopback.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// A suite of helpers: one creates a deal and gives its id, one archives it.
constexpr char helpers[] = R"(arazzo: 1.1.0
info: {title: Helpers, version: "1"}
sourceDescriptions: [{name: records, url: records.openapi.json, type: openapi}]
workflows:
  - workflowId: create
    inputs: {type: object, required: [name], properties: {name: {type: string}}}
    steps:
      - stepId: create
        operationId: records_upsert_create
        parameters: [{name: object_identifier, in: path, value: deals}]
        requestBody: {payload: {lookup_value: $inputs.name}}
        successCriteria: [{condition: $statusCode == 201}]
        outputs: {id: $response.body#/id}
    outputs: {id: $steps.create.outputs.id}
  - workflowId: archive
    inputs: {type: object, required: [id], properties: {id: {type: string}}}
    steps:
      - stepId: archive
        operationId: records_destroy
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: entity_id, in: path, value: $inputs.id}
)";

/// A suite that uses the helpers; `head` may say more of itself.
std::string user_of(const std::string& url, const std::string& head = {}) {
  return "arazzo: 1.1.0\n" + head + R"(info: {title: User, version: "1"}
sourceDescriptions:
  - {name: records, url: records.openapi.json, type: openapi}
  - {name: helpers, url: )" +
         url + R"(, type: arazzo}
workflows:
  - workflowId: reads-what-was-created
    x-contract:
      teardown:
        - workflowId: $sourceDescriptions.helpers.archive
          parameters: [{name: id, value: $steps.make.outputs.id}]
    steps:
      - stepId: make
        workflowId: $sourceDescriptions.helpers.create
        parameters: [{name: name, value: shared deal}]
        outputs: {id: $outputs.id}
      - stepId: read
        operationId: records_retrieve
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: entity_id, in: path, value: $steps.make.outputs.id}
)";
}

/// A text with a part of it replaced.
std::string with_part(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

struct SuiteSourcesOfTheTool : testing::Test {
  std::string refusal(const std::vector<std::string>& files) {
    std::vector<std::string> arguments{"run"};
    arguments.insert(arguments.end(), files.begin(), files.end());
    const auto ended = tool(arguments);
    EXPECT_EQ(ended.exit_code, 2) << ended.out;
    EXPECT_EQ(ended.out, "");
    return ended.err;
  }

  TemporaryFolder folder;
};

TEST_F(SuiteSourcesOfTheTool, RunWorkflowsOfAnotherFile) {
  folder.write("helpers.arazzo.yaml", helpers);
  const auto user = folder.write("user.arazzo.yaml", user_of("helpers.arazzo.yaml"));
  const auto ended = tool({"run", user});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 case: 1 passed"));
  EXPECT_THAT(ended.out, HasSubstr("3 exchanges: 3 conform"));
}

TEST_F(SuiteSourcesOfTheTool, AreNoCasesOfTheirOwnWhereTheFolderIsRun) {
  folder.write("helpers.arazzo.yaml", helpers);
  folder.write("user.arazzo.yaml", user_of("helpers.arazzo.yaml"));
  const auto ended = tool({"run", folder.path("")});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 case: 1 passed"));
}

TEST_F(SuiteSourcesOfTheTool, NeedTheirInputsWhereNobodyCallsThem) {
  const auto file = folder.write("helpers.arazzo.yaml", helpers);
  EXPECT_THAT(refusal({file}),
              HasSubstr("workflow 'create': the required input 'name' has no value"));
}

TEST_F(SuiteSourcesOfTheTool, IdentityWinsOverLocation) {
  folder.write("helpers.arazzo.yaml", "arazzo: 1.1.0\nworkflows: []\n");
  const auto named = folder.write(
      "other-name.arazzo.yaml",
      with_part(helpers, "info:", "$self: https://suites.test/helpers.arazzo.yaml\ninfo:"));
  const auto user = folder.write(
      "user.arazzo.yaml", user_of("helpers.arazzo.yaml", "$self: https://suites.test/user.yaml\n"));
  const auto ended = tool({"run", user, named});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 case: 1 passed"));
  EXPECT_THAT(refusal({user}), HasSubstr(folder.path("helpers.arazzo.yaml")));
}

TEST_F(SuiteSourcesOfTheTool, AreTheFileThatWasNamedByWhateverPath) {
  folder.write("helpers.arazzo.yaml", helpers);
  const auto user = folder.write("user.arazzo.yaml", user_of("helpers.arazzo.yaml"));
  std::filesystem::create_symlink(folder.path("helpers.arazzo.yaml"), folder.path("link.yaml"));
  const auto ended = tool({"run", folder.path("link.yaml"), user});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 case: 1 passed")) << "helpers are no cases of their own";
}

TEST_F(SuiteSourcesOfTheTool, WholeUrlMayBeAnIdentity) {
  const auto named = folder.write(
      "h.arazzo.yaml", with_part(helpers, "info:", "$self: https://suites.test/h.yaml\ninfo:"));
  const auto user = folder.write("user.arazzo.yaml", user_of("https://suites.test/h.yaml"));
  const auto ended = tool({"run", user, named});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
}

TEST_F(SuiteSourcesOfTheTool, TwoFilesOfOneIdentityAreRefused) {
  const auto text = with_part(helpers, "info:", "$self: https://suites.test/h.yaml\ninfo:");
  const auto first = folder.write("a.arazzo.yaml", text);
  const auto second = folder.write("b.arazzo.yaml", text);
  EXPECT_THAT(refusal({first, second}),
              HasSubstr(second + ":2:1: #/$self: 'https://suites.test/h.yaml' is the '$self' of " +
                        first + " too; give each suite its own"));
}

TEST_F(SuiteSourcesOfTheTool, ThatCannotBeReadAreNamedWhereTheyAreAskedFor) {
  const auto user = folder.write("user.arazzo.yaml", user_of("none.arazzo.yaml"));
  EXPECT_EQ(refusal({user}),
            "kizen-contract: " + user +
                ":5:21: #/sourceDescriptions/1/url: the source 'helpers' cannot be had: " +
                folder.path("none.arazzo.yaml") +
                ": cannot be opened; name a file that exists and may be read\n");
}

TEST_F(SuiteSourcesOfTheTool, PipesAreNotWaitedFor) {
  const auto pipe = folder.path("pipe.arazzo.yaml");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const auto user = folder.write("user.arazzo.yaml", user_of("pipe.arazzo.yaml"));
  EXPECT_THAT(refusal({user}),
              HasSubstr("the source 'helpers' cannot be had: " + pipe + ": is no regular file"));
  EXPECT_EQ(refusal({folder.path("")}), refusal({user}));
}

TEST_F(SuiteSourcesOfTheTool, PipesWithCasesAreNotWaitedFor) {
  ASSERT_EQ(mkfifo(folder.path("rows.csv").c_str(), 0600), 0);
  const auto text =
      with_part(helpers, "    steps:", "    x-contract: {cases: {file: rows.csv}}\n    steps:");
  EXPECT_THAT(
      refusal({folder.write("a.arazzo.yaml", text)}),
      HasSubstr("the cases cannot be had: " + folder.path("rows.csv") + ": is no regular file"));
}

TEST_F(SuiteSourcesOfTheTool, AreNotFetched) {
  for (const std::string url : {"https://suites.test/h.arazzo.yaml", "ftp://h/a.yaml"}) {
    const auto user = folder.write("user.arazzo.yaml", user_of("\"" + url + "\""));
    EXPECT_THAT(refusal({user}),
                HasSubstr("the source 'helpers' cannot be had: " + url +
                          ": is not fetched; keep the file beside the suite and give its relative "
                          "path\n"));
  }
}

TEST_F(SuiteSourcesOfTheTool, MayNotGoInACircle) {
  const auto first = folder.write("a.arazzo.yaml", user_of("b.arazzo.yaml"));
  const auto second = folder.write("b.arazzo.yaml", user_of("a.arazzo.yaml"));
  EXPECT_THAT(
      refusal({first}),
      AllOf(StartsWith("kizen-contract: " + second + ":5:5: #/sourceDescriptions/1: suites refer"),
            HasSubstr("suites refer to one another in a circle: " + first + " -> " + second +
                      " -> " + first + "; move what both need into a third")));
}

TEST_F(SuiteSourcesOfTheTool, ErrorsInThemAreToldOnceWithTheirOwnPlaces) {
  const auto broken =
      folder.write("helpers.arazzo.yaml", with_part(helpers, "records_destroy", "records_destory"));
  folder.write("a.arazzo.yaml", user_of("helpers.arazzo.yaml"));
  folder.write("b.arazzo.yaml", user_of("helpers.arazzo.yaml"));
  const auto err = refusal({folder.path("")});
  EXPECT_THAT(err, StartsWith("kizen-contract: " + broken + ":19:9: "));
  EXPECT_EQ(err.find('\n') + 1, err.size()) << err;
}

constexpr char mail_api[] = R"(openapi: 3.0.3
info: {title: Mail, version: "1"}
paths:
  /messages:
    get:
      operationId: list_messages
      responses:
        "200":
          description: all
          content: {application/json: {schema: {type: array, items: {type: string}}}}
)";

constexpr char two_apis[] = R"(arazzo: 1.0.1
info: {title: Two, version: "1"}
sourceDescriptions:
  - {name: records, url: contracts/records.openapi.json, type: openapi}
  - {name: mail, url: mail.openapi.yaml, type: openapi}
workflows:
  - workflowId: both
    steps:
      - stepId: look
        operationId: $sourceDescriptions.records.records_lookup_retrieve
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: identifier, in: query, value: nobody}
        successCriteria: [{condition: $statusCode == 404}]
      - stepId: read
        operationId: $sourceDescriptions.mail.list_messages
        successCriteria: [{condition: $statusCode == 200}]
)";

/// Answers as the mail API, and keeps the names and values of the headers that came.
struct MailServer {
  MailServer() {
    loopback.server.Get("/v1/messages",
                        [this](const httplib::Request& from, httplib::Response& to) {
                          const std::lock_guard<std::mutex> lock(mutex);
                          for (const auto& [name, value] : from.headers)
                            headers.emplace_back(name, value);
                          to.set_content(R"(["hello"])", "application/json");
                        });
    url = "http://127.0.0.1:" + std::to_string(loopback.start()) + "/v1";
  }

  std::mutex mutex;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string url;
  kizen_test::Loopback loopback;
};

struct SourceOption : testing::Test {
  SourceOption() { folder.write("mail.openapi.yaml", mail_api); }

  kizen_test::Ended run(std::vector<std::string> more) {
    more.insert(more.begin(), {"run", suite});
    return tool(more);
  }

  TemporaryFolder folder;
  std::string suite = folder.write("two.arazzo.yaml", two_apis);
};

TEST_F(SourceOption, SaysWhereAnotherApiIsAndSendsNoCredentialsThere) {
  MailServer mail;
  const auto ended = run({"--source", "mail=" + mail.url});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out,
              HasSubstr("2 exchanges: 1 conform, 1 with an undeclared status that was expected"));
  EXPECT_THAT(mail.headers, Not(IsEmpty()));
  for (const auto& [name, value] : mail.headers) {
    EXPECT_THAT(
        name, AllOf(Not(testing::StrCaseEq("X-API-KEY")), Not(testing::StrCaseEq("X-BUSINESS-ID")),
                    Not(testing::StrCaseEq("X-USER-ID"))));
  }
}

TEST_F(SourceOption, IsNamedWithItsContractInReports) {
  MailServer mail;
  const auto ended =
      run({"--source", "mail=" + mail.url, "--report", "junit=" + folder.path("out.xml")});
  EXPECT_THAT(ended.out, HasSubstr(", mail at " + mail.url + ", contracts records.openapi.json ("));
  EXPECT_THAT(ended.out, HasSubstr("), mail.openapi.yaml (sha256 "));
  const auto report = folder.read("out.xml");
  EXPECT_THAT(report, HasSubstr("name=\"records.openapi.json, mail.openapi.yaml against http://"));
  EXPECT_THAT(report, HasSubstr(", mail at " + mail.url + "\""));
  EXPECT_THAT(report, HasSubstr("name=\"contract\" value=\"mail.openapi.yaml\""));
}

TEST_F(SourceOption, WithoutItAllGoesToTheTarget) {
  MailServer mail;
  const auto ended = run({});
  EXPECT_EQ(ended.exit_code, 4) << ended.out << ended.err;
  EXPECT_THAT(mail.headers, IsEmpty());
}

TEST_F(SourceOption, OfAnotherHostIsNoPlaceToWriteTo) {
  const auto small = folder.write("small.arazzo.yaml", small_suite());
  const auto ended = tool({"run", suite, small, "--source", "mail=http://mail.invalid"});
  EXPECT_THAT(ended.out, HasSubstr("2 skipped"));
}

TEST_F(SourceOption, OfAnotherHostIsNoPlaceToWriteToForOtherContractsEither) {
  const auto contract = folder.write("post.json", R"({
    "openapi": "3.0.3", "info": {"title": "Post", "version": "1"},
    "paths": {"/send": {"post": {"operationId": "send",
                                 "responses": {"204": {"description": "sent"}}}}}})");
  const auto sends = folder.write("sends.arazzo.yaml", R"(arazzo: 1.0.1
info: {title: Sends, version: "1"}
sourceDescriptions: [{name: post, url: post.json, type: openapi}]
workflows:
  - workflowId: sends
    steps: [{stepId: send, operationId: send, successCriteria: [{condition: $statusCode == 204}]}]
)");
  const auto ended = tool({"run", sends, "--contract", contract, "--target", "http://127.0.0.1:1",
                           "--source", "post=http://mail.invalid"});
  EXPECT_EQ(ended.exit_code, 3) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 skipped"));
  EXPECT_THAT(ended.out, HasSubstr("sends send, and writes are refused there"));
}

struct WrongSource {
  std::vector<std::string> arguments;
  const char* says;
};

TEST_F(SourceOption, IsRefusedWhereItIsWrong) {
  for (const auto& [arguments, says] : std::vector<WrongSource>{
           {{"--source", "mial=http://a"},
            "no suite describes a source 'mial' of type openapi; did you mean 'mail'?"},
           {{"--source", "elsewhere=http://a"},
            "no suite describes a source 'elsewhere' of type openapi; there is: mail, records"},
           {{"--source", "mail"}, "'mail' is not NAME=URL"},
           {{"--source", "=http://a"}, "'=http://a' is not NAME=URL"},
           {{"--source", "mail=ftp://a"}, "mail: "},
           {{"--source", "mail="}, "mail: "},
           {{"--source", "mail=http://a", "--source", "mail=http://b"}, "'mail' is given twice"},
           {{"--source", "mail=http://a", "--record", "x"}, "a recording is of one target"}}) {
    const auto ended = run(arguments);
    EXPECT_EQ(ended.exit_code, 1) << says;
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(ended.err, HasSubstr(says));
  }
}

TEST_F(SourceOption, IsExplainedWithWhatItDoesNotSend) {
  EXPECT_THAT(tool({"run", "--help"}).out, HasSubstr("no credentials are sent"));
}

TEST_F(SourceOption, ContractsOfSourcesAreReadBesideTheSuite) {
  folder.write("mail.openapi.yaml", with_part(mail_api, "responses:", "respones:"));
  const auto ended = run({"--source", "mail=http://127.0.0.1:1"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("#/sourceDescriptions/1/url: the source 'mail' cannot be had: " +
                                   folder.path("mail.openapi.yaml") + ":"));
}

}  // namespace
