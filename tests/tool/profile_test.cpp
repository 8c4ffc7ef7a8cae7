#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/http.hpp>
#include <kizen/tenant.hpp>
#include <string>
#include <vector>

#include "http/forward_proxy.hpp"
#include "support/profiles.hpp"

namespace {

using kizen_test::profile_environment;
using kizen_test::profile_text;
using kizen_test::tool;
using kizen_test::tool_at_staging;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct ProfileOf : testing::Test {
  std::string config(const std::string& more, const std::string& name = "kizen-contract.yaml") {
    return folder.write(name, profile_text(served.url, more));
  }
  std::string suite() { return folder.write("small.arazzo.yaml", kizen_test::small_suite()); }

  kizen_test::Served served;
  kizen_test::TemporaryFolder folder;
};

TEST_F(ProfileOf, ATargetIsRunAgainst) {
  const auto ended = tool_at_staging({"run", suite()}, config(""));
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr(served.url));
}

TEST_F(ProfileOf, TheWorkingDirectoryIsFoundThere) {
  config("");
  const auto in_folder = [&](const std::string& target) {
    return kizen_test::Process({{"/bin/sh", "-c",
                                 "cd '" + folder.path("") +
                                     "' && exec '" KIZEN_TOOL "' target check --target " + target},
                                profile_environment(),
                                "",
                                -1})
        .wait();
  };
  EXPECT_EQ(in_folder("staging").exit_code, 0);
  const auto unknown = in_folder("stagin");
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_EQ(unknown.err,
            "kizen-contract: kizen-contract.yaml: no profile is called 'stagin'; did you mean "
            "'staging'? there is: staging\n");
}

TEST(ProfileName, WithoutAFileIsNoTarget) {
  const auto ended = tool({"target", "check", "--target", "staging"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_EQ(ended.err,
            "kizen-contract: 'staging' is neither builtin nor a URL, and no kizen-contract.yaml is "
            "here; write a URL like https://crm.example.test, or name the file of profiles by "
            "--config\n");
}

TEST_F(ProfileOf, SecretsThatAreNotThereAreToldAtOnce) {
  const auto file = folder.write("config.yaml", R"(targets:
  staging:
    url: https://127.0.0.1:1
    credentials:
      api_key: {env: STAGING_KEY}
      business_id: {file: none}
      user_id: {file: empty}
    proxy: {url: {file: proxy}}
)");
  folder.write("empty", "\n");
  folder.write("proxy", "ftp://ann:s3cret@h\n");
  const auto ended = tool_at_staging({"target", "check"}, file, {"STAGING_KEY="});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_EQ(
      ended.err,
      "kizen-contract: " + file +
          ":5:7: #/targets/staging/credentials/api_key: the variable STAGING_KEY is not set; "
          "export it\nkizen-contract: " +
          file + ":6:7: #/targets/staging/credentials/business_id: the file " +
          folder.path("none") +
          " cannot be read; put the value into it, and nothing else\nkizen-contract: " + file +
          ":7:7: #/targets/staging/credentials/user_id: the file " + folder.path("empty") +
          " is empty; put the value into it, and nothing else\nkizen-contract: " + file +
          ":8:13: #/targets/staging/proxy/url: the file " + folder.path("proxy") +
          " does not hold the URL of an HTTP proxy; write one like "
          "http://user:password@proxy.example.test:3128 into it\n"
          "kizen-contract: 4 errors in 1 file; nothing was sent\n");
}

TEST_F(ProfileOf, OneNewlineBehindASecretIsCutOff) {
  const auto demo = kizen::demo_credentials();
  const auto file = folder.write("config.yaml", "targets:\n  staging:\n    url: " + served.url + R"(
    credentials:
      api_key: {file: key}
      business_id: {env: STAGING_BUSINESS}
      user_id: {env: STAGING_USER}
)");
  folder.write("key", demo[0].api_key + "\n");
  EXPECT_EQ(tool_at_staging({"target", "check"}, file).exit_code, 0);
  folder.write("key", demo[0].api_key + "\n\n");
  const auto ended = tool_at_staging({"target", "check"}, file);
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.err, HasSubstr(" holds more than one line; leave the value alone in it\n"));
}

TEST_F(ProfileOf, ALiteralSecretIsRefusedAndNotRepeated) {
  const auto file = folder.write("config.yaml", R"(targets:
  staging:
    url: https://ann:sk_live_1@h
    credentials:
      api_key: sk_live_2
      business_id: {env: "sk live 3"}
      user_id: [sk_live_4]
      other: {api_key: sk_live_5, business_id: {env: A}, user_id: {env: B, value: sk_live_6}}
      reader_user_id: sk_live_7
    proxy: {url: "http://ann:sk_live_8@h:1"}
)");
  const auto ended = tool_at_staging({"target", "check"}, file);
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("8 errors in 1 file"));
  EXPECT_THAT(ended.err,
              HasSubstr(":5:7: #/targets/staging/credentials/api_key: 'api_key' does not "
                        "stand in this file; refer to it: {env: NAME} for an environment "
                        "variable, {file: PATH} for a file\n"));
  for (const char* const part : {"sk_live", "sk live"}) {
    EXPECT_THAT(ended.out + ended.err, Not(HasSubstr(part)));
  }
}

TEST_F(ProfileOf, FlagsOverrideIt) {
  const kizen_test::ForwardProxy proxy;
  const auto file = config("    proxy: {url: " + proxy.url() +
                           "}\n    writes: allowed\n    requests_per_second: 3\n");
  auto ended = tool_at_staging({"target", "check"}, file);
  EXPECT_THAT(ended.out, HasSubstr(proxy.url() + ", by the word of the profile\n"));
  EXPECT_THAT(ended.out, HasSubstr("rate         3 requests a second are sent"));
  EXPECT_THAT(ended.out, HasSubstr("writes       allowed"));
  const auto heard = proxy.heads().size();
  EXPECT_EQ(heard, 2U);
  ended = tool_at_staging(
      {"target", "check", "--proxy", "none", "--writes", "refused", "--requests-per-second", "7"},
      file);
  EXPECT_THAT(ended.out, HasSubstr("proxy        none\n"));
  EXPECT_THAT(ended.out, HasSubstr("rate         7 requests a second are sent"));
  EXPECT_THAT(ended.out, HasSubstr("writes       refused"));
  EXPECT_EQ(proxy.heads().size(), heard);
}

TEST_F(ProfileOf, ItsProxySparesWhatNoProxyLists) {
  const auto file = config("    proxy: {url: \"http://127.0.0.1:1\", no_proxy: [127.0.0.0/8]}\n");
  EXPECT_EQ(tool_at_staging({"target", "check"}, file).exit_code, 0);
}

TEST_F(ProfileOf, RefusedWritesAreNotSentToThisMachineEither) {
  const auto ended = tool_at_staging({"run", suite(), "--writes", "refused"}, config(""));
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_THAT(ended.out, Not(HasSubstr("passed")));
}

TEST_F(ProfileOf, ItsInputsComeBeforeTheDefault) {
  auto text = kizen_test::small_suite();
  text.replace(text.find("      unique: [name]\n"), 21, "");
  const std::string again = "        - name: again\n";
  text.replace(text.find(again), again.size(), "");
  const auto file = folder.write("small.arazzo.yaml", text);
  const auto recording = folder.path("recorded.ndjson");
  const auto ended = tool_at_staging({"run", file, "--record", recording, "--writes", "allowed"},
                                     config("    inputs: {name: of the profile, naem: typo}\n"));
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(folder.read("recorded.ndjson"), HasSubstr("small of the profile"));
  EXPECT_THAT(ended.out, HasSubstr("the profile's input 'naem' is one that no workflow has; did "
                                   "you mean 'name'?"));
}

TEST_F(ProfileOf, CredentialsOfTheEnvironmentAreNotMixedIn) {
  auto environment = profile_environment();
  environment.emplace_back("KIZEN_OTHER_API_KEY=of another tenant");
  environment.emplace_back("KIZEN_OTHER_BUSINESS_ID=b");
  environment.emplace_back("KIZEN_OTHER_USER_ID=u");
  const auto ended = tool_at_staging({"target", "check"}, config(""), environment);
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out, HasSubstr("other        no second business is given"));
}

TEST_F(ProfileOf, CertificateFilesAreLookedAtBeforeAnythingIsSent) {
  folder.write("ca.pem", "hello");
  const auto ended = tool_at_staging({"target", "check"}, config("    tls: {ca_file: ca.pem}\n"));
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, StartsWith("kizen-contract: " + folder.path("ca.pem") +
                                    ": holds no certificate in PEM form; name a PEM file"));
}

}  // namespace
