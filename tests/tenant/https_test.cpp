#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <variant>

#include "bench.hpp"
#include "http/certificate.hpp"
#include "kizen/tenant.hpp"

namespace {

using bench::json;
using testing::HasSubstr;
using testing::StartsWith;
using testing::ThrowsMessage;

struct Https : testing::Test {
  kizen::TenantOptions options(const std::string& certificate_file, const std::string& key_file) {
    kizen::TenantOptions made;
    made.certificate_file = certificate_file;
    made.key_file = key_file;
    return made;
  }

  kizen_test::Certificate certificate = kizen_test::Certificate("127.0.0.1");
};

TEST_F(Https, IsServedToAClientThatTrustsTheCertificate) {
  const kizen::Tenant tenant(options(certificate.pem_file(), certificate.key_file()));
  EXPECT_EQ(tenant.url(), "https://127.0.0.1:" + std::to_string(tenant.port()));
  auto target = kizen::Target::parse(tenant.url());
  target.credentials = tenant.target().credentials;
  kizen::Client stranger(target);
  const auto nothing = stranger.post("/api/records/deals/search", json::object());
  ASSERT_NE(nothing.no_answer(), nullptr);
  EXPECT_EQ(nothing.no_answer()->reason, kizen::NoAnswer::Reason::Tls);
  target.ca_file = certificate.pem_file();
  kizen::Client client(target);
  const auto found = client.post("/api/records/deals/search", json::object());
  ASSERT_EQ(found.no_answer(), nullptr);
  EXPECT_EQ(found.response()->status, 200);
}

TEST_F(Https, IsWhatLinksToOtherPagesSay) {
  const kizen::Tenant tenant(options(certificate.pem_file(), certificate.key_file()));
  kizen::Client client(tenant.target());
  for (const char* const name : {"a", "b"}) {
    client.post("/api/records/deals/upsert", {{"lookup_value", name}});
  }
  const auto page = client.post("/api/records/deals/search?page_size=1", json::object());
  ASSERT_EQ(page.no_answer(), nullptr);
  const auto next = json::parse(page.response()->body).at("next").get<std::string>();
  ASSERT_THAT(next, StartsWith(tenant.url() + "/api"));
  EXPECT_EQ(client.post(next.substr(tenant.url().size()), json::object()).response()->status, 200);
}

TEST_F(Https, NeedsBothFiles) {
  EXPECT_THROW(kizen::Tenant{options(certificate.pem_file(), "")}, std::invalid_argument);
  EXPECT_THROW(kizen::Tenant{options("", certificate.key_file())}, std::invalid_argument);
}

TEST_F(Https, NeedsFilesThatBelongTogether) {
  const kizen_test::Certificate other("127.0.0.1");
  for (const auto& key : {other.key_file(), certificate.key_file() + ".none"}) {
    EXPECT_THAT([&] { kizen::Tenant{options(certificate.pem_file(), key)}; },
                ThrowsMessage<std::runtime_error>(
                    HasSubstr("certificate " + certificate.pem_file() + " and the key " + key)));
  }
}

}  // namespace
