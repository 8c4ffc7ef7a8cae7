#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A JSON value as GoogleMock's own matchers see it: of one kind, and read as no other.
///
/// It compares with what is of its kind: numbers with numbers, texts with texts. Whoever reads it as
/// a text or a list without its being one is told so in `problem`, and gets an empty one.
class MatchedJson {
 public:
  using value_type = MatchedJson;
  using const_iterator = std::vector<MatchedJson>::const_iterator;
  using iterator = const_iterator;
  using size_type = std::size_t;

  /// @param problem lives as long as this; null until something was misread
  MatchedJson(const json& value, const char** problem) : value_(&value), problem_(problem) {
    if (!value.is_array()) return;
    for (const auto& element : value) elements_.emplace_back(element, problem);
  }

  operator const json&() const { return *value_; }

  operator std::string() const {
    if (value_->is_string()) return value_->get<std::string>();
    *problem_ = "which is no text";
    return {};
  }

  const_iterator begin() const { return list().begin(); }
  const_iterator end() const { return list().end(); }

  /// Of a list or an object.
  std::size_t size() const {
    if (!value_->is_structured()) *problem_ = "which is no list";
    return value_->size();
  }
  bool empty() const { return size() == 0; }

  template <class Other>
  friend bool operator==(const MatchedJson& value, const Other& other) {
    return *value.value_ == json(other);
  }
  template <class Other>
  friend bool operator!=(const MatchedJson& value, const Other& other) {
    return !(value == other);
  }
  template <class Other>
  friend bool operator<(const MatchedJson& value, const Other& other) {
    const json theirs(other);
    return are_ordered(*value.value_, theirs) && *value.value_ < theirs;
  }
  template <class Other>
  friend bool operator>(const MatchedJson& value, const Other& other) {
    const json theirs(other);
    return are_ordered(*value.value_, theirs) && theirs < *value.value_;
  }
  template <class Other>
  friend bool operator<=(const MatchedJson& value, const Other& other) {
    const json theirs(other);
    return are_ordered(*value.value_, theirs) && *value.value_ <= theirs;
  }
  template <class Other>
  friend bool operator>=(const MatchedJson& value, const Other& other) {
    const json theirs(other);
    return are_ordered(*value.value_, theirs) && theirs <= *value.value_;
  }

  friend void PrintTo(const MatchedJson& value, std::ostream* out) {
    *out << shown_json(*value.value_);
  }

 private:
  static bool are_ordered(const json& one, const json& other) {
    return (one.is_number() && other.is_number()) || (one.is_string() && other.is_string());
  }

  const std::vector<MatchedJson>& list() const {
    if (!value_->is_array()) *problem_ = "which is no list";
    return elements_;
  }

  const json* value_;
  const char** problem_;
  std::vector<MatchedJson> elements_ = {};
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
