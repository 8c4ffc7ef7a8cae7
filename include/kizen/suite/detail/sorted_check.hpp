#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../../contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../relation.hpp"
#include "enumeration.hpp"
#include "record_list.hpp"
#include "relation_findings.hpp"
#include "seen_text.hpp"
#include "sort_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Holds a list to its order.
class SortedCheck {
 public:
  SortedCheck(const Relation& relation, const RecordList& list, RelationFindings& findings)
      : relation_(relation), list_(list), findings_(findings), values_(list.items(), relation_) {}

  /// @param stable whose order items of equal sort values keep; may be null
  void run(const RecordList* stable) {
    bool comparable = true;
    for (std::size_t i = 0; i < relation_.sorted_by.size(); ++i) {
      demand_values(relation_.sorted_by[i]);
      comparable = check_kinds(i) && comparable;
    }
    if (!comparable) return;
    values_.find_ends();
    check_order();
    if (stable != nullptr) check_ties(*stable);
  }

 private:
  /// A pointer that leads nowhere in any item would say nothing about the order.
  void demand_values(const JsonPointer& pointer) const {
    const auto& items = list_.items();
    const bool some = std::any_of(items.begin(), items.end(), [&](const json& item) {
      return json_at(item, pointer) != nullptr;
    });
    if (some || items.empty()) return;
    findings_.complain("no item of " + list_.label() + " has anything at " + pointer.to_string());
  }

  /// Whether all values at a pointer are numbers, or texts, or booleans.
  bool check_kinds(std::size_t pointer) const {
    std::set<std::string> kinds;
    Enumeration examples;
    bool comparable = true;
    for (std::size_t i = 0; i < values_.count(); ++i) {
      const auto* value = values_.at(i, pointer);
      if (value == nullptr || !kinds.insert(value->type_name()).second) continue;
      comparable = comparable && !value->is_structured();
      examples.add("the " + std::string(value->type_name()) + " " + seen_text(value) + " (at /" +
                   std::to_string(i) + ")");
    }
    if (comparable && kinds.size() < 2) return true;
    findings_.add(list_.label(), {},
                  "numbers, texts or booleans at '" + relation_.sorted_by[pointer].to_string() +
                      "', all of one kind",
                  examples.text());
    return false;
  }

  void check_order() const {
    Enumeration pairs;
    for (std::size_t i = 1; i < values_.count(); ++i) {
      if (values_.order(i - 1, i) <= 0) continue;
      pairs.add_made([&] { return valued(i - 1) + " before " + valued(i); });
    }
    findings_.add_records(list_, order_text(), "out of order", pairs);
  }

  std::string valued(std::size_t index) const {
    const auto place = "at /" + std::to_string(index);
    return values_.text(index) + " (" + (list_.key() ? list_.text(index) + ", " : "") + place + ")";
  }

  std::string order_text() const {
    std::string text(to_string(relation_.direction));
    for (const auto& pointer : relation_.sorted_by) {
      text += (&pointer == &relation_.sorted_by.front() ? " by '" : ", then by '") +
              pointer.to_string() + "'";
    }
    return text + (values_.has_gaps() ? ", items without a value together at one end" : "");
  }

  /// Items with equal sort values must stand as in another list.
  void check_ties(const RecordList& stable) const {
    const auto ties = ties_in(stable);
    Enumeration swapped;
    for (std::size_t i = 1; i < ties.size(); ++i) {
      const auto& [one, place] = ties[i - 1];
      const auto& [next, next_place] = ties[i];
      if (values_.order(one, next) != 0 || place < next_place) continue;
      swapped.add_made(
          [&, one = one, next = next] { return list_.name(one) + " before " + list_.name(next); });
    }
    findings_.add_records(list_,
                          "items with equal sort values stand in the order of " + stable.label(),
                          "not so", swapped);
  }

  /// The items that have the sort values of a neighbour: where they are, here and in the other list.
  std::vector<std::pair<std::size_t, std::size_t>> ties_in(const RecordList& stable) const {
    std::vector<std::pair<std::size_t, std::size_t>> ties;
    std::unordered_map<std::string_view, std::size_t> used;
    Enumeration missing;
    for (const auto& record : list_.records()) {
      const auto& places = stable.places(record.identity);
      const auto nth = used[record.identity]++;
      if (!is_tied(record.index)) continue;
      if (nth < places.size()) {
        ties.emplace_back(record.index, places[nth]);
      } else {
        missing.add_made([&] { return list_.name(record.index); });
      }
    }
    findings_.add_records(list_,
                          "each item with the sort values of another is in " + stable.label(),
                          "not in it", missing);
    return ties;
  }

  bool is_tied(std::size_t index) const {
    return (index > 0 && values_.order(index - 1, index) == 0) ||
           (index + 1 < values_.count() && values_.order(index, index + 1) == 0);
  }

  const Relation& relation_;
  const RecordList& list_;
  RelationFindings& findings_;
  SortValues values_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
