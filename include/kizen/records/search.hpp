#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../core/exchange.hpp"
#include "../core/json.hpp"
#include "../core/version.hpp"
#include "filter.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a search asks for. What is not said is not sent, and the service's default holds.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto search = kizen::Search(kizen::field("amount").at_least(10))
///                         .ordering("-amount").page_size(50).field_names({"name", "amount"});
/// assert(search.target("deals") ==
///        "/api/records/deals/search?ordering=-amount&page_size=50");
/// assert(search.body().at("field_names").size() == 2);
/// assert(kizen::Search().body().empty());
/// ```
///
/// @see behaviour rules S1 to S12
class Search {
 public:
  using Names = std::vector<std::string>;

  /// Every record of the object.
  Search() = default;

  /// The records that a filter finds.
  Search(Filter filter) : filter_(std::move(filter)) {}

  /// Narrows it by a further filter.
  Search& where(const Filter& filter) { return set(filter_, filter_ && filter); }

  /// From 1; a page past the end is answered with 404.
  Search& page(long long number) { return set(page_, number); }
  /// At most 1000; 100 without it.
  Search& page_size(long long rows) { return set(page_size_, rows); }
  /// An api name; with `-` before it, descending. Without it, in the order of creation.
  Search& ordering(std::string field) { return set(ordering_, std::move(field)); }

  /// A text to look for: in the name, or in what a contact is known by.
  Search& text(std::string text) { return set(text_, std::move(text)); }
  /// Looks for the text in these fields instead; by api name or by UUID, not both.
  Search& within_names(Names names) { return set(within_names_, std::move(names)); }
  Search& within_ids(Names ids) { return set(within_ids_, std::move(ids)); }

  /// The fields of each row; an empty list is none. By api name or by UUID, not both.
  Search& field_names(Names names) { return set(field_names_, std::move(names)); }
  Search& field_ids(Names ids) { return set(field_ids_, std::move(ids)); }

  /// Those in any of these saved groups. Wins over not_in_groups().
  Search& in_groups(Names ids) { return set(in_groups_, std::move(ids)); }
  Search& not_in_groups(Names ids) { return set(not_in_groups_, std::move(ids)); }
  /// Those in one saved group.
  Search& group(std::string id) { return set(group_, std::move(id)); }

  /// Path and query for an object, percent-encoded.
  ///
  /// @param object api name or UUID
  KIZEN_INLINE std::string target(std::string_view object) const;

  KIZEN_INLINE json body() const;

  /// The whole request, but for credentials.
  ///
  /// ```cpp
  /// #include <kizen/records.hpp>
  /// #include <cassert>
  ///
  /// const auto request = kizen::Search().text("Acme & Sons").to_request("deals");
  /// assert(request.method == "POST" && request.body == "{}");
  /// assert(request.target == "/api/records/deals/search?search=Acme%20%26%20Sons");
  /// ```
  KIZEN_INLINE Request to_request(std::string_view object) const;

 private:
  template <class Member, class Value>
  Search& set(Member& member, Value&& value) {
    member = std::forward<Value>(value);
    return *this;
  }

  Filter filter_ = {};
  std::optional<long long> page_ = {};
  std::optional<long long> page_size_ = {};
  std::optional<std::string> ordering_ = {};
  std::optional<std::string> text_ = {};
  std::optional<std::string> group_ = {};
  std::optional<Names> in_groups_ = {};
  std::optional<Names> not_in_groups_ = {};
  std::optional<Names> within_names_ = {};
  std::optional<Names> within_ids_ = {};
  std::optional<Names> field_names_ = {};
  std::optional<Names> field_ids_ = {};
};

/// Prints the query and the body.
KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const Search& search);

}  // namespace KIZEN_ABI
}  // namespace kizen
