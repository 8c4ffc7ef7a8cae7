#pragma once

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <streambuf>

namespace kizen_tool {

/// Bytes on their way to a descriptor.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) {
    setp(bytes_.data(), bytes_.data() + bytes_.size());
  }

  int error() const { return error_; }

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    if (size < epptr() - pptr()) {
      std::copy_n(text, size, pptr());
      pbump(static_cast<int>(size));
      return size;
    }
    return sync() == 0 && write_all(text, static_cast<std::size_t>(size)) ? size : 0;
  }

  int_type overflow(int_type c) override {
    if (sync() != 0) return traits_type::eof();
    return traits_type::eq_int_type(c, traits_type::eof()) ? traits_type::not_eof(c)
                                                           : sputc(traits_type::to_char_type(c));
  }

  int sync() override {
    const bool is_written = write_all(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return is_written ? 0 : -1;
  }

 private:
  bool write_all(const char* text, std::size_t size) {
    while (size > 0) {
      const auto written = ::write(descriptor_, text, size);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        error_ = errno;
        return false;
      }
      text += written;
      size -= static_cast<std::size_t>(written);
    }
    return true;
  }

  int descriptor_;
  int error_ = 0;
  std::array<char, 16384> bytes_ = {};
};

}  // namespace kizen_tool
