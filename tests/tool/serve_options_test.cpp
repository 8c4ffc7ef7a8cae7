#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <kizen/http.hpp>
#include <kizen/tenant.hpp>
#include <string>
#include <variant>
#include <vector>

#include "http/certificate.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::Process;
using kizen_test::Served;
using kizen_test::tool;
using testing::HasSubstr;
using testing::Not;

/// The body of the answer to a POST, and its status before it.
std::string posted(const std::string& url, const std::string& path, const std::string& body) {
  auto target = kizen::Target::parse(url);
  kizen::Connection connection(target);
  const auto answer = connection.send(
      kizen::demo_credentials()[0].added_to({"POST", "/api/records/deals/" + path, {}, body}));
  if (std::holds_alternative<kizen::NoAnswer>(answer)) return "no answer";
  const auto& response = std::get<kizen::Response>(answer);
  return std::to_string(response.status) + " " + response.body;
}

struct ServeState : testing::TestWithParam<int> {};

TEST_P(ServeState, IsThereAgainAfterASignal) {
  const kizen_test::TemporaryFolder folder;
  const std::vector<std::string> arguments = {"--state", folder.path("state"), "--seed", "20"};
  {
    Served served(arguments);
    EXPECT_THAT(served.process.out(), HasSubstr("\n# 20 deals and as many contacts"));
    EXPECT_THAT(posted(served.url, "upsert", R"({"lookup_value": "kept"})"), HasSubstr("201 "));
    served.process.signal(GetParam());
    const auto ended = served.process.wait();
    EXPECT_EQ(ended.exit_code, 0);
    EXPECT_EQ(ended.err, "");
  }
  const Served again(arguments);
  EXPECT_THAT(again.process.out(), HasSubstr("\n# records are kept in " + folder.path("state")));
  EXPECT_THAT(again.process.out(), Not(HasSubstr("20 deals")));
  EXPECT_THAT(posted(again.url, "search?search=kept", "{}"), HasSubstr("200 {\"count\":1,"));
  EXPECT_THAT(posted(again.url, "search", "{}"), HasSubstr("200 {\"count\":19,"));
}

INSTANTIATE_TEST_SUITE_P(Every, ServeState, testing::Values(SIGINT, SIGTERM));

TEST(ServeState, ThatIsNoneIsRefused) {
  const kizen_test::TemporaryFolder folder;
  const auto ended = tool({"serve", "--state", folder.write("state", "hello")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr("state: is not the state of a tenant; name another file"));
  EXPECT_EQ(folder.read("state"), "hello");
}

TEST(ServeState, ThatCannotBeSavedIsSaid) {
  const kizen_test::TemporaryFolder folder;
  const auto path = folder.path("gone");
  std::filesystem::create_directory(path);
  Served served({"--state", path + "/state"});
  std::filesystem::remove(path);
  served.process.signal(SIGTERM);
  const auto ended = served.process.wait();
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("the tenant's state cannot be written here: "));
}

TEST(ServeOptions, AreToldAsComments) {
  const Served served({"--latency", "1", "--search-lag", "3000", "--rate-limit", "2"});
  const auto out = served.process.out();
  EXPECT_THAT(out, HasSubstr("\n# each response is held back for 1 ms\n"));
  EXPECT_THAT(out, HasSubstr("\n# a write shows in searches after 3000 ms\n"));
  EXPECT_THAT(out, HasSubstr("\n# 2 requests a second for each business\n"));
  EXPECT_THAT(posted(served.url, "upsert", R"({"lookup_value": "a"})"), HasSubstr("201 "));
  EXPECT_THAT(posted(served.url, "search", "{}"), HasSubstr("200 {\"count\":0,"));
}

TEST(ServeOptions, WithACertificateItServesHttps) {
  const kizen_test::Certificate certificate("127.0.0.1");
  Process process(kizen_test::tool_setup(
      {"serve", "--certificate", certificate.pem_file(), "--key", certificate.key_file()}));
  ASSERT_TRUE(process.says("export KIZEN_OTHER_USER_ID="));
  const auto out = process.out();
  const auto begin = out.find("https://");
  ASSERT_NE(begin, std::string::npos) << out;
  auto target = kizen::Target::parse(out.substr(begin, out.find('\n') - begin));
  target.ca_file = certificate.pem_file();
  kizen::Connection connection(target);
  const auto answer = connection.send({"POST", "/api/records/deals/search"});
  ASSERT_TRUE(std::holds_alternative<kizen::Response>(answer));
  EXPECT_EQ(std::get<kizen::Response>(answer).status, 401);
}

TEST(ServeOptions, ACertificateThatIsNoneCouldNotRun) {
  const kizen_test::TemporaryFolder folder;
  const auto file = folder.write("none.pem", "hello");
  const auto ended = tool({"serve", "--certificate", file, "--key", file});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.err, HasSubstr("kizen-contract: cannot serve https with the certificate "));
}

struct ServeUsage : testing::TestWithParam<std::vector<std::string>> {};

TEST_P(ServeUsage, EndsWithOne) {
  auto arguments = GetParam();
  arguments.insert(arguments.begin(), "serve");
  const auto ended = tool(arguments);
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_EQ(ended.out, "");
}

using Flags = std::vector<std::string>;

INSTANTIATE_TEST_SUITE_P(Every, ServeUsage,
                         testing::Values(Flags{"--certificate", "/dev/null"},
                                         Flags{"--key", "/dev/null"},
                                         Flags{"--certificate", "/none", "--key", "/none"},
                                         Flags{"--latency", "-1"}, Flags{"--search-lag", "soon"},
                                         Flags{"--rate-limit", "-1"}, Flags{"--seed", "many"}));

}  // namespace
