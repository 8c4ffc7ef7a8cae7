#pragma once

#include <algorithm>
#include <memory>
#include <ostream>
#include <utility>

#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../filter.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE Filter Filter::of(const json& condition) {
  Filter filter;
  filter.condition_ = std::make_shared<const json>(condition);
  return filter;
}

KIZEN_INLINE Filter Filter::joined(const Filter& a, const Filter& b, bool by_and) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  Filter both;
  both.by_and_ = by_and;
  both.take(a);
  both.take(b);
  return both;
}

/// Adds a part; one that is joined in the same way adds its own parts.
KIZEN_INLINE void Filter::take(const Filter& part) {
  if (part.condition_ == nullptr && part.by_and_ == by_and_) {
    parts_.insert(parts_.end(), part.parts_.begin(), part.parts_.end());
  } else {
    parts_.push_back(part);
  }
}

/// Whether every part is a condition.
KIZEN_INLINE bool Filter::is_flat() const {
  return std::all_of(parts_.begin(), parts_.end(),
                     [](const Filter& part) { return part.condition_ != nullptr; });
}

/// Itself as one group.
KIZEN_INLINE json Filter::group() const {
  auto group = json::object();
  if (condition_ != nullptr) {
    group["filters"] = json::array({*condition_});
    return group;
  }
  if (is_flat()) {
    group["filters"] = json::array();
    for (const auto& part : parts_) group["filters"].push_back(*part.condition_);
  } else {
    group["query"] = groups();
  }
  if (!by_and_ && parts_.size() > 1) group["and"] = false;
  return group;
}

/// Its parts as groups: first all conditions as one, then each part that is joined the other way.
KIZEN_INLINE json Filter::groups() const {
  Filter conditions;
  conditions.by_and_ = by_and_;
  auto groups = json::array();
  for (const auto& part : parts_) {
    if (part.condition_ != nullptr) {
      conditions.parts_.push_back(part);
    } else {
      groups.push_back(part.group());
    }
  }
  if (!conditions.empty()) groups.insert(groups.begin(), conditions.group());
  return groups;
}

KIZEN_INLINE json Filter::to_json() const {
  if (empty()) return {{"query", json::array()}};
  if (condition_ != nullptr || is_flat()) return {{"query", json::array({group()})}};
  json body = {{"query", groups()}};
  if (!by_and_) body["and"] = false;
  return body;
}

KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const Filter& filter) {
  return out << detail::shown_json(filter.to_json());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
