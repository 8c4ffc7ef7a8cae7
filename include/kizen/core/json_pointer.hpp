#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detail/percent.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A place in a JSON value: the member names and array indices that lead to it.
///
/// Empty means the whole value. Tokens are held unescaped; text is escaped (`~0`, `~1`).
///
/// ```cpp
/// #include <kizen/core/json_pointer.hpp>
/// #include <cassert>
///
/// const auto place = kizen::JsonPointer() / "results" / 0 / "a/b";
/// assert(place.to_string() == "/results/0/a~1b");
/// assert(kizen::JsonPointer::parse("/results/0/a~1b") == place);
/// assert(!kizen::JsonPointer::parse("results"));  // must start with a slash
/// ```
///
/// @see RFC 6901
class JsonPointer {
 public:
  JsonPointer() = default;

  /// The pointer that `text` spells, as a JSON string or as a URI fragment that starts with `#`.
  /// Nothing if `text` is neither.
  static std::optional<JsonPointer> parse(std::string_view text) {
    std::string decoded;
    if (!text.empty() && text.front() == '#') {
      auto fragment = detail::percent_decoded(text.substr(1));
      if (!fragment) return std::nullopt;
      decoded = std::move(*fragment);
      text = decoded;
    }
    JsonPointer pointer;
    if (text.empty()) return pointer;
    if (text.front() != '/') return std::nullopt;
    for (std::size_t begin = 1; begin <= text.size();) {
      const auto end = std::min(text.find('/', begin), text.size());
      auto token = unescaped(text.substr(begin, end - begin));
      if (!token) return std::nullopt;
      pointer.tokens_.push_back(std::move(*token));
      begin = end + 1;
    }
    return pointer;
  }

  /// The place one member further in.
  friend JsonPointer operator/(JsonPointer parent, std::string_view member) {
    parent.tokens_.emplace_back(member);
    return parent;
  }

  /// The place one array item further in, counted from 0.
  friend JsonPointer operator/(JsonPointer parent, std::size_t index) {
    return std::move(parent) / std::string_view(std::to_string(index));
  }

  friend JsonPointer operator/(JsonPointer parent, int index) {
    return std::move(parent) / static_cast<std::size_t>(index);
  }

  friend JsonPointer operator/(JsonPointer parent, const char* member) {
    return std::move(parent) / std::string_view(member);
  }

  /// The place that `rest` names, seen from `parent`.
  friend JsonPointer operator/(JsonPointer parent, const JsonPointer& rest) {
    parent.tokens_.insert(parent.tokens_.end(), rest.tokens_.begin(), rest.tokens_.end());
    return parent;
  }

  /// Unescaped member names and indices, outermost first.
  const std::vector<std::string>& tokens() const { return tokens_; }

  bool empty() const { return tokens_.empty(); }

  /// The place one step out; the whole value stays the whole value.
  JsonPointer parent() const {
    JsonPointer outer = *this;
    if (!outer.tokens_.empty()) outer.tokens_.pop_back();
    return outer;
  }

  /// As in a JSON string: `/results/0`, or nothing for the whole value.
  std::string to_string() const {
    std::string text;
    for (const auto& token : tokens_) {
      text += '/';
      for (const char c : token) {
        if (c == '~') {
          text += "~0";
        } else if (c == '/') {
          text += "~1";
        } else {
          text += c;
        }
      }
    }
    return text;
  }

  friend bool operator==(const JsonPointer& a, const JsonPointer& b) {
    return a.tokens_ == b.tokens_;
  }
  friend bool operator!=(const JsonPointer& a, const JsonPointer& b) { return !(a == b); }
  friend bool operator<(const JsonPointer& a, const JsonPointer& b) {
    return a.tokens_ < b.tokens_;
  }

  friend std::ostream& operator<<(std::ostream& out, const JsonPointer& pointer) {
    return out << pointer.to_string();
  }

 private:
  static std::optional<std::string> unescaped(std::string_view token) {
    std::string text;
    for (std::size_t i = 0; i < token.size(); ++i) {
      if (token[i] != '~') {
        text += token[i];
        continue;
      }
      if (++i == token.size() || (token[i] != '0' && token[i] != '1')) return std::nullopt;
      text += token[i] == '0' ? '~' : '/';
    }
    return text;
  }

  std::vector<std::string> tokens_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
