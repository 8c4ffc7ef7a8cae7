#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace kizen_test {

using Texts = std::initializer_list<std::string_view>;

/// `count` times a piece.
inline std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

inline void expect_keep(bool (*test)(std::string_view), const Texts& texts) {
  for (const auto text : texts) EXPECT_TRUE(test(text)) << testing::PrintToString(text);
}

inline void expect_break(bool (*test)(std::string_view), const Texts& texts) {
  for (const auto text : texts) EXPECT_FALSE(test(text)) << testing::PrintToString(text);
}

}  // namespace kizen_test
