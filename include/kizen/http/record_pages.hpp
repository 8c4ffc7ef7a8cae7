#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>

#include "../core/exchange.hpp"
#include "../core/json.hpp"
#include "../core/version.hpp"
#include "checked_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

class Client;

/// The pages of a list, asked for one after the other: an input range of exchanges.
///
/// Made by ObjectRecords. Each further page is asked for by the same method with the same body, at
/// the link that the page before it gives. The last page is the one without such a link, or one
/// that is no 200. It stops too, and says why, where the link leads to another origin or path, or a
/// page that links on brings no row that was not there before. Can be gone through once.
///
/// ```cpp
/// #include <kizen/tenant.hpp>
/// #include <cassert>
///
/// kizen::TenantOptions options;
/// options.seed_records = 20;
/// const kizen::Tenant service(options);
/// kizen::Client client(service.target());
/// auto pages = client.records("deals").pages(kizen::Search().page_size(5));
/// for (const kizen::CheckedExchange& page : pages) assert(page.status() == 200);
/// assert(pages.ok() && pages.size() > 1);
/// ```
///
/// @see behaviour rule S4
class RecordPages {
 public:
  class iterator;

  /// @param first what asks for the first page
  KIZEN_INLINE RecordPages(Client& client, Request first);
  KIZEN_INLINE RecordPages(RecordPages&&) noexcept;
  KIZEN_INLINE RecordPages& operator=(RecordPages&&) noexcept;
  KIZEN_INLINE ~RecordPages();

  /// The first page, or the one that was reached; asks for it where that is due.
  KIZEN_INLINE iterator begin();
  KIZEN_INLINE iterator end();

  /// Whether a page was asked for, and every one so far was a 200 that keeps the contract, and
  /// linked on as it must.
  bool ok() const { return size() > 0 && problem().empty(); }

  /// The first thing that went wrong, in words; empty where nothing did.
  KIZEN_INLINE const std::string& problem() const;

  /// Whether there is no page left to ask for.
  KIZEN_INLINE bool is_complete() const;

  /// How many pages were asked for.
  KIZEN_INLINE std::size_t size() const;

  /// The last exchange; an empty one before begin().
  KIZEN_INLINE const CheckedExchange& last() const;

  /// The rows of the last page, a JSON list; empty where it is no 200 that has them.
  KIZEN_INLINE const json& last_rows() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A place in RecordPages.
class RecordPages::iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = CheckedExchange;
  using difference_type = std::ptrdiff_t;
  using pointer = const CheckedExchange*;
  using reference = const CheckedExchange&;

  /// Past the last page.
  iterator() = default;

  KIZEN_INLINE reference operator*() const;
  pointer operator->() const { return &**this; }

  /// Asks for the next page.
  KIZEN_INLINE iterator& operator++();
  void operator++(int) { ++*this; }

  friend bool operator==(const iterator& a, const iterator& b) { return a.state_ == b.state_; }
  friend bool operator!=(const iterator& a, const iterator& b) { return !(a == b); }

 private:
  friend class RecordPages;
  explicit iterator(State* state) : state_(state) {}

  State* state_ = nullptr;  ///< null past the last page
};

}  // namespace KIZEN_ABI
}  // namespace kizen
