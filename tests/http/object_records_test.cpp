#include <kizen/http/object_records.hpp>

// clang-format off
#include <kizen/http.hpp>
#include <kizen/tenant.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace {

using kizen::field_of;
using kizen::json;
using kizen::OnArchived;
using kizen::UpsertAction;
using testing::ElementsAre;

/// The tenant that is built in, and a client that lets requests be as they are seen to be.
class ObjectRecordsTest : public testing::Test {
 protected:
  kizen::ClientOptions options() {
    kizen::ClientOptions options;
    options.checker = kizen::Checker(kizen::observed_records());
    options.observed = [this](const kizen::CheckedExchange& exchange) { last = exchange; };
    return options;
  }

  static kizen::TenantOptions in_observed_dialect() {
    kizen::TenantOptions options;
    options.dialect = kizen::TenantDialect::Observed;
    return options;
  }

  kizen::Tenant tenant{in_observed_dialect()};
  kizen::CheckedExchange last;
  kizen::Client client{tenant.target(), options()};
  kizen::ObjectRecords deals = client.records("deals");
};

TEST_F(ObjectRecordsTest, HoldsBackWhatIsNoUtf8) {
  const char* const words = "the body is not UTF-8";
  EXPECT_EQ(deals.upsert("\xff").no_answer()->detail, words);
  EXPECT_EQ(deals.upsert("Acme", {{"na\xffme", 1}}).no_answer()->detail, words);
  const auto filter = kizen::field("name").equals("\xff");
  EXPECT_EQ(deals.search(filter).no_answer()->detail, words);
  auto pages = deals.pages(filter);
  EXPECT_EQ(pages.begin()->no_answer()->detail, words);
}

TEST_F(ObjectRecordsTest, HoldsBackDotSegments) {
  const auto is_held_back = [](const kizen::CheckedExchange& exchange) {
    const auto* none = exchange.no_answer();
    return none != nullptr && none->reason == kizen::NoAnswer::Reason::NotSent;
  };
  EXPECT_TRUE(is_held_back(deals.get("..")));
  EXPECT_TRUE(is_held_back(deals.archive(".")));
  EXPECT_TRUE(is_held_back(client.records("..").search()));
  EXPECT_FALSE(is_held_back(client.records("a..b").search()));
}

TEST_F(ObjectRecordsTest, NoFieldsAreAsNone) {
  EXPECT_EQ(deals.upsert("Acme", {}).action, UpsertAction::Created);
  EXPECT_EQ(last.request.body, R"({"lookup_value":"Acme"})");
}

TEST_F(ObjectRecordsTest, PagesThatNobodyAskedForAreNotOk) {
  auto pages = deals.pages();
  EXPECT_FALSE(pages.ok());
  pages.begin();
  EXPECT_TRUE(pages.ok()) << pages.problem();
  EXPECT_FALSE(deals.rows().ok());
}

TEST_F(ObjectRecordsTest, UpsertTellsWhatItDid) {
  const auto created = deals.upsert("Acme", {{"quantity", 1}});
  EXPECT_EQ(created.action, UpsertAction::Created);
  EXPECT_EQ(created.status(), 201);
  EXPECT_TRUE(created.ok()) << created.report;
  const auto updated = deals.upsert("ACME");
  EXPECT_EQ(updated.action, UpsertAction::Updated);
  EXPECT_EQ(updated.id, created.id);
  deals.archive(created.id);
  const auto refused = deals.upsert("Acme");
  EXPECT_EQ(refused.status(), 400);
  EXPECT_FALSE(refused.action);
  EXPECT_EQ(refused.id, "");
  kizen::UpsertOptions unarchive;
  unarchive.oncreate_unarchive = OnArchived::Unarchive;
  const auto unarchived = deals.upsert("Acme", unarchive);
  EXPECT_EQ(unarchived.action, UpsertAction::Unarchived);
  EXPECT_EQ(unarchived.id, created.id);
}

TEST_F(ObjectRecordsTest, UpsertSaysWhatItsOptionsSay) {
  kizen::UpsertOptions all;
  all.oncreate_unarchive = OnArchived::Prompt;
  all.onupdate_archived_conflict = OnArchived::Overwrite;
  all.return_all_fields = true;
  const auto outcome = deals.upsert("Acme", {{"quantity", 1}}, all);
  EXPECT_TRUE(outcome.ok()) << outcome.report;
  EXPECT_EQ(outcome.request.target, "/api/records/deals/upsert?return_all_fields=true");
  const json expected = {{"lookup_value", "Acme"},
                         {"fields", json::array({{{"name", "quantity"}, {"value", 1}}})},
                         {"oncreate_unarchive", "prompt"},
                         {"onupdate_archived_conflict", "overwrite"}};
  EXPECT_EQ(json::parse(outcome.request.body), expected);
}

TEST_F(ObjectRecordsTest, AddGetAndLookup) {
  const auto added = deals.add({{"name", "Acme"}, {"quantity", 3}});
  ASSERT_EQ(added.status(), 201) << added.report;
  const std::string id = added.json()->at("id");
  const auto read = deals.get(id);
  EXPECT_TRUE(read.ok()) << read.report;
  EXPECT_EQ(field_of(*read.json(), "quantity"), json(3));
  kizen::ReadOptions names;
  names.field_names = {"name"};
  const auto found = deals.lookup("Acme", names);
  EXPECT_EQ(found.request.target, "/api/records/deals/lookup?identifier=Acme&field_names=name");
  EXPECT_EQ(found.json()->at("id"), id);
  EXPECT_THAT(kizen::field_names_of(*found.json()), ElementsAre("name"));
}

TEST_F(ObjectRecordsTest, ReadsSayWhatTheirOptionsSay) {
  kizen::ReadOptions options;
  options.field_ids = {"a", "b"};
  options.field_categories = {"c"};
  options.detail_summary = true;
  options.include_hidden_fields = false;
  const auto id = deals.upsert("Acme").id;
  EXPECT_TRUE(deals.get(id, options).ok());
  EXPECT_EQ(last.request.target, "/api/records/deals/" + id +
                                     "?field_ids=a%2Cb&field_category=c&detail_summary=true"
                                     "&include_hidden_fields=false");
}

TEST_F(ObjectRecordsTest, AParameterThatTheOperationDoesNotTakeIsHeldBack) {
  kizen::ReadOptions all;
  all.all_fields = true;
  EXPECT_TRUE(deals.lookup("nobody", all).ok());
  const auto read = deals.get("0b5e3a52-6a1c-4c8e-9d70-000000000001", all);
  EXPECT_TRUE(read.report.violates("request.query.undeclared")) << read.report;
}

TEST_F(ObjectRecordsTest, PutAndPatch) {
  const auto id = deals.upsert("Acme").id;
  EXPECT_TRUE(deals.put(id, {{"quantity", 1}}).ok()) << last.report;
  EXPECT_EQ(last.report.operation, "records_update");
  kizen::WriteOptions options;
  options.on_archived = OnArchived::Overwrite;
  options.return_all_fields = true;
  const auto patched = deals.patch(id, {{"score", 2}}, options);
  EXPECT_TRUE(patched.ok()) << patched.report;
  EXPECT_EQ(patched.report.operation, "records_partial_update");
  EXPECT_EQ(field_of(*patched.json(), "quantity"), json(1));
  EXPECT_EQ(field_of(*patched.json(), "score"), json(2));
  EXPECT_EQ(json::parse(patched.request.body).at("archived_conflict"), "overwrite");
  options.on_archived = OnArchived::Prompt;
  EXPECT_TRUE(deals.patch(id, json::object(), options).report.violates("request.body.schema"));
}

TEST_F(ObjectRecordsTest, AddSaysWhatToDoAboutAnArchivedNamesake) {
  const auto id = deals.upsert("Acme").id;
  deals.archive(id);
  kizen::WriteOptions options;
  options.on_archived = OnArchived::Unarchive;
  const auto added = deals.add({{"name", "Acme"}}, options);
  EXPECT_EQ(added.json()->at("id"), id) << added.report;
}

TEST_F(ObjectRecordsTest, Archive) {
  const auto id = deals.upsert("Acme").id;
  const auto archived = deals.archive(id);
  EXPECT_EQ(archived.status(), 204);
  EXPECT_EQ(archived.report.operation, "records_destroy");
  EXPECT_EQ(deals.get(id).status(), 404);
}

TEST_F(ObjectRecordsTest, FieldValuesOfARelationship) {
  auto contacts = client.records("client_client");
  json people = json::array();
  for (const char* const email : {"a@example.test", "b@example.test", "c@example.test"}) {
    people.push_back(contacts.upsert(email).id);
  }
  const auto id = deals.upsert("Acme", {{"account", people}}).id;
  const auto acme = *deals.get(id).json();
  std::string field;
  for (const auto& entry : acme.at("fields")) {
    if (entry.at("name") == "account") field = entry.at("id");
  }
  const auto all = deals.field_values(id, field);
  EXPECT_TRUE(all.ok()) << all.report;
  EXPECT_EQ(all.json()->at("count"), 3);
  kizen::FieldValuesOptions by_two;
  by_two.page = 1;
  by_two.page_size = 2;
  by_two.search = "example";
  auto pages = deals.field_values_pages(id, field, by_two);
  for (const auto& page : pages) EXPECT_EQ(page.report.operation, "records_field_values_list");
  EXPECT_TRUE(pages.ok()) << pages.problem();
  EXPECT_EQ(pages.size(), 2U);
}

// S4
TEST_F(ObjectRecordsTest, RowsAreTheWholeResult) {
  for (int n = 0; n < 7; ++n) deals.upsert("deal " + std::to_string(n), {{"quantity", n}});
  std::vector<json> quantities;
  auto rows = deals.rows(kizen::Search(kizen::field("quantity").at_least(2))
                             .page_size(2)
                             .ordering("-quantity")
                             .field_names({"quantity"}));
  for (const auto& row : rows) quantities.push_back(field_of(row, "quantity").value());
  EXPECT_TRUE(rows.ok()) << rows.problem();
  EXPECT_THAT(quantities, ElementsAre(6, 5, 4, 3, 2));
}

TEST_F(ObjectRecordsTest, EveryPieceOfAPathIsEncoded) {
  EXPECT_EQ(client.records("my deals").get("a/b?c").request.target,
            "/api/records/my%20deals/a%2Fb%3Fc");
  EXPECT_EQ(deals.lookup("a&b=c d").request.target,
            "/api/records/deals/lookup?identifier=a%26b%3Dc%20d");
}

TEST_F(ObjectRecordsTest, AnAnswerThatIsNoJsonHasNoOutcome) {
  kizen::CheckedExchange exchange;
  exchange.answer = kizen::Response{201, {}, "<html>"};
  EXPECT_FALSE(kizen::UpsertOutcome::of(exchange).action);
  exchange.answer = kizen::Response{202, {}, R"({"action": "created"})"};
  EXPECT_FALSE(kizen::UpsertOutcome::of(exchange).action);
  exchange.answer = kizen::Response{200, {}, R"({"action": "updated", "id": 7})"};
  EXPECT_EQ(kizen::UpsertOutcome::of(exchange).action, UpsertAction::Updated);
  EXPECT_EQ(kizen::UpsertOutcome::of(exchange).id, "");
}

}  // namespace
