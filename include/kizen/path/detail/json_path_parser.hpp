#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"
#include "json_path_literal.hpp"
#include "json_path_query.hpp"
#include "json_path_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the condition of a filter. @see RFC 9535, 2.3.5.1, logical-expr
inline JsonPathOrExpr take_logical_expr(JsonPathText& text);

/// Reads queries. Functions are named for the rules of the grammar.
///
/// @see RFC 9535, 2.1 to 2.3.4, and 2.5
class JsonPathParser {
 public:
  explicit JsonPathParser(JsonPathText& text) : text_(text) {}

  JsonPathQuery jsonpath_query() {
    text_.expect("$", "$, which stands for the whole");
    JsonPathQuery query{false, segments()};
    if (!text_.at_end()) text_.fail_expected(". or [ or the end");
    return query;
  }

  std::vector<JsonPathSegment> segments() {
    std::vector<JsonPathSegment> all;
    while (is_segment_next()) all.push_back(segment());
    return all;
  }

 private:
  /// Blanks may stand before a segment, and after the last one belong to what follows.
  bool is_segment_next() {
    const auto before = text_.offset();
    text_.skip_blanks();
    if (text_.is_next_of(".[")) return true;
    text_.return_to(before);
    return false;
  }

  JsonPathSegment segment() {
    JsonPathSegment segment{text_.take("..")};
    if (text_.take("[")) {
      bracketed_selection(segment);
    } else if (segment.is_descendant) {
      segment.selectors = shorthand("a name, * or [");
    } else {
      text_.take(".");
      segment.selectors = shorthand("a name or *");
    }
    return segment;
  }

  std::vector<JsonPathSelector> shorthand(const std::string& what) {
    if (text_.take("*")) return {JsonPathWildcardSelector()};
    return {JsonPathNameSelector{take_member_name(text_, what)}};
  }

  /// What follows `[`.
  void bracketed_selection(JsonPathSegment& segment) {
    const JsonPathNesting nesting(text_);
    const auto begin = text_.offset();
    do {
      text_.skip_blanks();
      segment.selectors.push_back(selector());
      text_.skip_blanks();
    } while (text_.take(","));
    const auto inside = text_.since(begin);
    segment.is_loose = trimmed(inside).size() < inside.size();
    const bool is_filter = std::holds_alternative<JsonPathFilterSelector>(segment.selectors.back());
    text_.expect("]", is_filter ? "&&, ||, a comma or ]" : "a comma or ]");
  }

  JsonPathSelector selector() {
    if (text_.is_next_of("'\"")) return JsonPathNameSelector{take_string_literal(text_)};
    if (text_.take("*")) return JsonPathWildcardSelector();
    if (text_.take("?")) return filter_selector();
    if (text_.is_next_of("-0123456789:")) return index_or_slice();
    text_.fail_expected("a name in quotes, an index, a slice, * or ?");
  }

  JsonPathSelector index_or_slice() {
    JsonPathSliceSelector slice;
    slice.start = optional_int();
    if (!text_.take(":")) return JsonPathIndexSelector{*slice.start};
    text_.skip_blanks();
    slice.end = optional_int();
    if (!text_.take(":")) return slice;
    text_.skip_blanks();
    slice.step = optional_int().value_or(1);
    return slice;
  }

  /// A number with the blanks after it, or nothing.
  std::optional<std::int64_t> optional_int() {
    if (!text_.is_next_of("-0123456789")) return std::nullopt;
    const auto value = take_int(text_);
    text_.skip_blanks();
    return value;
  }

  JsonPathSelector filter_selector() {
    text_.skip_blanks();
    return JsonPathFilterSelector{take_logical_expr(text_)};
  }

  JsonPathText& text_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
