// Credentials that a recording holds are in no output.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/library_contract.hpp"
#include "support/recording.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::tool;
using testing::HasSubstr;
using testing::Not;

/// What `check` prints and writes of a GET of an item with these headers, answered by this body.
std::string told_of(const std::string& query, const std::string& headers, const std::string& body) {
  const kizen_test::TemporaryFolder folder;
  const auto line = R"({"request": {"method": "GET", "target": "/items/)"
                    R"(0b5e3a52-6a1c-4c8e-9d70-000000000001)" +
                    query + R"(", "headers": {"X-Trace": "t", )" + headers +
                    R"(}}, "response": {"status": 200, "headers": {"X-Age": "1", )" +
                    R"("Content-Type": "application/json"}, "json": )" + body + "}}\n";
  const auto ended = tool({"check", folder.write("a.ndjson", line), "--contract",
                           folder.write("library.yaml", kizen_test::library_yaml), "--report",
                           "junit=" + folder.path("out.xml")});
  EXPECT_EQ(ended.exit_code, 4) << ended.err;
  return ended.out + folder.read("out.xml");
}

struct Carried {
  const char* query;
  const char* headers;
};

std::ostream& operator<<(std::ostream& out, const Carried& one) {
  return out << one.query << ' ' << one.headers;
}

struct RecordedSecret : testing::TestWithParam<Carried> {};

TEST_P(RecordedSecret, IsNotToldWhereItIsAnswered) {
  const auto told = told_of(GetParam().query, GetParam().headers, R"({"kind": ["s3cr3t value"]})");
  EXPECT_THAT(told, HasSubstr("response.body.schema: type"));
  EXPECT_THAT(told, HasSubstr("***"));
  EXPECT_THAT(told, Not(HasSubstr("s3cr3t")));
}

INSTANTIATE_TEST_SUITE_P(Every, RecordedSecret,
                         testing::Values(Carried{"?key=s3cr3t+value", R"("A": "b")"},
                                         Carried{"?key=s3cr3t%20value&broken=%", R"("A": "b")"},
                                         Carried{"", R"("Cookie": "a=b; session=s3cr3t value")"},
                                         Carried{"", R"("Cookie": "a=b; other=s3cr3t value")"},
                                         Carried{"", R"("Authorization": "Bearer s3cr3t value")"},
                                         Carried{"", R"("proxy-authorization": "s3cr3t value")"}));

TEST(RecordedSecrets, OfTheRecordsApiAreItsHeaders) {
  const kizen_test::TemporaryFolder folder;
  auto entry = kizen_test::har_of({{"GET", kizen_test::lookup_target(), 200, R"(["s3cr3t"])"}});
  const std::string key = R"("value": "k")";
  entry.replace(entry.find(key), key.size(), R"("value": "s3cr3t")");
  const auto ended = tool({"check", folder.write("a.har", entry)});
  EXPECT_THAT(ended.out, HasSubstr("actual    [\"***\"]"));
  EXPECT_THAT(ended.out, Not(HasSubstr("s3cr3t")));
}

TEST(RecordedSecrets, OfFewerThanFourBytesAreNone) {
  EXPECT_THAT(told_of("?key=abc", R"("A": "b")", R"({"kind": ["abc"]})"), HasSubstr("[\"abc\"]"));
}

TEST(RecordedSecrets, MayStandInAnyUndeclaredParameter) {
  const auto told = told_of("?access_token=s3cr3t", R"("A": "b")", R"({"kind": "a"})");
  EXPECT_THAT(told, HasSubstr("request.query.undeclared"));
  EXPECT_THAT(told, HasSubstr("/access_token of "));
  EXPECT_THAT(told, Not(HasSubstr("s3cr3t")));
}

}  // namespace
