#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../contract/detail/json_place.hpp"
#include "../../core/contract_error.hpp"
#include "lone_surrogates.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What is kept of the text of one value in a stream, and where it stood.
///
/// A string too many is left out: `null` stands for it. Where that is not enough, nothing is kept.
class EntryText {
 public:
  /// @param most_bytes how much is kept; of one string, three quarters of it
  explicit EntryText(std::size_t most_bytes)
      : most_bytes_(most_bytes), most_in_string_(most_bytes - most_bytes / 4) {}

  /// Starts anew. Memory that only a large entry needs is given back.
  void begin(SourcePlace place) {
    text_.clear();
    if (text_.capacity() > kept_capacity) text_.shrink_to_fit();
    place_ = std::move(place);
    left_out_.clear();
    mended_.clear();
    is_too_large_ = false;
  }

  void append(std::string_view piece) {
    if (is_too_large_) return;
    if (is_leaving_out_) {
      left_out_.back().bytes += piece.size();
    } else if (has_room(piece.size(), string_bytes(piece.size()))) {
      keep(piece);
    } else {
      string_begin_ == nowhere ? drop() : leave_out(piece.size());
    }
  }

  /// Whether that much more can be kept, `in_string` bytes of it in one string.
  bool has_room(std::size_t bytes, std::size_t in_string) const {
    return text_.size() + bytes <= most_bytes_ && in_string <= most_in_string_;
  }

  /// From here to end_string() goes a string that may be left out.
  void begin_string() { string_begin_ = text_.size(); }

  void end_string() {
    string_begin_ = nowhere;
    is_leaving_out_ = false;
  }

  const std::string& text() const { return text_; }
  const SourcePlace& place() const { return place_; }

  /// Whether nothing of it was kept.
  bool is_too_large() const { return is_too_large_; }

  /// Makes of it what JsonReader reads; whether there was anything to do.
  bool mend() {
    mended_ = mend_lone_surrogates(text_);
    return !mended_.empty();
  }

  /// Whether a string between two offsets was left out.
  bool leaves_out(std::size_t begin, std::size_t end) const {
    return std::any_of(left_out_.begin(), left_out_.end(),
                       [&](const LeftOut& one) { return one.offset >= begin && one.offset < end; });
  }

  /// Why the text between two offsets is not what was recorded, in words; empty where it is.
  std::string why_inexact(std::size_t begin, std::size_t end) const {
    if (leaves_out(begin, end)) {
      return "it is too large: of one entry, at most " + std::to_string(most_bytes_) +
             " bytes are kept";
    }
    const auto first = std::lower_bound(mended_.begin(), mended_.end(), begin);
    const bool is_mended = first != mended_.end() && *first < end;
    return is_mended ? "it was recorded as text, which it is not" : "";
  }

  /// Where a byte stood in the file.
  SourcePlace place_of(std::size_t offset) const {
    auto place = place_;
    const auto [line, column] = line_and_column(text_, offset);
    place.line += line - 1;
    place.column = line == 1 ? place.column + column - 1 : column;
    for (const auto& one : left_out_) {
      const bool is_on_line = line_and_column(text_, one.offset).first == line;
      if (is_on_line && one.offset < offset) place.column += one.bytes - stand_in.size();
    }
    return place;
  }

 private:
  static constexpr std::size_t nowhere = std::string::npos;
  static constexpr std::size_t kept_capacity = std::size_t{1} << 20U;
  static constexpr std::string_view stand_in = "null";

  /// A string that is not kept.
  struct LeftOut {
    std::size_t offset;  ///< of what stands for it
    std::size_t bytes;   ///< that it had in the file
  };

  /// How much more bytes would make of the string that is being kept, if one is.
  std::size_t string_bytes(std::size_t more_bytes) const {
    return string_begin_ == nowhere ? 0 : text_.size() - string_begin_ + more_bytes;
  }

  /// A text that grows large gets all the room that it may need at once, or growing would leave
  /// memory behind.
  void keep(std::string_view piece) {
    const bool is_large = text_.size() + piece.size() > kept_capacity;
    if (is_large && text_.capacity() < most_bytes_) text_.reserve(most_bytes_ + stand_in.size());
    text_ += piece;
  }

  void leave_out(std::size_t more_bytes) {
    left_out_.push_back({string_begin_, text_.size() - string_begin_ + more_bytes});
    text_.resize(string_begin_);
    text_ += stand_in;
    is_leaving_out_ = true;
  }

  void drop() {
    text_.clear();
    text_.shrink_to_fit();
    is_too_large_ = true;
  }

  const std::size_t most_bytes_;
  const std::size_t most_in_string_;
  std::string text_;
  SourcePlace place_;
  std::vector<LeftOut> left_out_;
  std::vector<std::size_t> mended_;
  std::size_t string_begin_ = nowhere;
  bool is_leaving_out_ = false;
  bool is_too_large_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
