#pragma once

#include <cstddef>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

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

inline RecordRows::RecordRows(RecordPages pages)
    : state_(std::make_unique<State>(std::move(pages))) {}

inline RecordRows::RecordRows(RecordRows&&) noexcept = default;
inline RecordRows& RecordRows::operator=(RecordRows&&) noexcept = default;
inline RecordRows::~RecordRows() = default;

inline RecordRows::iterator RecordRows::begin() {
  return state_->has_row() ? iterator(state_.get()) : iterator();
}

inline RecordRows::iterator RecordRows::end() { return {}; }

inline const RecordPages& RecordRows::pages() const { return state_->pages; }

inline const json& RecordRows::iterator::operator*() const {
  return state_->pages.last_rows()[state_->index];
}

inline RecordRows::iterator& RecordRows::iterator::operator++() {
  ++state_->index;
  if (!state_->has_row()) state_ = nullptr;
  return *this;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
