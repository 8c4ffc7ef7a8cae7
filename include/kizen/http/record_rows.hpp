#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>

#include "../core/json.hpp"
#include "../core/version.hpp"
#include "checked_exchange.hpp"
#include "record_pages.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The rows of all pages of a list: an input range of JSON, which asks for a page when it is
/// needed.
///
/// Ends early where the pages do; ok() tells whether it did, or broke the contract. Can be gone
/// through once.
///
/// ```cpp
/// #include <kizen/tenant.hpp>
/// #include <cassert>
///
/// kizen::TenantOptions options;
/// options.seed_records = 20;
/// const kizen::Tenant service(options);
/// kizen::Client client(service.target());
/// auto rows = client.records("deals").rows(kizen::Search().page_size(5));
/// for (const kizen::json& deal : rows) assert(kizen::field_of(deal, "name"));
/// assert(rows.ok());
/// assert(rows.last().status() == 200);
/// ```
class RecordRows {
 public:
  class iterator;

  KIZEN_INLINE explicit RecordRows(RecordPages pages);
  KIZEN_INLINE RecordRows(RecordRows&&) noexcept;
  KIZEN_INLINE RecordRows& operator=(RecordRows&&) noexcept;
  KIZEN_INLINE ~RecordRows();

  /// The first row, or the one that was reached.
  KIZEN_INLINE iterator begin();
  KIZEN_INLINE iterator end();

  /// The pages as far as they were asked for.
  KIZEN_INLINE const RecordPages& pages() const;

  bool ok() const { return pages().ok(); }
  const std::string& problem() const { return pages().problem(); }
  const CheckedExchange& last() const { return pages().last(); }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A place in RecordRows.
class RecordRows::iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = json;
  using difference_type = std::ptrdiff_t;
  using pointer = const json*;
  using reference = const json&;

  /// Past the last row.
  iterator() = default;

  KIZEN_INLINE reference operator*() const;
  pointer operator->() const { return &**this; }
  KIZEN_INLINE iterator& operator++();
  void operator++(int) { ++*this; }

  friend bool operator==(const iterator& a, const iterator& b) { return a.state_ == b.state_; }
  friend bool operator!=(const iterator& a, const iterator& b) { return !(a == b); }

 private:
  friend class RecordRows;
  explicit iterator(State* state) : state_(state) {}

  State* state_ = nullptr;  ///< null past the last row
};

}  // namespace KIZEN_ABI
}  // namespace kizen
