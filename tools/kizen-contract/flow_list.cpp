#include "flow_list.hpp"

#include <algorithm>

namespace kizen_tool {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Goes through a list token by token.
class FlowScan {
 public:
  /// @param begin behind the bracket that opens the list
  FlowScan(std::string_view text, std::size_t begin) : text_(text), at_(begin) {
    list_.end = begin;
  }

  std::optional<FlowList> scan() {
    while (depth_ > 0) {
      skip_space();
      if (at_ >= text_.size()) return std::nullopt;
      step(text_[at_]);
    }
    return list_;
  }

 private:
  void skip_space() {
    while (at_ < text_.size()) {
      const bool is_comment = text_[at_] == '#' && is_space(text_[at_ - 1]);
      if (!is_comment && !is_space(text_[at_])) return;
      at_ = is_comment ? std::min(text_.find('\n', at_), text_.size()) : at_ + 1;
    }
  }

  void step(char c) {
    if (c == ']' || c == '}') {
      if (--depth_ > 0) take(1);
    } else if (c == ',') {
      take(1);
      is_start_ = true;
      list_.ends_in_comma = is_new_item_ = depth_ == 1;
    } else {
      step_inside(c);
    }
  }

  void step_inside(char c) {
    if (is_new_item_) list_.last_item = at_;
    is_new_item_ = false;
    const bool is_quoted = is_start_ && (c == '"' || c == '\'');
    const bool opens = c == '[' || c == '{';
    const bool was_quoted = was_quoted_;
    take(is_quoted ? quoted_size(c) : 1);
    was_quoted_ = is_quoted;
    depth_ += opens ? 1 : 0;
    is_start_ = opens || (c == ':' && (was_quoted || ends_name()));
  }

  /// Whether a colon before this place stands between a name and its value.
  bool ends_name() const { return at_ >= text_.size() || is_space(text_[at_]); }

  void take(std::size_t size) {
    at_ += size;
    list_.end = at_;
    list_.ends_in_comma = false;
    is_start_ = was_quoted_ = false;
  }

  /// How long the text in quotes is that starts here; `\` escapes in one kind, a second quote in
  /// the other.
  std::size_t quoted_size(char quote) const {
    for (auto end = at_ + 1; end < text_.size(); ++end) {
      const bool is_doubled = quote == '\'' && text_.substr(end, 2) == "''";
      if (is_doubled || (quote == '"' && text_[end] == '\\')) {
        ++end;
      } else if (text_[end] == quote) {
        return end + 1 - at_;
      }
    }
    return text_.size() - at_;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t depth_ = 1;
  bool is_start_ = true;  ///< whether a token starts here, so that a quote is one
  bool is_new_item_ = true;
  bool was_quoted_ = false;
  FlowList list_;
};

}  // namespace

std::optional<FlowList> flow_list(std::string_view text, std::size_t open) {
  if (open >= text.size() || text[open] != '[') return std::nullopt;
  return FlowScan(text, open + 1).scan();
}

}  // namespace kizen_tool
