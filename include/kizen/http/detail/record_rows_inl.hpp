#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../record_rows.hpp"
#include "record_pages_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct RecordRows::State {
  explicit State(RecordPages of) : pages(std::move(of)) {}

  /// Goes on to the next page that has rows, unless this one has some left; false where none has.
  bool has_row() {
    if (pages.size() == 0) page = pages.begin();
    while (page != pages.end() && index >= pages.last_rows().size()) {
      ++page;
      index = 0;
    }
    return page != pages.end();
  }

  RecordPages pages;
  RecordPages::iterator page = {};
  std::size_t index = 0;  ///< of the row within the page
};

KIZEN_INLINE RecordRows::RecordRows(RecordPages pages)
    : state_(std::make_unique<State>(std::move(pages))) {}

KIZEN_INLINE RecordRows::RecordRows(RecordRows&&) noexcept = default;
KIZEN_INLINE RecordRows& RecordRows::operator=(RecordRows&&) noexcept = default;
KIZEN_INLINE RecordRows::~RecordRows() = default;

KIZEN_INLINE RecordRows::iterator RecordRows::begin() {
  return state_->has_row() ? iterator(state_.get()) : iterator();
}

KIZEN_INLINE RecordRows::iterator RecordRows::end() { return {}; }

KIZEN_INLINE const RecordPages& RecordRows::pages() const { return state_->pages; }

KIZEN_INLINE const json& RecordRows::iterator::operator*() const {
  return state_->pages.last_rows()[state_->index];
}

KIZEN_INLINE RecordRows::iterator& RecordRows::iterator::operator++() {
  ++state_->index;
  if (!state_->has_row()) state_ = nullptr;
  return *this;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
