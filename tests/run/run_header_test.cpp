// What a run says of itself before it starts.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <string>
#include <vector>

#include "support/run_bench.hpp"

namespace {

using kizen_test::things_contract;
using testing::ElementsAre;
using testing::HasSubstr;

/// A contract of one operation, of which something is not checked.
kizen::Contract based_contract(const std::string& name) {
  return kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Based", "version": "1"}, "servers": [{"url": "/v1"}],
    "paths": {"/x": {"get": {"operationId": "look", "responses": {"200": {"description": "x"}}}}}
  })",
                                name);
}

kizen::json source_entry(const std::string& name) {
  return {{"name", name}, {"url", name + ".json"}, {"type", "openapi"}};
}

/// A suite of these sources, of which "things" is one; each other has a note.
kizen::Suite suite_with_sources(const std::vector<std::string>& names) {
  auto reads = kizen_test::read_step();
  reads["operationId"] = "$sourceDescriptions.things.read";
  auto document = kizen_test::suite_document({kizen_test::workflow("reads", {reads})});
  document["sourceDescriptions"] = kizen::json::array();
  for (const auto& name : names) document["sourceDescriptions"].push_back(source_entry(name));
  kizen::SuiteSources sources;
  sources.contract = [](const kizen::SourceRequest& request) {
    const auto& name = request.source.name;
    return name == "things" ? things_contract() : based_contract(name + ".json");
  };
  return kizen::load_suite(kizen::read_json(document.dump(1), names.front() + ".arazzo.json"),
                           sources);
}

kizen::RunHeader header_of(const std::vector<kizen::Suite>& suites) {
  kizen_test::RunBench bench;
  bench.options.targets = {{"z", kizen::Target::parse("http://127.0.0.1:10/mail")},
                           {"a", kizen::Target::parse("http://127.0.0.1:11")}};
  bench.options.transport = [](const kizen::Target&, const kizen::Request&, auto) {
    return kizen_test::json_response(200, {{"size", 1}});
  };
  kizen_test::Told told;
  kizen_test::Note note(told);
  kizen::Runner(bench.target, bench.options).run(suites, note);
  return told.header;
}

TEST(RunHeader, NamesEveryTarget) {
  const auto header = header_of({suite_with_sources({"things", "z", "a"})});
  EXPECT_EQ(header.all_targets(),
            "http://127.0.0.1:9, a at http://127.0.0.1:11, z at http://127.0.0.1:10/mail");
}

TEST(RunHeader, NamesEveryContractOnceInTheOrderOfSuitesAndSources) {
  const auto header =
      header_of({suite_with_sources({"z", "things"}), suite_with_sources({"things", "a", "z"})});
  EXPECT_EQ(header.contract.name, "z.json");
  ASSERT_EQ(header.other_contracts.size(), 2u);
  EXPECT_EQ(header.other_contracts[0].name, "things.json");
  EXPECT_EQ(header.other_contracts[1].name, "a.json");
  EXPECT_EQ(header.other_contracts[1].hash, kizen::identity_of(based_contract("a.json")).hash);
}

TEST(RunHeader, NotesWhatIsNotCheckedOfEveryContractInTheOrderOfSuitesAndSources) {
  const auto header = header_of(
      {suite_with_sources({"z", "things"}), suite_with_sources({"things", "b", "a", "z"})});
  EXPECT_THAT(header.notes,
              ElementsAre(HasSubstr("z.json"), HasSubstr("b.json"), HasSubstr("a.json")));
}

}  // namespace
