#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/json_pointer.hpp"
#include "json_path_budget.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A value while a query is evaluated. @see RFC 9535, 1.1, Node
struct PickedNode {
  const json* value = nullptr;
  std::size_t place = 0;  ///< among JsonPathPlaces; 0 is the whole, or not known
};

/// Where a value stands in the one that holds it.
struct JsonPathStep {
  const std::string* name = nullptr;  ///< of a member; null for an item
  std::size_t index = 0;              ///< of an item
};

/// Where nodes stand, as steps that lead to their parents: one step a node, whatever its depth.
class JsonPathPlaces {
 public:
  std::size_t add(std::size_t parent, const JsonPathStep& step) {
    entries_.push_back({parent, step});
    return entries_.size();
  }

  JsonPointer pointer(std::size_t place, JsonPathBudget& budget) const {
    std::vector<const JsonPathStep*> steps;
    std::size_t bytes = 0;
    for (; place != 0; place = entries_[place - 1].parent) {
      steps.push_back(&entries_[place - 1].step);
      bytes += sizeof(std::string) + size_of(*steps.back());
    }
    budget.spend(2 + bytes / 64);
    JsonPointer pointer;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      pointer = (*step)->name == nullptr ? std::move(pointer) / (*step)->index
                                         : std::move(pointer) / *(*step)->name;
    }
    return pointer;
  }

 private:
  struct Entry {
    std::size_t parent;
    JsonPathStep step;
  };

  static std::size_t size_of(const JsonPathStep& step) {
    return step.name == nullptr ? 0 : step.name->size();
  }

  std::vector<Entry> entries_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
