#include <gtest/gtest.h>

#include <kizen/core/json.hpp>
#include <type_traits>

namespace {

TEST(Json, IsTheLibrarysOwnType) { EXPECT_TRUE((std::is_same_v<kizen::json, nlohmann::json>)); }

}  // namespace
