#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "kizen/records/detail/records_document.hpp"

namespace {

std::string file_text(const std::string& name) {
  std::ifstream file(KIZEN_SOURCE_DIR "/schemas/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(Embedded, RecordsIsTheFileByteForByte) {
  EXPECT_FALSE(file_text("records.openapi.json").empty());
  EXPECT_EQ(kizen::detail::records_document(), file_text("records.openapi.json"));
}

TEST(Embedded, EveryCompilerTakesThePieces) {
  EXPECT_GT(std::size(kizen::detail::records_document_pieces), 1U);
  EXPECT_TRUE(std::all_of(std::begin(kizen::detail::records_document_pieces),
                          std::end(kizen::detail::records_document_pieces),
                          [](std::string_view piece) { return piece.size() < 16 * 1024; }));
}

}  // namespace
