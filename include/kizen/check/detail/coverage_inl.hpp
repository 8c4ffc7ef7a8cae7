#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../contract/detail/strict_document.hpp"
#include "../../core/contract_error.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../coverage.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads what `to_json` wrote of a coverage.
class CoverageReader {
 public:
  explicit CoverageReader(const JsonSource& source) : document_(source, "coverage") {}

  Coverage read(const Node& node) const {
    static constexpr std::array<std::string_view, 6> members = {
        "$schema", "contract", "exchanges", "other_exchanges", "cut_short", "undeclared_statuses"};
    Coverage coverage;
    document_.demand_members(node, with_categories(members), "coverage");
    read_contract(document_.required(node, "contract", json::value_t::object), coverage);
    coverage.exchanges = count(node, "exchanges");
    coverage.other_exchanges = count(node, "other_exchanges");
    coverage.cut_short = count(node, "cut_short");
    coverage.undeclared_statuses = names(node, "undeclared_statuses");
    const auto categories = document_.required(node, "categories", json::value_t::object);
    document_.demand_members(categories, category_names(), "categories");
    for (const auto category : coverage_categories) {
      const std::string name(to_string(category));
      coverage.categories[category] =
          read_category(document_.required(categories, name, json::value_t::object), name);
    }
    return coverage;
  }

 private:
  template <class Members>
  static std::vector<std::string_view> with_categories(const Members& members) {
    std::vector<std::string_view> all(members.begin(), members.end());
    all.emplace_back("categories");
    return all;
  }

  static std::vector<std::string_view> category_names() {
    std::vector<std::string_view> all;
    for (const auto category : coverage_categories) all.push_back(to_string(category));
    return all;
  }

  void read_contract(const Node& node, Coverage& coverage) const {
    static constexpr std::array<std::string_view, 3> members = {"name", "overlays", "hash"};
    document_.demand_members(node, members, "the contract");
    coverage.contract = document_.text(node, "name");
    coverage.overlays = texts(node, "overlays");
    coverage.hash = document_.text(node, "hash");
  }

  CategoryCoverage read_category(const Node& node, const std::string& name) const {
    static constexpr std::array<std::string_view, 4> members = {"seen", "of", "percent", "unseen"};
    document_.demand_members(node, members, name);
    CategoryCoverage category;
    category.of = count(node, "of");
    category.unseen = names(node, "unseen");
    if (count(node, "seen") + category.unseen.size() != category.of) {
      document_.refuse(node.place, "count",
                       "of " + std::to_string(category.of) + " " + name +
                           ", what is seen and the " + std::to_string(category.unseen.size()) +
                           " that are not do not add up",
                       "use the file as it was written");
    }
    return category;
  }

  std::size_t count(const Node& parent, const std::string& name) const {
    const auto found = parent.value->find(name);
    if (found != parent.value->end() && found->is_number_unsigned())
      return found->get<std::size_t>();
    document_.refuse(found == parent.value->end() ? parent.place : parent.place / name, "kind",
                     "'" + name + "' must be a whole number", "use the file as it was written");
  }

  std::vector<std::string> texts(const Node& parent, const std::string& name) const {
    std::vector<std::string> all;
    const auto list = document_.required(parent, name, json::value_t::array);
    for (const auto& item : StrictDocument::items(list)) {
      document_.demand_kind(item, json::value_t::string, "an item of '" + name + "'");
      all.push_back(item.value->get<std::string>());
    }
    return all;
  }

  /// Texts that are sorted, each once.
  std::vector<std::string> names(const Node& parent, const std::string& name) const {
    auto all = texts(parent, name);
    std::sort(all.begin(), all.end());
    if (std::adjacent_find(all.begin(), all.end()) == all.end()) return all;
    document_.refuse(parent.place / name, "duplicate", "'" + name + "' holds a name twice",
                     "use the file as it was written");
  }

  StrictDocument document_;
};

/// Contract and hash, for a message.
inline std::string contract_text(const Coverage& coverage) {
  auto text = coverage.contract;
  for (const auto& overlay : coverage.overlays) text += " + " + overlay;
  return text + (coverage.hash.empty() ? "" : " (sha256 " + coverage.hash.substr(0, 12) + ")");
}

inline std::vector<std::string> in_both(const std::vector<std::string>& a,
                                        const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

inline std::vector<std::string> in_either(const std::vector<std::string>& a,
                                          const std::vector<std::string>& b) {
  std::vector<std::string> either;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(either));
  return either;
}

KIZEN_INLINE json to_json(const CategoryCoverage& category) {
  return {{"seen", category.seen()},
          {"of", category.of},
          {"percent", category.percent()},
          {"unseen", category.unseen}};
}

}  // namespace detail

KIZEN_INLINE void Coverage::merge(const Coverage& other) {
  const bool is_same = contract == other.contract && hash == other.hash;
  for (const auto category : coverage_categories) {
    if (is_same && of(category).of == other.of(category).of) continue;
    throw ContractError({}, "coverage.contract",
                        "coverage of " + detail::contract_text(other) +
                            " cannot be added to that of " + detail::contract_text(*this),
                        "measure all parts with one contract and one version of the tool");
  }
  for (auto& [category, own] : categories) {
    own.unseen = detail::in_both(own.unseen, other.of(category).unseen);
  }
  undeclared_statuses = detail::in_either(undeclared_statuses, other.undeclared_statuses);
  exchanges += other.exchanges;
  other_exchanges += other.other_exchanges;
  cut_short += other.cut_short;
}

KIZEN_INLINE Coverage Coverage::read(const JsonSource& source, const JsonPointer& place) {
  const auto* value = json_at(*source.document, place);
  if (value == nullptr) {
    throw ContractError(source.place(place), "coverage.missing", "there is no coverage",
                        "write one with --coverage-file");
  }
  return detail::CoverageReader(source).read({value, place});
}

KIZEN_INLINE json to_json(const Coverage& coverage) {
  auto categories = json::object();
  for (const auto& [category, own] : coverage.categories) {
    categories[std::string(to_string(category))] = detail::to_json(own);
  }
  return {{"contract",
           {{"name", coverage.contract}, {"overlays", coverage.overlays}, {"hash", coverage.hash}}},
          {"categories", std::move(categories)},
          {"undeclared_statuses", coverage.undeclared_statuses},
          {"exchanges", coverage.exchanges},
          {"other_exchanges", coverage.other_exchanges},
          {"cut_short", coverage.cut_short}};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
