#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "../har_writer.hpp"
#include "har_end.hpp"
#include "har_entry_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline constexpr std::string_view har_begin =
    R"({"log": {"version": "1.2", "creator": {"name": "kizen-contract", "version": ")" KIZEN_VERSION
    R"("}, "entries": [)";
}  // namespace detail

KIZEN_INLINE HarWriter::HarWriter(std::ostream& out) : out_(out) {
  can_seek_ = out_.tellp() != std::ostream::pos_type(-1);
  put(std::string(detail::har_begin));
}

KIZEN_INLINE bool HarWriter::write(const RecordedExchange& recorded, HarTimes times) {
  if (!is_good_ || is_closed_) return false;
  const char* const separator = count_ == 0 ? "\n" : ",\n";
  if (!put(separator + detail::HarEntryText(recorded, times).text())) return false;
  ++count_;
  return true;
}

/// Writes behind the last entry, and what ends a HAR where that can be overwritten. Where it fails,
/// the old end is put back.
KIZEN_INLINE bool HarWriter::put(const std::string& text) {
  if (can_seek_) out_.seekp(end_);
  out_ << text;
  if (can_seek_) out_ << detail::har_end;
  is_good_ = out_.flush().good();
  if (is_good_) {
    end_ += static_cast<std::streamoff>(text.size());
  } else if (can_seek_ && end_ > 0) {
    out_.clear();
    out_.seekp(end_);
    out_ << detail::har_end << std::flush;
  }
  return is_good_;
}

KIZEN_INLINE bool HarWriter::close() {
  if (!is_closed_ && is_good_ && !can_seek_) {
    is_good_ = (out_ << detail::har_end << std::flush).good();
  }
  is_closed_ = true;
  return is_good_;
}

KIZEN_INLINE std::streamoff HarWriter::whole_bytes() const {
  return end_ == 0 ? 0 : end_ + static_cast<std::streamoff>(detail::har_end.size());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
