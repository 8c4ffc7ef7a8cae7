#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"
#include "i_regexp.hpp"
#include "json_path_function.hpp"
#include "json_path_literal.hpp"
#include "json_path_parser.hpp"
#include "json_path_query.hpp"
#include "json_path_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads conditions of filters. Functions are named for the rules of the grammar; each leaves the
/// blanks after what it reads, or takes them where no rule cares.
///
/// @see RFC 9535, 2.3.5 and 2.4
class JsonPathFilterParser {
 public:
  explicit JsonPathFilterParser(JsonPathText& text) : text_(text) {}

  JsonPathOrExpr logical_or_expr() {
    JsonPathOrExpr expr;
    do {
      text_.skip_blanks();
      expr.any.push_back(logical_and_expr());
    } while (text_.take("||"));
    return expr;
  }

 private:
  JsonPathAndExpr logical_and_expr() {
    JsonPathAndExpr all;
    do {
      text_.skip_blanks();
      all.push_back(basic_expr());
      text_.skip_blanks();
    } while (text_.take("&&"));
    return all;
  }

  JsonPathBasicExpr basic_expr() {
    const bool is_negated = text_.take("!");
    if (is_negated) text_.skip_blanks();
    if (text_.is_next("(")) return {is_negated, paren_expr()};
    const auto begin = text_.offset();
    auto left = operand("a query, a function or a literal");
    text_.skip_blanks();
    if (!text_.is_next_of("=!<>")) return {is_negated, test_expr(std::move(left), begin)};
    if (is_negated) text_.fail_at(begin, "expected ( before a comparison that is negated");
    return {false, comparison_expr(std::move(left), begin)};
  }

  JsonPathOrExpr paren_expr() {
    const JsonPathNesting nesting(text_);
    text_.take("(");
    auto expr = logical_or_expr();
    text_.expect(")", "&&, || or )");
    return expr;
  }

  JsonPathTestExpr test_expr(JsonPathOperand operand, std::size_t begin) const {
    if (std::holds_alternative<JsonPathLiteral>(operand.expr)) text_.fail_expected("a comparison");
    if (type_of(operand) == JsonPathType::Value) {
      const auto name = std::get<JsonPathFunctionExpr>(operand.expr).function->text;
      text_.fail_at(begin, "expected a comparison of what " + std::string(name) + " gives");
    }
    return {std::move(operand)};
  }

  JsonPathComparisonExpr comparison_expr(JsonPathOperand left, std::size_t begin) {
    demand_value(left, begin);
    const auto op = comparison_op();
    text_.skip_blanks();
    begin = text_.offset();
    auto right = operand("a query, a function or a literal");
    demand_value(right, begin);
    return {std::move(left), op, std::move(right)};
  }

  JsonPathComparisonOp comparison_op() {
    using Op = JsonPathComparisonOp;
    static constexpr std::array<std::pair<std::string_view, Op>, 6> ops = {{{"==", Op::Equal},
                                                                            {"!=", Op::NotEqual},
                                                                            {"<=", Op::AtMost},
                                                                            {">=", Op::AtLeast},
                                                                            {"<", Op::Less},
                                                                            {">", Op::Greater}}};
    for (const auto& [word, op] : ops) {
      if (text_.take(word)) return op;
    }
    text_.fail_expected("==, !=, <, <=, > or >=");
  }

  /// literal, filter-query or function-expr.
  JsonPathOperand operand(const std::string& what) {
    if (text_.is_next_of("'\"")) return {JsonPathLiteral{take_string_literal(text_)}};
    if (text_.is_next_of("-0123456789")) return {JsonPathLiteral{take_number(text_)}};
    if (text_.is_next_of("$@")) return {filter_query()};
    const auto begin = text_.offset();
    const auto word = text_.take_while([](char c) { return c >= 'a' && c <= 'z'; });
    if (word.empty()) text_.fail_expected(what);
    text_.take_while([](char c) { return (c >= 'a' && c <= 'z') || c == '_' || is_digit(c); });
    if (text_.is_next("(")) return {function_expr(begin)};
    return {word_literal(begin)};
  }

  JsonPathQuery filter_query() {
    const bool is_relative = text_.take_character() == "@";
    return {is_relative, JsonPathParser(text_).segments()};
  }

  JsonPathLiteral word_literal(std::size_t begin) const {
    const auto word = text_.since(begin);
    if (word == "true" || word == "false") return {word == "true"};
    if (word == "null") return {nullptr};
    if (find_path_function(word) != nullptr) text_.fail_expected("( right after the function");
    text_.fail_at(
        begin, "expected true, false, null or a function instead of '" + std::string(word) + "'");
  }

  /// The name has been read, and `(` is next.
  JsonPathFunctionExpr function_expr(std::size_t begin) {
    const JsonPathNesting nesting(text_);
    const std::string name(text_.since(begin));
    JsonPathFunctionExpr expr;
    expr.function = find_path_function(name);
    if (expr.function == nullptr) {
      text_.fail_at(begin,
                    "expected length, count, match, search or value instead of '" + name + "'");
    }
    text_.take("(");
    text_.skip_blanks();
    while (expr.arguments.size() + 1 < expr.function->parameters) {
      expr.arguments.push_back(function_argument(*expr.function));
      text_.expect(",", "a comma");
      text_.skip_blanks();
    }
    begin = text_.offset();
    expr.arguments.push_back(function_argument(*expr.function));
    text_.expect(")", ")");
    expr.pattern = written_pattern(expr, begin);
    return expr;
  }

  /// A logical-expr is none here: no function takes one.
  JsonPathOperand function_argument(const JsonPathFunction& function) {
    const auto begin = text_.offset();
    if (function.parameter == JsonPathType::Nodes) {
      if (!text_.is_next_of("$@")) text_.fail_expected("a query");
      JsonPathOperand query{filter_query()};
      text_.skip_blanks();
      return query;
    }
    auto value = operand("a query, a function or a literal");
    demand_value(value, begin);
    text_.skip_blanks();
    return value;
  }

  /// @see RFC 9535, 2.4.3
  void demand_value(const JsonPathOperand& operand, std::size_t begin) const {
    const auto* const query = std::get_if<JsonPathQuery>(&operand.expr);
    if (query != nullptr && !is_singular(*query)) {
      text_.fail_at(begin,
                    "expected a query for one node: names and indices, no blanks in brackets");
    }
    if (type_of(operand) == JsonPathType::Logical) {
      const auto name = std::get<JsonPathFunctionExpr>(operand.expr).function->text;
      text_.fail_at(begin, "expected a value, which " + std::string(name) + " does not give");
    }
  }

  std::shared_ptr<const IRegexp> written_pattern(const JsonPathFunctionExpr& expr,
                                                 std::size_t begin) const {
    if (expr.function->result != JsonPathType::Logical) return nullptr;
    const auto* const literal = std::get_if<JsonPathLiteral>(&expr.arguments.back().expr);
    if (literal == nullptr || !literal->value.is_string()) return nullptr;
    const auto& text = literal->value.get_ref<const std::string&>();
    auto pattern = std::make_shared<const IRegexp>(compile_i_regexp(text));
    if (pattern->is_too_large) {
      text_.fail_at(begin, "expected a pattern that can be matched in linear time");
    }
    return pattern;
  }

  JsonPathText& text_;
};

inline JsonPathOrExpr take_logical_expr(JsonPathText& text) {
  return JsonPathFilterParser(text).logical_or_expr();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
