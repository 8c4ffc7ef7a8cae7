#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>

#include "bench.hpp"
#include "kizen/tenant.hpp"
#include "support/process.hpp"

namespace {

using bench::json;
using bench::Names;
using testing::HasSubstr;
using testing::ThrowsMessage;

struct State : testing::Test {
  kizen::TenantOptions options() const {
    kizen::TenantOptions made;
    made.state_file = path;
    return made;
  }

  /// Fills a service of these options, saves it, and gives the id of its first deal.
  std::string save_some() const {
    kizen::RecordsService service(options());
    const bench::Caller first(service, service.credentials(0));
    const bench::Caller second(service, service.credentials(1));
    const auto ann = first.contact("ann@example.test");
    const auto id = first.deal(
        "every kind",
        {bench::set("amount", 12.5), bench::set("quantity", 3), bench::set("price", 0.1),
         bench::set("opened", "2024-02-29"), bench::set("closes_at", "2024-02-29T10:00:00.5Z"),
         bench::set("status", {{"name", "won"}}), bench::set("active", false),
         bench::set("rating", 0), bench::set("owner", service.credentials(0).user_id),
         bench::set("summary", "a \"long\"\ntext, ünï"),
         bench::set("account", json::array({ann}))});
    first.deal("blank");
    first.remove("/api/records/deals/" + first.deal("archived"));
    first.remove("/api/records/deals/" + first.deal("released"));
    first.post("/api/records/deals/upsert",
               {{"lookup_value", "released"}, {"oncreate_unarchive", "overwrite"}});
    second.deal("of the second");
    service.save();
    return id;
  }

  /// Puts a text in the place of another in the file.
  void damage(const std::string& old, const std::string& instead) const {
    auto text = folder.read("tenant.state");
    const auto at = text.find(old);
    ASSERT_NE(at, std::string::npos) << old;
    folder.write("tenant.state", text.replace(at, old.size(), instead));
  }

  void expect_refused(const std::string& why) const {
    EXPECT_THAT([this] { kizen::RecordsService{options()}; },
                ThrowsMessage<kizen::ContractError>(
                    testing::AllOf(HasSubstr(path), HasSubstr(why), HasSubstr("; "))));
  }

  kizen_test::TemporaryFolder folder;
  std::string path = folder.path("tenant.state");
};

TEST_F(State, IsAllThereAgain) {
  const auto id = save_some();
  kizen::RecordsService service(options());
  const bench::Caller first(service, service.credentials(0));
  const bench::Caller second(service, service.credentials(1));
  EXPECT_EQ(first.names({}), (Names{"every kind", "blank", "released"}));
  EXPECT_EQ(second.names({}), Names{"of the second"});
  const auto record = first.get("/api/records/deals/" + id).body;
  EXPECT_EQ(bench::value(record, "amount").at("amount"), 12.5);
  EXPECT_EQ(bench::value(record, "price"), 0.1);
  EXPECT_EQ(bench::value(record, "rating"), 0);
  EXPECT_EQ(bench::value(record, "active"), false);
  EXPECT_EQ(bench::value(record, "summary"), "a \"long\"\ntext, ünï");
  EXPECT_EQ(bench::value(record, "labels"), json());
  EXPECT_EQ(bench::value(record, "account")[0].at("display_name"), "ann@example.test");
}

TEST_F(State, KeepsArchivedRecordsAndReleasedIdentifiers) {
  save_some();
  kizen::RecordsService service(options());
  const bench::Caller first(service, service.credentials(0));
  const auto restore = [&](const char* name) {
    return first.post("/api/records/deals/upsert",
                      {{"lookup_value", name}, {"oncreate_unarchive", "unarchive"}});
  };
  EXPECT_EQ(restore("ARCHIVED").body.at("action"), "unarchived");
  EXPECT_EQ(restore("released").body.at("action"), "updated");
  EXPECT_EQ(first.names({}), (Names{"every kind", "blank", "archived", "released"}));
}

TEST_F(State, IsTheSameFileWhenSavedAgain) {
  save_some();
  const auto text = folder.read("tenant.state");
  kizen::RecordsService(options()).save();
  EXPECT_EQ(folder.read("tenant.state"), text);
}

TEST_F(State, TakesThePlaceOfTheSeed) {
  save_some();
  auto seeded = options();
  seeded.seed_records = 10;
  kizen::RecordsService service(seeded);
  const bench::Caller first(service, service.credentials(0));
  EXPECT_EQ(first.names({}).size(), 3U);
}

TEST_F(State, IsWrittenWhenATenantClosesOrGoes) {
  for (const bool closes : {true, false}) {
    std::filesystem::remove(path);
    {
      kizen::Tenant tenant(options());
      EXPECT_FALSE(std::filesystem::exists(path));
      if (closes) tenant.close();
      EXPECT_EQ(std::filesystem::exists(path), closes);
    }
    EXPECT_TRUE(std::filesystem::exists(path));
  }
}

TEST_F(State, KeepsThePermissionsOfTheFile) {
  save_some();
  ASSERT_EQ(chmod(path.c_str(), 0600), 0);
  kizen::RecordsService(options()).save();
  const auto mode = std::filesystem::status(path).permissions();
  EXPECT_EQ(static_cast<unsigned>(mode), 0600U);
}

TEST_F(State, ThatCannotBeWrittenIsSaidAtTheStart) {
  path = folder.path("no folder/tenant.state");
  expect_refused("the tenant's state cannot be written here: No such file or directory");
}

TEST_F(State, ThatCannotBeWrittenAtTheEndLeavesTheFile) {
  save_some();
  const auto text = folder.read("tenant.state");
  path = folder.path("link");
  std::filesystem::create_symlink(folder.path("tenant.state"), path);
  kizen::Tenant tenant(options());
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  folder.write("link/file", "");
  EXPECT_THAT([&] { tenant.close(); },
              ThrowsMessage<kizen::ContractError>(HasSubstr("cannot be written here: ")));
  EXPECT_EQ(folder.read("tenant.state"), text);
}

TEST_F(State, OfAFolderIsUnreadable) {
  path = folder.path("");
  path.pop_back();
  expect_refused("the tenant's state cannot be read from here");
}

TEST_F(State, ThatIsNoneIsRefused) {
  for (const char* const text : {"", "hello", "{}\n", "[1]\n", "\"x\"", "{\"format\": 1}\n"}) {
    folder.write("tenant.state", text);
    expect_refused("is not the state of a tenant");
    EXPECT_EQ(folder.read("tenant.state"), text);
  }
}

TEST_F(State, OfAnotherVersionIsRefused) {
  save_some();
  damage("\"version\":1", "\"version\":2");
  expect_refused("version 2, and only version 1 is known");
}

TEST_F(State, OfAnotherBusinessIsRefused) {
  save_some();
  damage(kizen::demo_credentials()[1].business_id, "other");
  expect_refused("is the state of another business");
}

TEST_F(State, ThatBreaksOffIsRefused) {
  save_some();
  auto text = folder.read("tenant.state");
  text.resize(text.find("{\"records\":"));
  folder.write("tenant.state", text);
  expect_refused("breaks off after this line");
}

using Damage = std::pair<std::string, std::pair<std::string, std::string>>;

struct StateDamage : State, testing::WithParamInterface<Damage> {};

TEST_P(StateDamage, IsToldWithItsLine) {
  save_some();
  const auto& [why, change] = GetParam();
  damage(change.first, change.second);
  expect_refused(why);
  expect_refused(path + ":");
}

INSTANTIATE_TEST_SUITE_P(
    Every, StateDamage,
    testing::Values(
        Damage{"is no line of", {"{\"archived\"", "{archived\""}},
        Damage{"is of no business", {"\"business\":1", "\"business\":2"}},
        Damage{"is of no business", {"\"business\":1", "\"business\":-1"}},
        Damage{"is of an object that is not known", {"\"object\":\"deals\"", "\"object\":\"d\""}},
        Damage{"needs an id", {"\"id\":\"", "\"id\":\"x"}},
        Damage{"needs an id", {"\"archived\":false", "\"archived\":0"}},
        Damage{"needs values", {"\"values\":", "\"value\":"}},
        Damage{"which is no field", {"\"quantity\":3", "\"quantities\":3"}},
        Damage{"'quantity' that the field", {"\"quantity\":3", "\"quantity\":\"3\""}},
        Damage{"'status' that the field", {"\"status\":\"", "\"status\":\"x"}},
        Damage{"'owner' that the field", {"\"owner\":\"", "\"owner\":\"x"}},
        Damage{"'account' that the field", {"\"account\":[\"", "\"account\":[\"x"}},
        Damage{"without an identifier", {"\"name\":\"every kind\",", ""}},
        Damage{"has the identifier of", {"\"name\":\"every kind\"", "\"name\":\"BLANK\""}},
        Damage{"does not count the records", {"{\"records\":", "{\"records\":1"}}));

TEST_F(State, WithTheSameIdTwiceIsRefused) {
  const auto id = save_some();
  auto text = folder.read("tenant.state");
  const auto line = text.rfind('\n', text.find(id)) + 1;
  const auto length = text.find('\n', line) + 1 - line;
  text.insert(line, text.substr(line, length));
  folder.write("tenant.state", text);
  expect_refused("has the id of a record before it");
}

}  // namespace
