#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "json_path_budget.hpp"
#include "json_path_patterns.hpp"
#include "json_path_places.hpp"
#include "json_path_query.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What all parts of one evaluation share.
struct JsonPathContext {
  const json& whole;
  JsonPathBudget budget;
  JsonPathPatterns patterns = {};
};

/// Whether a condition of a filter holds of a value, which `@` stands for.
inline bool holds(const JsonPathOrExpr& condition, const json& current, JsonPathContext& context);

/// The item that an index from the front, or a negative one from the back, names; null for none.
/// @see RFC 9535, 2.3.3.2
inline const json* item_at(const json& array, std::int64_t index) {
  if (!array.is_array()) return nullptr;
  const auto size = static_cast<std::int64_t>(array.size());
  if (index < 0) index += size;
  return index < 0 || index >= size ? nullptr : &array[static_cast<std::size_t>(index)];
}

/// The member of that name; null for none.
/// @see RFC 9535, 2.3.1.2
inline const json* member_at(const json& object, const std::string& name, JsonPathBudget& budget) {
  budget.spend_on(name);
  if (!object.is_object()) return nullptr;
  const auto member = object.find(name);
  return member == object.end() ? nullptr : &*member;
}

/// Picks the nodes of a query.
///
/// @see RFC 9535, 2.3.1 to 2.3.5 and 2.5
class JsonPathWalk {
 public:
  /// @param places where locations are kept, or null where nobody asks for them
  JsonPathWalk(JsonPathContext& context, JsonPathPlaces* places)
      : context_(context), places_(places) {}

  std::vector<PickedNode> nodelist(const JsonPathQuery& query, const json& current) {
    std::vector<PickedNode> nodes{{query.is_relative ? &current : &context_.whole}};
    for (const auto& segment : query.segments) {
      picked_.clear();
      for (const auto& node : nodes) pick(segment, node);
      std::swap(nodes, picked_);
    }
    return nodes;
  }

 private:
  void pick(const JsonPathSegment& segment, const PickedNode& node) {
    return segment.is_descendant ? pick_below(segment, node) : pick_children(segment, node);
  }

  void pick_children(const JsonPathSegment& segment, const PickedNode& node) {
    for (const auto& selector : segment.selectors) {
      context_.budget.spend(1);
      std::visit([&](const auto& one) { select(one, node); }, selector);
    }
  }

  /// From the node and each below it, a node before those that it holds.
  void pick_below(const JsonPathSegment& segment, const PickedNode& node) {
    std::vector<PickedNode> waiting{node};
    while (!waiting.empty()) {
      const auto next = waiting.back();
      waiting.pop_back();
      pick_children(segment, next);
      const auto before = static_cast<std::ptrdiff_t>(waiting.size());
      all_children(*next.value, [&](const json& child, const JsonPathStep& step) {
        if (child.is_structured()) waiting.push_back(node_of(child, next, step));
      });
      std::reverse(waiting.begin() + before, waiting.end());
    }
  }

  void select(const JsonPathNameSelector& selector, const PickedNode& node) {
    const auto* const child = member_at(*node.value, selector.name, context_.budget);
    if (child != nullptr) add(*child, node, {&selector.name});
  }

  void select(const JsonPathWildcardSelector& /*selector*/, const PickedNode& node) {
    all_children(*node.value,
                 [&](const json& child, const JsonPathStep& step) { add(child, node, step); });
  }

  void select(const JsonPathIndexSelector& selector, const PickedNode& node) {
    const auto* const child = item_at(*node.value, selector.index);
    if (child != nullptr) add_item(*child, node);
  }

  /// @see RFC 9535, 2.3.4.2.2
  void select(const JsonPathSliceSelector& selector, const PickedNode& node) {
    const auto& array = *node.value;
    if (!array.is_array() || selector.step == 0) return;
    const auto size = static_cast<std::int64_t>(array.size());
    const bool is_forward = selector.step > 0;
    const auto bound = [&](std::int64_t index) {
      return std::clamp<std::int64_t>(index >= 0 ? index : size + index, is_forward ? 0 : -1,
                                      is_forward ? size : size - 1);
    };
    const auto start = bound(selector.start.value_or(is_forward ? 0 : size - 1));
    const auto end = selector.end ? bound(*selector.end) : is_forward ? size : -1;
    for (auto at = start; is_forward ? at < end : at > end; at += selector.step) {
      add_item(array[static_cast<std::size_t>(at)], node);
    }
  }

  void select(const JsonPathFilterSelector& selector, const PickedNode& node) {
    all_children(*node.value, [&](const json& child, const JsonPathStep& step) {
      if (holds(selector.condition, child, context_)) add(child, node, step);
    });
  }

  /// Each child with its step, in document order.
  template <class Take>
  void all_children(const json& parent, Take take) {
    context_.budget.spend(parent.is_structured() ? parent.size() : 0);
    if (parent.is_object()) {
      for (auto member = parent.begin(); member != parent.end(); ++member) {
        take(*member, JsonPathStep{&member.key()});
      }
    } else if (parent.is_array()) {
      for (std::size_t index = 0; index < parent.size(); ++index) {
        take(parent[index], JsonPathStep{nullptr, index});
      }
    }
  }

  PickedNode node_of(const json& child, const PickedNode& parent, const JsonPathStep& step) const {
    return {&child, places_ == nullptr ? 0 : places_->add(parent.place, step)};
  }

  void add(const json& child, const PickedNode& parent, const JsonPathStep& step) {
    context_.budget.spend(2);
    picked_.push_back(node_of(child, parent, step));
  }

  void add_item(const json& item, const PickedNode& parent) {
    add(item, parent, {nullptr, static_cast<std::size_t>(&item - &parent.value->front())});
  }

  JsonPathContext& context_;
  JsonPathPlaces* places_;
  std::vector<PickedNode> picked_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
