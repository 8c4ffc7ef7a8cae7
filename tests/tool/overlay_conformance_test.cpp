#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <kizen-contract/yaml_text.hpp>
#include <kizen/contract.hpp>
#include <kizen/records.hpp>
#include <kizen/yaml.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

kizen::JsonSource yaml_file(const fs::path& path) {
  return kizen::read_yaml(kizen::detail::file_text(path.string()), path.string());
}

std::vector<fs::path> entries(const fs::path& folder) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(folder)) all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

/// The Overlay project's own data, which need not be there.
class OverlayConformance : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::is_directory(folder())) GTEST_SKIP() << "no folder " << folder().string();
  }

  static fs::path folder() { return KIZEN_SOURCE_DIR "/../shared/conformance/overlay/spec"; }
};

TEST_F(OverlayConformance, EveryCompliantSetGivesItsOutput) {
  const auto sets = entries(folder() / "compliant-sets");
  EXPECT_EQ(sets.size(), 8U);
  for (const auto& set : sets) {
    kizen::detail::OverlayRun run(yaml_file(set / "openapi.yaml"));
    run.apply(kizen::Overlay::from(yaml_file(set / "overlay.yaml")));
    EXPECT_EQ(*std::move(run).result().document, *yaml_file(set / "output.yaml").document) << set;
  }
}

TEST_F(OverlayConformance, EveryDocumentThatPassesIsTaken) {
  for (const auto& [version, count] : {std::pair("v1.0", 12U), std::pair("v1.1", 13U)}) {
    const auto documents = entries(folder() / "tests" / version / "pass");
    EXPECT_EQ(documents.size(), count);
    for (const auto& document : documents) {
      EXPECT_NO_THROW(kizen::Overlay::from(yaml_file(document))) << document;
    }
  }
}

TEST_F(OverlayConformance, EveryDocumentThatFailsIsRefused) {
  for (const auto& [version, count] : {std::pair("v1.0", 20U), std::pair("v1.1", 22U)}) {
    const auto documents = entries(folder() / "tests" / version / "fail");
    EXPECT_EQ(documents.size(), count);
    for (const auto& document : documents) {
      EXPECT_THROW(kizen::Overlay::from(yaml_file(document)), kizen::ContractError) << document;
    }
  }
}

TEST(ObservedOverlay, IsEmbeddedAsItIsWritten) {
  const auto file = yaml_file(KIZEN_SOURCE_DIR "/schemas/observed.overlay.yaml");
  EXPECT_EQ(*kizen::records_differences().source().document, *file.document);
}

TEST(YamlText, IsReadBackAsTheSameValue) {
  const auto value = kizen::json::parse(R"({
    "target": "$.paths['/a b'].get[?@.x == \"y\"]", "200": {"5XX": null}, "yes": "no", "on": true,
    "text": "two\nlines: {a}", "empty": {"": "", "list": [], "object": {}}, "#": "~", "- a": "null",
    "numbers": [1, -2.5, 1e300, 18446744073709551615, "12", "0x10", "1e3"], "\u00e9\u0001": "\t"
  })");
  for (const auto& one : {value, kizen::json::array({value, value}), kizen::json("a: b")}) {
    EXPECT_EQ(*kizen::read_yaml(kizen_tool::yaml_text(one), "t").document, one)
        << kizen_tool::yaml_text(one);
  }
}

}  // namespace
