#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/contract_error.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The bytes of a stream, a block at a time. Knows line and column of the next one.
class ByteSource {
 public:
  ByteSource(std::istream& in, std::string file, std::size_t block_bytes)
      : in_(in), file_(std::move(file)), block_bytes_(std::max<std::size_t>(block_bytes, 1)) {}

  /// What is at hand: one byte at least, or none at the end of the stream.
  std::string_view rest() {
    if (is_at_block_end()) {
      read_before_ += at_;
      block_.clear();
      at_ = 0;
      read_block();
    }
    return at_hand();
  }

  /// The next `count` bytes, or fewer where the stream ends. They stay at hand.
  std::string_view look(std::size_t count) {
    while (at_hand().size() < count && read_block()) {
    }
    return at_hand().substr(0, count);
  }

  /// Whether rest() would read the next block.
  bool is_at_block_end() const { return at_ == block_.size(); }

  /// Goes on behind bytes at hand, none of which is a newline.
  void take(std::size_t count) { at_ += count; }

  /// Goes on behind bytes at hand.
  void take_lines(std::size_t count) {
    for (const std::size_t end = at_ + count; at_ < end;) {
      if (block_[at_++] != '\n') continue;
      ++line_;
      line_begin_ = taken();
    }
  }

  /// Goes on behind a byte order mark, which has no column.
  void take_mark(std::size_t count) {
    take(count);
    line_begin_ = taken();
  }

  /// The last bytes that were taken, of this block.
  std::string_view taken_last(std::size_t count) const {
    return std::string_view(block_).substr(at_ - count, count);
  }

  std::uint64_t taken() const { return read_before_ + at_; }

  SourcePlace place() const {
    return {file_, line_, static_cast<std::size_t>(taken() - line_begin_) + 1, {}};
  }

 private:
  std::string_view at_hand() const { return std::string_view(block_).substr(at_); }

  bool read_block() {
    const auto size = block_.size();
    block_.resize(size + block_bytes_);
    in_.read(&block_[size], static_cast<std::streamsize>(block_bytes_));
    block_.resize(size + static_cast<std::size_t>(in_.gcount()));
    if (in_.bad()) {
      throw ContractError(place(), "recording.unreadable", "the recording cannot be read further",
                          "name a file that may be read, on a device that is well");
    }
    return block_.size() > size;
  }

  std::istream& in_;
  const std::string file_;
  const std::size_t block_bytes_;
  std::string block_;
  std::size_t at_ = 0;
  std::uint64_t read_before_ = 0;  ///< bytes before the block
  std::size_t line_ = 1;
  std::uint64_t line_begin_ = 0;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
