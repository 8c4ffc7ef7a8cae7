#pragma once

#include <cstddef>
#include <streambuf>
#include <string>
#include <utility>

namespace kizen_test {

/// A stream whose text is made up as it is read: a beginning, a piece many times, an end.
class MadeStream : public std::streambuf {
 public:
  MadeStream(std::string begin, std::string piece, std::size_t times, std::string end)
      : begin_(std::move(begin)), piece_(std::move(piece)), end_(std::move(end)), times_(times) {}

 protected:
  int_type underflow() override {
    if (given_ > times_ + 1) return traits_type::eof();
    auto& part = given_ == 0 ? begin_ : given_ <= times_ ? piece_ : end_;
    ++given_;
    setg(part.data(), part.data(), part.data() + part.size());
    return traits_type::to_int_type(part.front());
  }

 private:
  std::string begin_;
  std::string piece_;
  std::string end_;
  const std::size_t times_;
  std::size_t given_ = 0;
};

}  // namespace kizen_test
