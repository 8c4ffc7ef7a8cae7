#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "../../contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../path/detail/json_order.hpp"
#include "../expectation.hpp"
#include "../json_value.hpp"
#include "seen_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One place where two values differ.
struct Difference {
  JsonPointer place;
  std::string expected;
  std::string actual;
};

/// Finds where a value differs from the one that is expected; at most twenty places.
class Differences {
 public:
  /// @param except places that may differ
  explicit Differences(const Expectation& how, std::vector<JsonPointer> except = {})
      : how_(how), except_(std::move(except)) {}

  std::vector<Difference> between(const json& expected, const json& actual) {
    if (how_.unordered && expected.is_array() && actual.is_array()) {
      compare_sets(expected, actual);
    } else {
      compare(expected, actual, {});
    }
    return std::move(found_);
  }

 private:
  static constexpr std::size_t most = 20;

  void compare(const json& expected, const json& actual, const JsonPointer& place) {
    if (is_excepted(place)) return;
    if (expected.is_object() && actual.is_object()) return compare_members(expected, actual, place);
    if (expected.is_array() && actual.is_array()) return compare_items(expected, actual, place);
    if (!same_scalar(expected, actual)) add(place, &expected, &actual);
  }

  bool same_scalar(const json& expected, const json& actual) const {
    if (!how_.within || !expected.is_number() || !actual.is_number()) {
      return same_json(expected, actual);
    }
    const auto distance = std::abs(expected.get<long double>() - actual.get<long double>());
    return distance <= static_cast<long double>(*how_.within);
  }

  void compare_members(const json& expected, const json& actual, const JsonPointer& place) {
    for (const auto& member : expected.items()) {
      const auto other = actual.find(member.key());
      if (other == actual.end()) {
        add(place / member.key(), &member.value(), nullptr);
      } else {
        compare(member.value(), *other, place / member.key());
      }
    }
    for (const auto& member : actual.items()) {
      if (!expected.contains(member.key())) add(place / member.key(), nullptr, &member.value());
    }
  }

  void compare_items(const json& expected, const json& actual, const JsonPointer& place) {
    for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
      if (i >= actual.size()) {
        add(place / i, &expected[i], nullptr);
      } else if (i >= expected.size()) {
        add(place / i, nullptr, &actual[i]);
      } else {
        compare(expected[i], actual[i], place / i);
      }
    }
  }

  /// Each expected item must have a partner of its own, in any order, and none be left over.
  void compare_sets(const json& expected, const json& actual) {
    std::vector<bool> taken(actual.size(), false);
    for (const auto& item : expected) {
      const auto partner = partner_of(item, actual, taken);
      if (partner == actual.size()) {
        add({}, &item, nullptr);
        continue;
      }
      taken[partner] = true;
      compare(item, actual[partner], JsonPointer() / partner);
    }
    for (std::size_t i = 0; i < actual.size(); ++i) {
      if (!taken[i]) add(JsonPointer() / i, nullptr, &actual[i]);
    }
  }

  std::size_t partner_of(const json& item, const json& actual,
                         const std::vector<bool>& taken) const {
    for (std::size_t i = 0; i < actual.size(); ++i) {
      if (!taken[i] && are_partners(item, actual[i])) return i;
    }
    return actual.size();
  }

  bool are_partners(const json& item, const json& other) const {
    if (!how_.key) return Differences(how_).alike(item, other);
    const auto* mine = json_at(item, *how_.key);
    const auto* theirs = json_at(other, *how_.key);
    return mine != nullptr && theirs != nullptr && same_json(*mine, *theirs);
  }

  bool alike(const json& item, const json& other) {
    compare(item, other, {});
    return found_.empty();
  }

  void add(const JsonPointer& place, const json* expected, const json* actual) {
    if (found_.size() == most || is_excepted(place)) return;
    found_.push_back(
        {place, expected == nullptr ? "no value" : seen_text(expected), seen_text(actual)});
  }

  bool is_excepted(const JsonPointer& place) const {
    return std::find(except_.begin(), except_.end(), place) != except_.end();
  }

  const Expectation& how_;
  std::vector<JsonPointer> except_;
  std::vector<Difference> found_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
