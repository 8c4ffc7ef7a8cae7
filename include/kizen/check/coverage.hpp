#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "../contract/json_source.hpp"
#include "../core/json.hpp"
#include "../core/json_pointer.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A kind of place in a contract that traffic may or may not reach.
enum class CoverageCategory {
  Operations,  ///< answered
  Statuses,    ///< declared for an operation, and come
  Parameters,  ///< sent
  Properties,  ///< members of bodies, there
  Enums,       ///< values that an `enum` lists
  Branches,    ///< of `oneOf` and `anyOf`, fitting
  Nulls,       ///< what is nullable: null once, and once not
  Absences     ///< parameters, bodies and members that may be left out, left out
};

inline constexpr std::array<CoverageCategory, 8> coverage_categories = {
    CoverageCategory::Operations, CoverageCategory::Statuses, CoverageCategory::Parameters,
    CoverageCategory::Properties, CoverageCategory::Enums,    CoverageCategory::Branches,
    CoverageCategory::Nulls,      CoverageCategory::Absences};

/// The category in one lower-case word.
constexpr std::string_view to_string(CoverageCategory category) {
  constexpr std::string_view words[] = {"operations", "statuses", "parameters", "properties",
                                        "enums",      "branches", "nulls",      "absences"};
  return words[static_cast<int>(category)];
}

inline std::ostream& operator<<(std::ostream& out, CoverageCategory category) {
  return out << to_string(category);
}

/// The category of that name, if there is one.
inline std::optional<CoverageCategory> coverage_category(std::string_view name) {
  for (const auto category : coverage_categories) {
    if (to_string(category) == name) return category;
  }
  return std::nullopt;
}

/// How much of one category was seen.
struct CategoryCoverage {
  std::size_t of = 0;                    ///< how many places there are
  std::vector<std::string> unseen = {};  ///< those that were not, sorted

  std::size_t seen() const { return of - unseen.size(); }

  /// Rounded down to a tenth, so that 100 means all; 100 where there are none.
  double percent() const { return of == 0 ? 100 : static_cast<double>(1000 * seen() / of) / 10; }

  friend bool operator==(const CategoryCoverage& a, const CategoryCoverage& b) {
    return a.of == b.of && a.unseen == b.unseen;
  }
};

inline std::ostream& operator<<(std::ostream& out, const CategoryCoverage& category) {
  return out << category.seen() << " of " << category.of;
}

/// Which places of one contract traffic has reached.
///
/// A place is named for people: operation, parameter or message, and the way to the value, as in
/// `records_retrieve 200 response /client_info/display_name`. On such a way `*` is any item or any
/// further member, and `(Name)` the branch of a choice that leads on. A schema counts once a message,
/// under the shortest way to it; whatever else leads there, itself included, is the same place.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// kizen::CoverageMeter meter(kizen::records());
/// meter.note(*kizen::records().operation("records_destroy"),
///            {{"DELETE", "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001"}, {204}});
/// kizen::Coverage coverage = meter.coverage();
/// const auto& operations = coverage.of(kizen::CoverageCategory::Operations);
/// assert(operations.seen() == 1 && operations.of == 9 && operations.percent() == 11.1);
/// coverage.merge(kizen::CoverageMeter(kizen::records()).coverage());
/// assert(coverage.of(kizen::CoverageCategory::Statuses).unseen.front() == "records_add_create 200");
/// ```
struct Coverage {
  std::string contract = {};               ///< name of the document
  std::vector<std::string> overlays = {};  ///< that were applied, in their order
  std::string hash = {};                   ///< of the contract; empty where it was not told
  std::map<CoverageCategory, CategoryCoverage> categories = {};  ///< all of them
  /// `OPERATION STATUS` of answers that the contract does not declare, sorted; no part of a category.
  std::vector<std::string> undeclared_statuses = {};
  std::size_t exchanges = 0;        ///< that were noted
  std::size_t other_exchanges = 0;  ///< of other contracts, which say nothing of this one
  std::size_t cut_short = 0;        ///< bodies too deep or too much work to be gone through

  const CategoryCoverage& of(CoverageCategory category) const { return categories.at(category); }

  /// Adds what was seen elsewhere of the same contract.
  ///
  /// @throws ContractError `coverage.contract` where it is of another one; this stays as it was
  KIZEN_INLINE void merge(const Coverage& other);

  /// Reads what `to_json` wrote. @throws ContractError `coverage.*` where it is nothing of the kind
  KIZEN_INLINE static Coverage read(const JsonSource& source, const JsonPointer& place = {});
};

/// As `schemas/coverage.schema.json` has it.
KIZEN_INLINE json to_json(const Coverage& coverage);

}  // namespace KIZEN_ABI
}  // namespace kizen
