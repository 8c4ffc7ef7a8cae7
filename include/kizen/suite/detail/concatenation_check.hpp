#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "enumeration.hpp"
#include "record_list.hpp"
#include "relation_findings.hpp"
#include "set_relations.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Holds pages, one after another, to the whole that they should make up.
class ConcatenationCheck {
 public:
  /// @param pages at least one
  ConcatenationCheck(const std::vector<RecordList>& pages, const RecordList& whole,
                     RelationFindings& findings)
      : pages_(pages), whole_(whole), findings_(findings) {
    for (const auto& page : pages_) {
      for (const auto& record : page.records()) ++counts_[record.identity];
    }
  }

  void run() const {
    check_order();
    check_missing();
    for (const auto& page : pages_) check_subset(page, whole_, findings_);
    check_overlap();
  }

 private:
  /// Finds the first place where pages and whole part company.
  void check_order() const {
    const auto& wanted = whole_.records();
    std::size_t next = 0;
    for (const auto& page : pages_) {
      for (const auto& record : page.records()) {
        if (next == wanted.size() || wanted[next].identity != record.identity) {
          return part(page, JsonPointer() / record.index, next, page.text(record.index));
        }
        ++next;
      }
    }
    if (next < wanted.size()) part(pages_.back(), {}, next, "no more items");
  }

  void part(const RecordList& page, const JsonPointer& instance, std::size_t next,
            const std::string& actual) const {
    const auto& wanted = whole_.records();
    const auto expected = next < wanted.size() ? whole_.text(wanted[next].index) + " as at /" +
                                                     std::to_string(wanted[next].index) + " of "
                                               : "no more items than in ";
    findings_.add(page.label(), instance, expected + whole_.label(), actual);
  }

  void check_missing() const {
    Enumeration missing;
    for (const auto& record : whole_.records()) {
      if (count_in_pages(record) == 0) missing.add_made([&] { return whole_.name(record.index); });
    }
    findings_.add_records(whole_,
                          "each item of " + whole_.label() + " is in one of " + labels_of(pages_),
                          "in none of them", missing);
  }

  /// Finds records that pages have more often than the whole.
  void check_overlap() const {
    Enumeration repeated;
    for (const auto& record : whole_.records()) {
      const auto wanted = whole_.places(record.identity).size();
      if (!whole_.is_first(record) || count_in_pages(record) <= wanted) continue;
      repeated.add_made([&] { return whole_.text(record.index) + " (" + owners(record) + ")"; });
    }
    findings_.add_records(whole_,
                          "no item of " + whole_.label() + " is in two of " + labels_of(pages_),
                          "more than once", repeated);
  }

  std::size_t count_in_pages(const ListedRecord& record) const {
    const auto found = counts_.find(record.identity);
    return found == counts_.end() ? 0 : found->second;
  }

  std::string owners(const ListedRecord& record) const {
    Enumeration all;
    for (const auto& page : pages_) {
      if (!page.has(record.identity)) continue;
      all.add_made([&] { return page.places_text(record.identity) + " of " + page.label(); });
    }
    return all.text();
  }

  const std::vector<RecordList>& pages_;
  const RecordList& whole_;
  RelationFindings& findings_;
  std::unordered_map<std::string_view, std::size_t> counts_;  ///< in all pages, by identity
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
