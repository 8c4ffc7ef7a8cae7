#include "kizen/traffic/detail/attached_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace {

/// A folder with the file `body` in it.
class AttachedFiles : public testing::Test {
 protected:
  AttachedFiles() {
    std::filesystem::remove_all(outer_);
    std::filesystem::create_directories(folder_ / "folder");
    std::ofstream(folder_ / "body", std::ios::binary) << std::string("\0\xFF\n", 3);
    std::ofstream(outer_ / "outside") << "secret";
    std::filesystem::create_symlink(outer_ / "outside", folder_ / "link");
  }
  ~AttachedFiles() override { std::filesystem::remove_all(outer_); }

  /// Why a file is not read.
  std::string refusal(const std::string& name) const {
    const auto body = kizen::detail::AttachedFiles(folder_.string(), 3).read(name);
    EXPECT_EQ(body.bytes, "");
    return body.missing;
  }

  const std::filesystem::path outer_ = testing::TempDir() + "attached_files_test";
  const std::filesystem::path folder_ = outer_ / "inner";
};

TEST_F(AttachedFiles, AreReadAsTheyAre) {
  const auto body = kizen::detail::AttachedFiles(folder_.string(), 3).read("body");
  EXPECT_EQ(body.bytes, std::string("\0\xFF\n", 3));
  EXPECT_EQ(body.missing, "");
}

TEST_F(AttachedFiles, StandDirectlyInTheFolder) {
  for (const std::string name :
       {"../outside", "folder/../body", "/etc/passwd", "..\\outside", "c:body", "..", ".", ""}) {
    EXPECT_EQ(refusal(name), "the file " + kizen::detail::in_quotes(name) +
                                 ", in which it is kept, is not named by a plain file name");
  }
  EXPECT_EQ(refusal(std::string("body\0", 5)),
            "the file \"body\\u0000\", in which it is kept, is not named by a plain file name");
}

TEST_F(AttachedFiles, AreOrdinaryFiles) {
  for (const std::string name : {"folder", "link", "none"}) {
    EXPECT_EQ(refusal(name),
              "the file \"" + name + "\", in which it is kept, is no file beside the recording");
  }
}

TEST_F(AttachedFiles, AreNotTooLarge) {
  std::ofstream(folder_ / "large") << "1234";
  EXPECT_EQ(refusal("large"), "the file \"large\", in which it is kept, has over 3 bytes");
}

TEST_F(AttachedFiles, AreNotLookedForWithoutAFolder) {
  EXPECT_EQ(kizen::detail::AttachedFiles("", 3).read("body").missing,
            "the file \"body\", in which it is kept, is not at hand");
}

}  // namespace
