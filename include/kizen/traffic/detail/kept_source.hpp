#pragma once

#include <cstddef>
#include <string_view>

#include "../../core/contract_error.hpp"
#include "byte_source.hpp"
#include "entry_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A stream of which a part is kept. What is taken goes into the text in large pieces, as a block
/// ends or the text is read.
class KeptSource {
 public:
  explicit KeptSource(ByteSource& source) : source_(source) {}

  /// From here on, what is taken goes into `text`; where that is null, nowhere.
  void keep_in(EntryText* text) {
    flush();
    text_ = text;
  }

  /// What is at hand: one byte at least, or none at the end of the stream.
  std::string_view rest() {
    if (source_.is_at_block_end()) flush();
    return source_.rest();
  }

  /// Goes on behind bytes at hand, none of which is a newline.
  void take(std::size_t count) {
    source_.take(count);
    pending_ += count;
  }

  /// Goes on behind bytes at hand.
  void take_lines(std::size_t count) {
    source_.take_lines(count);
    pending_ += count;
  }

  /// Whether all of a string that is at hand can be kept.
  bool has_room_for_string(std::size_t bytes) const {
    return text_ == nullptr || text_->has_room(pending_ + bytes, bytes);
  }

  /// Puts into the text what was taken.
  void flush() {
    if (text_ != nullptr) text_->append(source_.taken_last(pending_));
    pending_ = 0;
  }

  SourcePlace place() const { return source_.place(); }

 private:
  ByteSource& source_;
  EntryText* text_ = nullptr;
  std::size_t pending_ = 0;  ///< bytes taken of this block that the text lacks
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
