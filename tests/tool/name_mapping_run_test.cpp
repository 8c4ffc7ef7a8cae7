#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/http.hpp>
#include <kizen/records.hpp>
#include <kizen/tenant.hpp>
#include <mutex>
#include <string>
#include <variant>

#include "http/loopback.hpp"
#include "support/profiles.hpp"

namespace {

using testing::HasSubstr;

/// The built-in tenant with objects and fields called otherwise. Those of the catalogue it does not
/// know.
class RenamedTenant {
 public:
  RenamedTenant() : router_(kizen::records()) {
    loopback_.server.set_pre_routing_handler(
        [this](const httplib::Request& wire, httplib::Response& out) {
          const bool is_whole = !wire.has_header("Content-Length");
          if (is_whole) answer(wire, out);
          return is_whole ? httplib::Server::HandlerResponse::Handled
                          : httplib::Server::HandlerResponse::Unhandled;
        });
    const auto handler = [this](const httplib::Request& wire, httplib::Response& out) {
      answer(wire, out);
    };
    loopback_.server.Post(".*", handler).Put(".*", handler).Patch(".*", handler);
    loopback_.server.Delete(".*", handler);
    loopback_.server.set_tcp_nodelay(true);
    loopback_.server.set_keep_alive_max_count(1'000'000);
    url = "http://127.0.0.1:" + std::to_string(loopback_.start());
  }

  std::string url;

 private:
  static kizen::NameMapping to_catalogue() {
    return {{{"opportunities", "deals"}, {"deals", "no_such_object"}},
            {{"opportunities",
              {{"deal_value", "amount"},
               {"amount", "no_such_field"},
               {"pieces", "quantity"},
               {"quantity", "no_such_field_either"},
               {"headline", "summary"},
               {"summary", "nor_such_a_field"},
               {"opened_on", "opened"},
               {"opened", "not_such_a_field"}}}}};
  }

  void answer(const httplib::Request& wire, httplib::Response& out) {
    const auto request = kizen::to_request(wire);
    const auto route = router_.route(request.method, request.target);
    const auto* const found = std::get_if<kizen::Route>(&route);
    auto response = found == nullptr ? answered(request)
                                     : answered(names_.to_target(*found->operation, request));
    if (found != nullptr) {
      response = names_.from_target(*found->operation, request, std::move(response));
    }
    out.status = response.status;
    std::string type;
    for (const auto& [name, value] : response.headers) {
      if (kizen::detail::same_ignoring_case(name, "Content-Type")) {
        type = value;
      } else if (!kizen::detail::same_ignoring_case(name, "Content-Length")) {
        out.headers.emplace(name, value);
      }
    }
    out.body = response.body;
    if (!type.empty()) out.set_header("Content-Type", type);
  }

  kizen::Response answered(const kizen::Request& request) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return service_.answer(request);
  }

  kizen::NameMapping names_ = to_catalogue();
  kizen::Router router_;
  std::mutex mutex_;
  kizen::RecordsService service_;
  kizen_test::Loopback loopback_;
};

constexpr char tenants_names[] = R"(      other:
        api_key: {env: OTHER_KEY}
        business_id: {env: OTHER_BUSINESS}
        user_id: {env: OTHER_USER}
    names:
      objects: {deals: opportunities}
      fields:
        deals: {amount: deal_value, quantity: pieces, summary: headline, opened: opened_on}
)";

struct NameMappingOf : testing::TestWithParam<const char*> {
  kizen_test::Ended run(const std::string& more) {
    const auto config = folder.write("config.yaml", kizen_test::profile_text(tenant.url, more));
    return kizen_test::tool_at_staging(
        {"run", std::string(KIZEN_SOURCE_DIR "/suites/") + GetParam() + ".arazzo.yaml"}, config);
  }

  RenamedTenant tenant;
  kizen_test::TemporaryFolder folder;
};

TEST_P(NameMappingOf, ATenantKeepsWhatTheSuitePromises) {
  const auto ended = run(tenants_names);
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("\nkept: everything that was promised and expected\n"));
}

TEST_P(NameMappingOf, WithoutItTheSuiteFails) {
  const auto ended = run("");
  EXPECT_TRUE(ended.exit_code == 4 || ended.exit_code == 3) << ended.exit_code << ended.out;
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("\nkept: everything")));
}

INSTANTIATE_TEST_SUITE_P(Every, NameMappingOf,
                         testing::Values("smoke", "upsert-outcomes", "records", "search-filters",
                                         "search-results", "error-payloads"));

}  // namespace
