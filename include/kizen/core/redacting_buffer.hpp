#pragma once

#include <memory>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>

#include "redactor.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A stream buffer that passes on what is written to another one, without secrets.
///
/// A secret is found however many writes it is split over: an end that may be the beginning of one
/// is held back, and written with what follows, or by `close`. A flush passes on all but that.
///
/// ```cpp
/// #include <kizen/core/redacting_buffer.hpp>
/// #include <cassert>
/// #include <ostream>
/// #include <sstream>
///
/// std::stringbuf sink;
/// kizen::RedactingBuffer buffer(sink, std::make_shared<kizen::Redactor>(
///                                         std::vector<std::string>{"s3cret"}));
/// std::ostream out(&buffer);
/// out << "key s3" << std::flush;
/// assert(sink.str() == "key ");
/// out << "cret, s3";
/// buffer.close();
/// assert(sink.str() == "key ***, s3");
/// ```
class RedactingBuffer : public std::streambuf {
 public:
  /// @param sink outlives this
  /// @param redactor null where nothing is secret yet
  explicit RedactingBuffer(std::streambuf& sink, std::shared_ptr<const Redactor> redactor = {})
      : sink_(sink), redactor_(std::move(redactor)) {}
  RedactingBuffer(const RedactingBuffer&) = delete;
  RedactingBuffer& operator=(const RedactingBuffer&) = delete;
  ~RedactingBuffer() override { close(); }

  /// Looks for other secrets from here on, in what is held back too.
  void redact_with(std::shared_ptr<const Redactor> redactor) { redactor_ = std::move(redactor); }

  /// Passes on what is held back; what is written afterwards starts anew.
  ///
  /// @returns whether the other buffer took all
  bool close() {
    const bool is_taken = pass_on({}, true);
    return sink_.pubsync() == 0 && is_taken;
  }

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    return pass_on({text, static_cast<std::size_t>(size)}, false) ? size : 0;
  }

  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char one = traits_type::to_char_type(c);
    return pass_on({&one, 1}, false) ? c : traits_type::eof();
  }

  int sync() override { return sink_.pubsync(); }

 private:
  bool is_redacting() const { return redactor_ != nullptr && !redactor_->empty(); }

  bool pass_on(std::string_view text, bool is_end) {
    if (!is_redacting() && held_.empty()) return write(text);
    if (!held_.empty()) held_ += text;
    const std::string_view all = held_.empty() ? text : std::string_view(held_);
    static const Redactor none;
    const auto& redactor = redactor_ != nullptr ? *redactor_ : none;
    safe_.clear();
    const auto taken = redactor.redact(all, is_end, hidden_, safe_);
    held_ = std::string(all.substr(taken));
    if (is_end) hidden_ = 0;
    return write(safe_);
  }

  bool write(std::string_view text) {
    const auto size = static_cast<std::streamsize>(text.size());
    return sink_.sputn(text.data(), size) == size;
  }

  std::streambuf& sink_;
  std::shared_ptr<const Redactor> redactor_;
  std::string held_;
  std::size_t hidden_ = 0;  ///< how much of what is held back is of a secret already replaced
  std::string safe_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
