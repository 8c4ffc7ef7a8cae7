#pragma once

#include <string>
#include <utility>

#include "../check_relation.hpp"
#include "enumeration.hpp"
#include "record_list.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Collects what one relation finds.
class RelationFindings {
 public:
  RelationFindings(const Suite& suite, const Relation& relation)
      : kind_(to_string(relation.kind)), place_(suite.place(relation.place)) {}

  /// @param context what the suite calls the value
  void add(const std::string& context, JsonPointer instance, std::string expected,
           std::string actual) {
    add(kind_, context, std::move(instance), std::move(expected), std::move(actual));
  }

  /// Adds a finding about some records of a list, if there are any.
  void add_records(const RecordList& list, std::string expected, const std::string& actual,
                   const Enumeration& records) {
    if (!records.empty())
      add(list.label(), {}, std::move(expected), actual + ": " + records.text());
  }

  /// Items that cannot be told apart are findings of their own.
  ///
  /// @param once whether a key that is there twice leaves the answer open
  void add_keys(const RecordList& list, bool once) {
    if (!list.key()) return;
    Enumeration without;
    for (const auto index : list.keyless()) without.add_made([&] { return list.name(index); });
    add_key(list, "each item of " + list.label() + " has a value at ", "none in", without);
    if (!once) return;
    Enumeration repeated;
    for (const auto& record : list.records()) {
      if (!list.is_first(record) || list.places(record.identity).size() == 1) continue;
      repeated.add_made(
          [&] { return list.text(record.index) + " (" + list.places_text(record.identity) + ")"; });
    }
    add_key(list, "no two items of " + list.label() + " have the same value at ", "more than once",
            repeated);
  }

  /// Adds why there is no answer.
  void complain(const std::string& problem) {
    result_.problem += (result_.problem.empty() ? "" : "; ") + problem;
  }

  bool has_problem() const { return !result_.problem.empty(); }

  /// What was found; nothing where there is no answer.
  RelationResult take() {
    if (has_problem()) result_.findings.clear();
    return std::move(result_);
  }

 private:
  void add(const std::string& keyword, const std::string& context, JsonPointer instance,
           std::string expected, std::string actual) {
    result_.findings.push_back(
        {keyword, context, std::move(instance), std::move(expected), std::move(actual), place_});
  }

  void add_key(const RecordList& list, const std::string& expected, const std::string& actual,
               const Enumeration& records) {
    if (records.empty()) return;
    add("key", list.label(), {}, expected + list.key()->to_string(),
        actual + ": " + records.text());
  }

  std::string kind_;
  SourcePlace place_;
  RelationResult result_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
