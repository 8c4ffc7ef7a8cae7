#include "kizen/path/detail/normalized_path.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using kizen::json;
using kizen::JsonPointer;
using kizen::detail::normalized_path;

TEST(NormalizedPath, NamesMembersAndItems) {
  const json whole = {{"a", {1, {{"0", 2}}}}};
  EXPECT_EQ(normalized_path(whole, {}), "$");
  EXPECT_EQ(normalized_path(whole, JsonPointer() / "a" / 1 / "0"), "$['a'][1]['0']");
}

TEST(NormalizedPath, EscapesAsTheRfcDoes) {
  const std::string name("'\\\b\f\n\r\t\x0B\0\x1F\"/\xC3\xA9\x7F", 15);
  EXPECT_EQ(normalized_path({{name, 1}}, JsonPointer() / name),
            "$['\\'\\\\\\b\\f\\n\\r\\t\\u000b\\u0000\\u001f\"/\xC3\xA9\x7F']");
}

}  // namespace
