#pragma once

#include <cstddef>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/json_pointer.hpp"
#include "../json_path.hpp"
#include "expression_parser.hpp"
#include "json_value_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One step of a JsonPath, from a value to some of its children.
struct JsonPathSegment {
  enum class Kind { Place, Every, Filter };

  Kind kind = Kind::Every;
  JsonPointer place = {};  ///< of the child; in a filter, of what is compared, from the child
  JsonValue literal = {};  ///< what a filter compares with
};

/// Reads a JSONPath. Throws a JsonPathError.
class JsonPathParser {
 public:
  explicit JsonPathParser(std::string_view text) : text_(text) {}

  std::vector<JsonPathSegment> parse() {
    expect("$", "a JSONPath starts with $");
    std::vector<JsonPathSegment> segments;
    while (at_ < text_.size()) segments.push_back(segment());
    return segments;
  }

 private:
  using Kind = JsonPathSegment::Kind;

  [[noreturn]] void fail(const std::string& problem) const {
    throw JsonPathError{at_ + 1, problem};
  }

  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  void expect(std::string_view word, const std::string& problem) {
    if (!take(word)) fail(problem);
  }

  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  JsonPathSegment segment() {
    if (text_.substr(at_, 2) == "..") fail("'..' is not supported");
    if (take(".*") || take("[*]")) return {};
    if (take("[?")) return filter();
    return {Kind::Place, child({}), nullptr};
  }

  /// `.name`, `['name']` or `[n]`
  JsonPointer child(JsonPointer parent) {
    if (take(".")) return std::move(parent) / member();
    expect("[", "expected . or [");
    auto place = is_quote() ? std::move(parent) / quoted() : std::move(parent) / index();
    expect("]", "expected ]; unions and slices are not supported");
    return place;
  }

  std::string member() {
    const auto begin = at_;
    while (at_ < text_.size() && (is_alphanumeric(text_[at_]) || text_[at_] == '_')) ++at_;
    if (at_ == begin) fail("expected the name of a member");
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string index() {
    const auto begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    if (at_ == begin) fail("expected a quoted name, an index, * or ?");
    return std::string(text_.substr(begin, at_ - begin));
  }

  bool is_quote() const { return at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"'); }

  /// A string in quotes of either kind, without escapes.
  std::string quoted() {
    const auto end = text_.find(text_[at_], at_ + 1);
    if (end == std::string_view::npos) fail("the quotation mark is not closed");
    auto inside = std::string(text_.substr(at_ + 1, end - at_ - 1));
    if (inside.find('\\') != std::string::npos) fail("escapes are not supported");
    at_ = end + 1;
    return inside;
  }

  /// What follows `[?`: a place of the child, `==`, a literal, `]`.
  JsonPathSegment filter() {
    skip_blanks();
    expect("@", "expected @; other filters are not supported");
    JsonPathSegment segment{Kind::Filter};
    while (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == '[')) {
      segment.place = child(std::move(segment.place));
    }
    skip_blanks();
    expect("==", "expected ==; other filters are not supported");
    skip_blanks();
    segment.literal = literal();
    skip_blanks();
    expect("]", "expected ]; other filters are not supported");
    return segment;
  }

  JsonValue literal() {
    if (is_quote()) return json_value(quoted());
    const auto end = text_.find_first_of(" ]", at_);
    auto value = json::parse(text_.substr(at_, end - at_), nullptr, false);
    if (!value.is_primitive() || value.is_discarded()) fail("expected a literal");
    at_ = end == std::string_view::npos ? text_.size() : end;
    return json_value(std::move(value));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
