#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../path/json_path.hpp"
#include "../condition.hpp"
#include "needed_values.hpp"
#include "seen_text.hpp"
#include "template_text.hpp"
#include "unsound_pattern.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Follows a JSONPath to tell between which quotes it is.
class JsonPathQuotes {
 public:
  void read(std::string_view literal) {
    for (const char c : literal) {
      if (is_escaped_) {
        is_escaped_ = false;
      } else if (quote_ == '\0') {
        if (c == '\'' || c == '"') quote_ = c;
      } else if (c == '\\') {
        is_escaped_ = true;
      } else if (c == quote_) {
        quote_ = '\0';
      }
    }
  }

  /// NUL outside of quotes.
  char quote() const { return quote_; }
  bool is_escaped() const { return is_escaped_; }

 private:
  char quote_ = '\0';
  bool is_escaped_ = false;
};

/// The inside of a string literal that stands for a text. @see RFC 9535, 2.3.1.1
inline std::string inside_of_literal(const std::string& text, char quote) {
  const auto in_json = json(text).dump(-1, ' ', false, json::error_handler_t::replace);
  std::string inside;
  for (std::size_t i = 1; i + 1 < in_json.size(); ++i) {
    const bool is_escape = in_json[i] == '\\';
    const char c = is_escape ? in_json[++i] : in_json[i];
    if (c == quote || (is_escape && c != '"')) inside += '\\';
    inside += c;
  }
  return inside;
}

/// A JSONPath, perhaps with expressions in it, and what it becomes once they have values.
class JsonPathTemplate {
 public:
  /// @throws ConditionError where there could never be a JSONPath
  explicit JsonPathTemplate(std::string_view written) {
    JsonPathQuotes quotes;
    for (auto& part : parts_of(written)) {
      if (!part.expression) {
        quotes.read(part.literal);
      } else if (quotes.is_escaped()) {
        throw ConditionError{0, "a backslash stands before an expression", "leave it out"};
      }
      pieces_.push_back({std::move(part), quotes.quote()});
    }
    auto parsed = parse_early();
    if (const auto* const error = std::get_if<JsonPathError>(&parsed)) {
      const auto* const with = expressions().empty() ? "" : ", read with 0 for each expression";
      throw ConditionError{error->column, error->problem + with,
                           "write a JSONPath of RFC 9535; comparisons stand within [? and ]"};
    }
    if (!expressions().empty()) return;
    path_ = std::get<JsonPath>(std::move(parsed));
    for (const auto& pattern : path_->unsound_patterns()) {
      throw ConditionError{0, unsound_pattern_problem(pattern), unsound_pattern_fix};
    }
  }

  std::vector<Expression> expressions() const {
    std::vector<Expression> all;
    for (const auto& piece : pieces_) {
      if (piece.part.expression) all.push_back(*piece.part.expression);
    }
    return all;
  }

  /// The path with the values in it; where there is none, the values have a problem.
  std::optional<JsonPath> path(NeededValues& values) const {
    if (path_) return path_;
    const auto text = filled([&](const Expression& expression, char quote) {
      const auto value = values.take(expression);
      if (value == nullptr) return std::string();
      if (quote != '\0') return inside_of_literal(embedded_text(*value), quote);
      if (value->is_structured() && values.problem.empty()) {
        values.problem = expression.text + " is an " + value->type_name() +
                         ", which has no literal in a JSONPath";
      }
      return value->dump(-1, ' ', false, json::error_handler_t::replace);
    });
    if (!values.problem.empty()) return std::nullopt;
    auto parsed = JsonPath::parse(text);
    if (auto* const path = std::get_if<JsonPath>(&parsed)) return std::move(*path);
    const json shown = text;
    values.problem = "the JSONPath " + seen_text(&shown) +
                     " does not parse: " + std::get<JsonPathError>(parsed).problem;
    return std::nullopt;
  }

 private:
  struct Piece {
    TextPart part;
    char quote;  ///< between which it stands; NUL: between none
  };

  std::variant<JsonPath, JsonPathError> parse_early() const {
    const auto with = [this](const std::string& literal) {
      return JsonPath::parse(filled([&](const Expression&, char quote) {
        return quote == '\0' ? literal : std::string("0");
      }));
    };
    auto parsed = with("0");
    if (std::holds_alternative<JsonPath>(parsed)) return parsed;
    auto other = with("\"0\"");
    return std::holds_alternative<JsonPath>(other) ? other : parsed;
  }

  /// @param text_of what to write for an Expression between such quotes
  template <class TextOf>
  std::string filled(const TextOf& text_of) const {
    std::string text;
    bool after_literal = false;
    for (const auto& [part, quote] : pieces_) {
      if (!part.expression) {
        if (after_literal && !is_apart(part.literal.front())) text += ' ';
        text += part.literal;
        after_literal = false;
        continue;
      }
      if (quote == '\0' && !text.empty() && !is_apart(text.back())) text += ' ';
      text += text_of(*part.expression, quote);
      after_literal = quote == '\0';
    }
    return text;
  }

  /// Whether a character beside a literal can be no part of it. A blank does no good where none is
  /// needed: within brackets, it keeps a query from being singular.
  static bool is_apart(char c) {
    return std::string_view(" \t\r\n[](),:=<>!&|").find(c) != std::string_view::npos;
  }

  std::vector<Piece> pieces_;
  std::optional<JsonPath> path_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
