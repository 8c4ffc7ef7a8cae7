#pragma once

#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/contract_error.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Line and column, both from 1, of a byte of a text.
inline std::pair<std::size_t, std::size_t> line_and_column(std::string_view text,
                                                           std::size_t offset) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (const char c : text.substr(0, offset)) {
    column = c == '\n' ? 1 : column + 1;
    line += c == '\n' ? 1 : 0;
  }
  return {line, column};
}

/// An input iterator that tells through `*read` how far a parser has come.
struct CountingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at;
  std::size_t* read;

  reference operator*() const { return *at; }
  CountingIterator& operator++() {
    ++at;
    ++*read;
    return *this;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at == b.at;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }
};

/// A SAX consumer that stops at one place of a document and notes how far the text was read.
class PlaceFinder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  PlaceFinder(const JsonPointer& target, const std::size_t& read) : target_(target), read_(read) {}

  /// Bytes read when the place was reached; nothing where the document lacks it.
  std::optional<std::size_t> offset() const { return offset_; }

  bool null() { return value(); }
  bool boolean(bool) { return value(); }
  bool number_integer(number_integer_t) { return value(); }
  bool number_unsigned(number_unsigned_t) { return value(); }
  bool number_float(number_float_t, const string_t&) { return value(); }
  bool string(string_t&) { return value(); }
  bool binary(binary_t&) { return value(); }
  bool start_object(std::size_t) { return open(false); }
  bool start_array(std::size_t) { return open(true); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(string_t& name) {
    levels_.back().token = name;
    return !reached();
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
    return false;
  }

 private:
  struct Level {
    bool is_array;
    std::size_t next;
    std::string token;
  };

  bool reached() {
    if (levels_.size() != target_.tokens().size()) return false;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      if (levels_[i].token != target_.tokens()[i]) return false;
    }
    offset_ = read_;
    return true;
  }

  bool enter_item() {
    if (levels_.empty()) return !reached();
    if (!levels_.back().is_array) return true;
    levels_.back().token = std::to_string(levels_.back().next++);
    return !reached();
  }

  bool value() { return enter_item(); }

  bool open(bool is_array) {
    if (!enter_item()) return false;
    levels_.push_back({is_array, 0, {}});
    return true;
  }

  bool close() {
    levels_.pop_back();
    return true;
  }

  const JsonPointer& target_;
  const std::size_t& read_;
  std::optional<std::size_t> offset_;
  std::vector<Level> levels_;
};

/// Line and column of a place in a JSON text: of the member's name, or of the item's start or end.
inline SourcePlace place_in_json(std::string_view text, std::string file,
                                 const JsonPointer& pointer) {
  std::size_t read = 0;
  PlaceFinder finder(pointer, read);
  nlohmann::json::sax_parse(CountingIterator{text.data(), &read},
                            CountingIterator{text.data() + text.size(), &read}, &finder);
  if (!finder.offset()) return {std::move(file), 0, 0, pointer};
  const auto [line, column] = line_and_column(text, *finder.offset() - 1);
  return {std::move(file), line, column, pointer};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
