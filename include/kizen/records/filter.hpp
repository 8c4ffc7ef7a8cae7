#pragma once

#include <memory>
#include <ostream>
#include <vector>

#include "../core/json.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Which records a search looks for: conditions, joined by `&&` and `||`.
///
/// Conditions come from field() and custom_field(). Conditions that are joined alike stand in one
/// flat group; a group of the other kind within it is nested. A value: copies are cheap.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto filter = kizen::field("amount").between(10, 20) &&
///                     (kizen::field("name").contains("Acme") || kizen::field("rating").equals(9));
/// const auto body = filter.to_json();
/// assert(body.at("query").at(0).at("filters").at(0).at("condition") == "between");
/// assert(body.at("query").at(1).at("and") == false);
/// assert(body.at("query").at(1).at("filters").size() == 2);
/// ```
///
/// @see behaviour rule S9
class Filter {
 public:
  /// No condition: finds every record, and adds nothing to what it is joined with.
  Filter() = default;

  /// A condition written out, for what the builders do not know, or to be refused.
  ///
  /// ```cpp
  /// #include <kizen/records.hpp>
  /// #include <cassert>
  ///
  /// const auto wrong = kizen::Filter::of({{"field", "name"}, {"condition", "resembles"}});
  /// assert(wrong.to_json().at("query").at(0).at("filters").at(0).at("condition") == "resembles");
  /// ```
  KIZEN_INLINE static Filter of(const json& condition);

  /// Whether it has no condition.
  bool empty() const { return condition_ == nullptr && parts_.empty(); }

  /// The members `query`, and where it is needed `and`, of a search body.
  KIZEN_INLINE json to_json() const;

  /// What both find.
  friend Filter operator&&(const Filter& a, const Filter& b) { return joined(a, b, true); }

  /// What either finds.
  friend Filter operator||(const Filter& a, const Filter& b) { return joined(a, b, false); }

 private:
  KIZEN_INLINE static Filter joined(const Filter& a, const Filter& b, bool by_and);
  KIZEN_INLINE void take(const Filter& part);
  KIZEN_INLINE bool is_flat() const;
  KIZEN_INLINE json group() const;
  KIZEN_INLINE json groups() const;

  std::shared_ptr<const json> condition_ = nullptr;  ///< null where there are parts, or nothing
  std::vector<Filter> parts_ = {};                   ///< conditions, or joined the other way
  bool by_and_ = true;                               ///< how the parts are joined
};

/// Prints the members of the search body.
KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const Filter& filter);

}  // namespace KIZEN_ABI
}  // namespace kizen
