#include "kizen/core/detail/uuid.hpp"

#include <gtest/gtest.h>

#include <string_view>

#include "support/format_values.hpp"

namespace {

using kizen_test::expect_break;
using kizen_test::expect_keep;
using namespace std::string_view_literals;

using kizen::detail::is_uuid;

TEST(Uuid, IsFiveGroupsOfHexadecimalDigits) {
  expect_keep(is_uuid,
              {"0b5e3a52-6a1c-4c8e-9d70-1234567890ab", "00000000-0000-0000-0000-000000000000",
               "FFFFFFFF-ABCD-EF01-2345-6789abcdef01"});
}

TEST(Uuid, HasNoOtherSpelling) {
  expect_break(
      is_uuid,
      {"", "0b5e3a52", "0b5e3a526a1c4c8e9d701234567890ab", "0b5e3a52-6a1c-4c8e-9d70-1234567890a",
       "0b5e3a52-6a1c-4c8e-9d70-1234567890abc", "0b5e3a52-6a1c-4c8e-9d70-1234567890ag",
       "0b5e3a52-6a1c-4c8e-9d701-234567890ab", "{0b5e3a52-6a1c-4c8e-9d70-1234567890ab}",
       "0b5e3a52 6a1c 4c8e 9d70 1234567890ab", " 0b5e3a52-6a1c-4c8e-9d70-1234567890a",
       "0b5e3a52-6a1c-4c8e-9d70-1234567890a\0"sv, "0b5e3a52-6a1c-4c8e-9d70-1234567890\xC3\xA4",
       "urn:uuid:0b5e3a52-6a1c-4c8e-9d70-1234567890ab"});
}

}  // namespace
