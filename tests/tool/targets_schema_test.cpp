#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/check.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/member_walk.hpp"
#include "support/suite_schema.hpp"
#include "support/tool.hpp"

namespace {

const kizen::JsonSource& targets_schema_source() {
  static const auto source = kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/targets.schema.json");
  return source;
}

const kizen::Schema& targets_schema() {
  static const auto schema =
      kizen::Schema::compile(targets_schema_source(), {}, kizen::Dialect::Draft7);
  return schema;
}

constexpr char whole_example[] = R"($schema: ../schemas/targets.schema.json
targets:
  staging:
    url: https://staging.example.test/eu
    credentials:
      api_key: {env: STAGING_API_KEY}
      business_id: {file: secrets/business}
      user_id: {env: STAGING_USER_ID}
      reader_user_id: {env: STAGING_READER}
      other:
        api_key: {env: OTHER_API_KEY}
        business_id: {env: OTHER_BUSINESS_ID}
        user_id: {file: /run/secrets/other_user}
    tls: {ca_file: ca.pem, client_certificate: client.pem, client_key: client.key}
    proxy: {url: "http://proxy.example.test:3128", no_proxy: [localhost, .example.test, 10.0.0.0/8]}
    timeouts: {connect: 2.5, read: 10, exchange: 60}
    requests_per_second: 0.5
    writes: scratch
    inputs: {owner: ann, count: 3, tags: [vip]}
    names:
      objects: {deals: opportunities}
      fields: {deals: {amount: deal_value}}
  live_2:
    url: HTTPS://crm.example.test
    proxy: {url: {env: LIVE_PROXY}}
    writes: refused
  local: {url: "http://[::1]:8080", proxy: none}
)";

/// Whether the tool takes a file of profiles.
bool tool_takes(const std::string& text) {
  const kizen_test::TemporaryFolder folder;
  const auto ended =
      kizen_test::tool({"target", "list", "--config", folder.write("config.yaml", text)});
  EXPECT_TRUE(ended.exit_code == 0 || ended.exit_code == 2) << ended.err;
  return ended.exit_code == 0;
}

bool schema_takes(const std::string& text) {
  const auto findings = targets_schema().check(*kizen::read_yaml(text, "c.yaml").document);
  return findings.violations.empty();
}

TEST(TargetsSchema, AsksNothingThatIsNotChecked) {
  EXPECT_THAT(targets_schema().notes(), testing::IsEmpty());
}

TEST(TargetsSchema, TakesTheWholeFormatAsTheToolDoes) {
  EXPECT_TRUE(schema_takes(whole_example));
  EXPECT_TRUE(tool_takes(whole_example));
}

/// Every object with members of its own says what they are, for editors.
void expect_descriptions(const kizen::json& schema, const std::string& place) {
  if (!schema.is_object()) return;
  const auto members = schema.value("properties", kizen::json::object());
  for (const auto& member : members.items()) {
    const auto below = place + "/properties/" + member.key();
    EXPECT_NE(member.value().value("description", ""), "") << below;
  }
  for (const auto& member : schema.items()) {
    if (member.value().is_object()) expect_descriptions(member.value(), place + "/" + member.key());
  }
}

TEST(TargetsSchema, SaysWhatEveryMemberIs) {
  const auto& document = *targets_schema_source().document;
  expect_descriptions(document, "");
  EXPECT_NE(document.value("title", ""), "");
  const auto& profile = document.at("definitions").at("profile").at("properties");
  for (const auto& member : profile.items()) {
    EXPECT_NE(member.value().value("title", ""), "") << member.key();
  }
}

struct TargetsRefusal : testing::TestWithParam<std::string> {};

TEST_P(TargetsRefusal, IsThatOfSchemaAndTool) {
  const auto text = "targets: {staging: {url: \"http://a\", " + GetParam() + "}}";
  EXPECT_FALSE(schema_takes(text)) << text;
  EXPECT_FALSE(tool_takes(text)) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Every, TargetsRefusal,
    testing::Values(
        "urls: x", "credentials: {api_key: {env: A}}", "credentials: x",
        "credentials: {api_key: k, business_id: {env: A}, user_id: {env: A}}",
        "credentials: {api_key: {}, business_id: {env: A}, user_id: {env: A}}",
        "credentials: {api_key: {env: A, file: b}, business_id: {env: A}, user_id: {env: A}}",
        "credentials: {api_key: {env: 1A}, business_id: {env: A}, user_id: {env: A}}",
        "credentials: {api_key: {env: A}, business_id: {env: A}, user_id: {env: A}, other: {}}",
        "tls: {verify: false}", "tls: {client_key: k}", "tls: {ca_file: \"\"}", "proxy: direct",
        "proxy: {}", "proxy: {url: \"socks5://h:1\"}", "proxy: {url: \"http://a:b@h:1\"}",
        "proxy: {url: h, no_proxy: h}", "timeouts: {connect: 0}", "timeouts: {read: soon}",
        "timeouts: {exchange: 86401}", "timeouts: {write: 1}", "requests_per_second: 0",
        "requests_per_second: many", "writes: some", "writes: true", "inputs: [1]",
        "names: {objects: {deals: 1}}", "names: {fields: {deals: [amount]}}",
        "names: {field: {}}"));

TEST(TargetsSchema, RefusesFilesThatAreNone) {
  for (const char* const text :
       {"[]", "{}", "targets: []", "target: {}", "targets: {builtin: {url: \"http://a\"}}",
        "targets: {\"http://a\": {url: \"http://a\"}}", "targets: {a: {}}",
        "targets: {a: {url: a}}", "targets: {a: {url: \"http://u@a\"}}", "targets: {a: x}"}) {
    EXPECT_FALSE(schema_takes(text)) << text;
    EXPECT_FALSE(tool_takes(text)) << text;
  }
}

}  // namespace
