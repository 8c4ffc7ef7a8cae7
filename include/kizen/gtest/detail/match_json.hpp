#pragma once

#include <gmock/gmock.h>

#include <ostream>
#include <type_traits>
#include <utility>

#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "../is_number.hpp"
#include "json_matcher.hpp"
#include "matched_json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Equal to one JSON value.
class EqualJsonMatcher {
 public:
  using is_gtest_matcher = void;

  explicit EqualJsonMatcher(json expected) : expected_(std::move(expected)) {}

  bool MatchAndExplain(const json& value, std::ostream* /*out*/) const {
    return value == expected_;
  }
  void DescribeTo(std::ostream* out) const { *out << "is equal to " << shown_json(expected_); }
  void DescribeNegationTo(std::ostream* out) const {
    *out << "isn't equal to " << shown_json(expected_);
  }

 private:
  json expected_;
};

/// What another matcher takes, so long as it reads the value as nothing that it is not.
class OfItsKindMatcher {
 public:
  using is_gtest_matcher = void;

  explicit OfItsKindMatcher(testing::Matcher<const MatchedJson&> inner)
      : inner_(std::move(inner)) {}

  bool MatchAndExplain(const json& value, std::ostream* out) const {
    const char* problem = nullptr;
    const MatchedJson seen(value, &problem);
    testing::StringMatchResultListener words;
    const bool matches = inner_.MatchAndExplain(seen, &words);
    if (out != nullptr) *out << (problem == nullptr ? words.str() : problem);
    return matches && problem == nullptr;
  }
  void DescribeTo(std::ostream* out) const { inner_.DescribeTo(out); }
  void DescribeNegationTo(std::ostream* out) const { inner_.DescribeNegationTo(out); }

 private:
  testing::Matcher<const MatchedJson&> inner_;
};

template <class Inner>
testing::Matcher<const json&> json_matcher(const Inner& inner) {
  using JsonMatcher = testing::Matcher<const json&>;
  if constexpr (std::is_same_v<Inner, JsonMatcher> ||
                std::is_same_v<Inner, testing::Matcher<json>>) {
    return testing::MatcherCast<const json&>(inner);
  } else if constexpr (std::is_constructible_v<json, const Inner&>) {
    return JsonMatcher(EqualJsonMatcher(json(inner)));
  } else if constexpr (std::is_convertible_v<const Inner&, testing::Matcher<double>> &&
                       !std::is_convertible_v<const Inner&, testing::Matcher<const MatchedJson&>>) {
    return JsonMatcher(IsNumber(inner));
  } else {
    return JsonMatcher(OfItsKindMatcher(testing::MatcherCast<const MatchedJson&>(inner)));
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
