#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <kizen/http.hpp>
#include <kizen/tenant.hpp>
#include <pugixml.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "http/loopback.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::tool;
using testing::HasSubstr;
using testing::StartsWith;

struct Junit : testing::Test {
  /// Runs a suite that expects this status, and reads the report.
  pugi::xml_node reported(const std::string& status, std::vector<std::string> more = {}) {
    suite = folder.write("small.arazzo.yaml", small_suite(status));
    std::vector<std::string> arguments = {"run", suite, "--report",
                                          "junit=" + folder.path("out.xml")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    exit_code = tool(arguments).exit_code;
    const auto parsed = document.load_file(folder.path("out.xml").c_str());
    EXPECT_TRUE(parsed) << parsed.description();
    return document.child("testsuites");
  }

  kizen_test::TemporaryFolder folder;
  std::string suite;
  int exit_code = -1;
  pugi::xml_document document;
};

std::string counts(const pugi::xml_node& node) {
  std::string text;
  for (const char* const name : {"tests", "failures", "errors", "skipped"}) {
    text += std::string(node.attribute(name).value()) + " ";
  }
  return text;
}

TEST_F(Junit, HoldsASuiteAFileAndACaseATestcase) {
  const auto root = reported("201");
  EXPECT_EQ(exit_code, 0);
  EXPECT_THAT(root.attribute("name").value(),
              StartsWith("records.openapi.json against http://127.0.0.1:"));
  EXPECT_EQ(counts(root), "2 0 0 0 ");
  const auto node = root.child("testsuite");
  EXPECT_EQ(node.attribute("name").value(), suite);
  EXPECT_EQ(counts(node), "2 0 0 0 ");
  std::vector<std::string> names;
  for (const auto& one : node.children("testcase")) {
    names.emplace_back(one.attribute("name").value());
    EXPECT_EQ(one.attribute("classname").value(), suite);
    EXPECT_EQ(one.attribute("file").value(), suite);
    EXPECT_GT(one.attribute("line").as_int(), 1);
    EXPECT_GT(one.attribute("time").as_double(-1), 0);
    EXPECT_FALSE(one.first_child());
  }
  EXPECT_EQ(names, (std::vector<std::string>{"upserts / once", "upserts / again"}));
}

TEST_F(Junit, HoldsTheFailureInFull) {
  const auto root = reported("204");
  EXPECT_EQ(exit_code, 4);
  EXPECT_EQ(counts(root), "2 2 0 0 ");
  const auto failure = root.child("testsuite").child("testcase").child("failure");
  EXPECT_THAT(failure.attribute("message").value(),
              StartsWith("case.criterion: expected $statusCode == 204, actual "));
  EXPECT_THAT(failure.text().get(), StartsWith("  step create\ncase.criterion\n  --> " + suite));
  EXPECT_THAT(failure.text().get(), HasSubstr("\n  expected  $statusCode == 204\n  actual    "));
}

TEST_F(Junit, IsWrittenWhereTheRunWasStopped) {
  const auto root = reported("201", {"--target", "http://127.0.0.1:1"});
  EXPECT_EQ(exit_code, 3);
  EXPECT_EQ(counts(root), "2 0 2 0 ");
  const auto error = root.child("testsuite").child("testcase").child("error");
  EXPECT_THAT(error.attribute("message").value(), StartsWith("no answer: unreachable"));
  const auto run = root.child("testsuite").next_sibling();
  EXPECT_STREQ(run.attribute("name").value(), "run");
  EXPECT_THAT(run.child("testcase").child("error").attribute("message").value(),
              StartsWith("http://127.0.0.1:1: no answer: unreachable"));
}

TEST_F(Junit, HoldsSkippedCases) {
  auto text = small_suite();
  text.replace(text.find("unique: [name]"), 14, "skip: later");
  suite = folder.write("skipped.arazzo.yaml", text);
  const auto report = folder.path("out.xml");
  EXPECT_EQ(tool({"run", suite, "--report", "junit=" + report}).exit_code, 3);
  ASSERT_TRUE(document.load_file(report.c_str()));
  EXPECT_EQ(counts(document.child("testsuites")), "2 0 0 2 ");
  const auto one = document.child("testsuites").child("testsuite").child("testcase");
  EXPECT_STREQ(one.child("skipped").attribute("message").value(), "later");
}

TEST_F(Junit, HoldsAnExpectedFailureAsSkippedWithItsReason) {
  auto text = small_suite("204");
  text.replace(text.find("unique: [name]"), 14, "unique: [name]\n      xfail: bug 7");
  suite = folder.write("expected.arazzo.yaml", text);
  const auto report = folder.path("out.xml");
  EXPECT_EQ(tool({"run", suite, "--report", "junit=" + report}).exit_code, 0);
  ASSERT_TRUE(document.load_file(report.c_str()));
  EXPECT_EQ(counts(document.child("testsuites")), "2 0 0 2 ");
  const auto skipped =
      document.child("testsuites").child("testsuite").child("testcase").child("skipped");
  EXPECT_STREQ(skipped.attribute("message").value(), "bug 7");
  EXPECT_THAT(skipped.text().get(), HasSubstr("expected  $statusCode == 204\n"));
}

TEST_F(Junit, HoldsAnExpectedFailureThatDidNotComeAsAFailure) {
  auto text = small_suite();
  text.replace(text.find("unique: [name]"), 14, "unique: [name]\n      xfail: bug 7");
  suite = folder.write("unexpected.arazzo.yaml", text);
  const auto report = folder.path("out.xml");
  EXPECT_EQ(tool({"run", suite, "--report", "junit=" + report}).exit_code, 4);
  ASSERT_TRUE(document.load_file(report.c_str()));
  EXPECT_EQ(counts(document.child("testsuites")), "2 2 0 0 ");
}

TEST_F(Junit, MentionsWarningsOfACaseThatPasses) {
  const auto root = reported("204\n            x-contract: {severity: warn}");
  EXPECT_EQ(exit_code, 0);
  EXPECT_EQ(counts(root), "2 0 0 0 ");
  const auto one = root.child("testsuite").child("testcase");
  EXPECT_THAT(
      one.child("system-out").text().get(),
      testing::MatchesRegex("warning: step create: case\\.criterion \\(.*:[0-9]+:[0-9]+\\): "
                            "expected \\$statusCode == 204, actual .*\n"));
  EXPECT_EQ(one.first_child(), one.last_child());
}

TEST_F(Junit, MentionsWhyTeardownWasSkipped) {
  kizen_test::Loopback loopback;
  loopback.server.Post(".*", [](const httplib::Request&, httplib::Response& to) {
    to.status = 400;
    to.set_content("{}", "application/json");
  });
  const auto root =
      reported("201", {"--target", "http://127.0.0.1:" + std::to_string(loopback.start())});
  EXPECT_EQ(exit_code, 4);
  EXPECT_THAT(root.child("testsuite").child("testcase").child("system-out").text().get(),
              StartsWith("teardown skipped: archive: "));
}

TEST_F(Junit, IsXmlWhateverTheServiceSends) {
  httplib::Server server;
  server.set_pre_routing_handler([](const httplib::Request&, httplib::Response& response) {
    response.set_content("{\"count\": \"\xff\x01\xef\xbf\xbf\"", "application/json");
    return httplib::Server::HandlerResponse::Handled;
  });
  const int port = server.bind_to_any_port("127.0.0.1");
  std::thread serving([&] { server.listen_after_bind(); });
  reported("201", {"--target", "http://127.0.0.1:" + std::to_string(port)});
  server.stop();
  serving.join();
  EXPECT_EQ(exit_code, 4);
  const auto strict =
      kizen_test::Process({{"/usr/bin/env", "python3", "-c",
                            "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])",
                            folder.path("out.xml")}})
          .wait();
  EXPECT_EQ(strict.exit_code, 0) << strict.err;
}

TEST_F(Junit, TellsWhatStayedUnchecked) {
  httplib::Server server;
  server.Post(".*", [](const httplib::Request&, httplib::Response& response) {
    response.status = 201;
    response.set_content(std::string(600, '['), "application/json");
  });
  const int port = server.bind_to_any_port("127.0.0.1");
  std::thread serving([&] { server.listen_after_bind(); });
  auto text = small_suite();
  const auto begin = text.find("      - stepId: read");
  text.erase(begin, text.find("  - workflowId: archive\n    inputs") - begin);
  suite = folder.write("deep.arazzo.yaml", text);
  const auto report = folder.path("out.xml");
  const auto ended = tool({"run", suite, "--target", "http://127.0.0.1:" + std::to_string(port),
                           "--report", "junit=" + report});
  server.stop();
  serving.join();
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(ended.out, HasSubstr("UNCHECKED  upserts / once, step create: "));
  ASSERT_TRUE(document.load_file(report.c_str()));
  EXPECT_EQ(counts(document.child("testsuites")), "2 0 2 0 ");
}

TEST_F(Junit, TellsWhatTeardownLeftUnchecked) {
  kizen::RecordsService service;
  kizen_test::Loopback loopback;
  loopback.server.Post(".*", [&](const httplib::Request& from, httplib::Response& to) {
    const auto response = service.answer(kizen::to_request(from));
    to.status = response.status;
    to.set_content(response.body, "application/json");
  });
  loopback.server.Get(".*", [](const httplib::Request&, httplib::Response& to) {
    to.set_content(std::string(600, '['), "application/json");
  });
  auto text = small_suite();
  const auto begin = text.find("      - stepId: read");
  text.erase(begin, text.find("  - workflowId: archive\n    inputs") - begin);
  text.replace(text.find("records_destroy"), 15, "records_retrieve");
  suite = folder.write("looks.arazzo.yaml", text);
  const auto report = folder.path("out.xml");
  const auto url = "http://127.0.0.1:" + std::to_string(loopback.start());
  EXPECT_EQ(tool({"run", suite, "--target", url, "--report", "junit=" + report}).exit_code, 4);
  ASSERT_TRUE(document.load_file(report.c_str()));
  EXPECT_EQ(counts(document.child("testsuites")), "2 0 2 0 ");
  const auto error = document.select_node("//testcase/error").node();
  EXPECT_THAT(error.attribute("message").value(), HasSubstr("unchecked: step teardown/"));
}

TEST_F(Junit, LeavesAnOldReportWhereNothingWasRun) {
  const auto report = folder.write("out.xml", "old");
  auto text = small_suite();
  text.replace(text.find("components:"), 0, "x-contract: {version: 1, deviations: [D99]}\n");
  suite = folder.write("unknown.arazzo.yaml", text);
  EXPECT_EQ(tool({"run", suite, "--report", "junit=" + report}).exit_code, 2);
  EXPECT_EQ(kizen::detail::file_text(report), "old");
  EXPECT_FALSE(std::filesystem::exists(report + ".unfinished"));
}

/// The built-in tenant, but the first request is answered with 500.
struct FailingOnce {
  FailingOnce() {
    const auto answer = [this](const httplib::Request& from, httplib::Response& to) {
      to.status = 500;
      if (!std::exchange(has_failed, true)) return;
      const auto response = service.answer(kizen::to_request(from));
      to.status = response.status;
      if (!response.body.empty()) to.set_content(response.body, "application/json");
    };
    loopback.server.Get(".*", answer).Post(".*", answer).Delete(".*", answer);
    url = "http://127.0.0.1:" + std::to_string(loopback.start());
  }

  kizen::RecordsService service;
  bool has_failed = false;
  std::string url;
  kizen_test::Loopback loopback;  // the last: it stops before what it uses is gone
};

TEST_F(Junit, TellsWhatFailedBeforeAFlakyCasePassed) {
  const FailingOnce tenant;
  const auto root = reported("201", {"--target", tenant.url, "--retries", "1"});
  EXPECT_EQ(exit_code, 0);
  EXPECT_EQ(counts(root), "2 0 0 0 ");
  const auto one = root.child("testsuite").child("testcase");
  const auto flaky = one.first_child();
  EXPECT_STREQ(flaky.name(), "flakyFailure");
  EXPECT_STREQ(flaky.attribute("type").value(), "attempt");
  EXPECT_THAT(flaky.attribute("message").value(), HasSubstr("step create: response.status"));
  EXPECT_EQ(one.first_child(), one.last_child());
}

TEST_F(Junit, HoldsAFlakyCaseForAFailureWhereThatIsAskedFor) {
  const FailingOnce tenant;
  const auto root = reported("201", {"--target", tenant.url, "--retries", "1", "--fail-on-flaky"});
  EXPECT_EQ(exit_code, 4);
  EXPECT_EQ(counts(root), "2 1 0 0 ");
  const auto one = root.child("testsuite").child("testcase");
  EXPECT_STREQ(one.child("failure").attribute("message").value(), "flaky: it passed on attempt 2");
  EXPECT_TRUE(one.child("flakyFailure"));
}

TEST_F(Junit, TellsWhatFailedBeforeACaseFailedForGood) {
  const auto root = reported("204", {"--retries", "2"});
  EXPECT_EQ(exit_code, 4);
  const auto one = root.child("testsuite").child("testcase");
  const auto earlier = one.children("rerunFailure");
  EXPECT_EQ(std::distance(earlier.begin(), earlier.end()), 2);
  EXPECT_TRUE(one.child("failure"));
}

TEST_F(Junit, ThatCannotBeWrittenIsNoFaultOfTheTool) {
  suite = folder.write("small.arazzo.yaml", small_suite());
  const auto ended = tool({"run", suite, "--report", "junit=/dev/full"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_EQ(ended.err, "kizen-contract: the report /dev/full cannot be written\n");
}

TEST_F(Junit, HoldsWhatIsSeenWhereTheRulesLeaveItOpenAsProperties) {
  const auto text = small_suite() + R"(
  - workflowId: finds
    steps:
      - stepId: find
        operationId: records_lookup_retrieve
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: identifier, in: query, value: nobody}
        successCriteria: [{condition: $statusCode == 404}]
        x-contract:
          expect:
            - open: "E9: what <nobody> is"
              answers:
                gone: [{context: $statusCode, equals: 410}]
                unknown: [{context: $statusCode, equals: 404}]
                none: [{context: $statusCode, schema: true}]
)";
  suite = folder.write("open.arazzo.yaml", text);
  const auto report = folder.path("out.xml");
  const auto ended = tool({"run", suite, "--report", "junit=" + report});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("\nseen where the rules leave it open:\n"
                                   "  E9: what <nobody> is: unknown (1)\n"));
  ASSERT_TRUE(document.load_file(report.c_str()));
  const auto cases = document.child("testsuites").child("testsuite");
  const auto found = cases.find_child_by_attribute("testcase", "name", "finds");
  const auto properties = found.first_child();
  EXPECT_STREQ(properties.name(), "properties");
  const auto property = properties.first_child();
  EXPECT_STREQ(property.attribute("name").value(), "E9: what <nobody> is");
  EXPECT_STREQ(property.attribute("value").value(), "unknown");
  EXPECT_FALSE(property.next_sibling());
  EXPECT_FALSE(cases.child("testcase").child("properties")) << "where nothing is left open";
}

}  // namespace
