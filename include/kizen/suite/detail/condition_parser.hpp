#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../condition.hpp"
#include "../expression.hpp"
#include "condition_node.hpp"
#include "navigation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one simple condition; the first thing that does not fit is thrown as a ConditionError and
/// caught where the reading began.
class ConditionParser {
 public:
  explicit ConditionParser(std::string_view text) : text_(text) {}

  ConditionNode parse() {
    skip_blanks();
    if (at_end()) fail("it is empty", "write one like $statusCode == 200");
    auto node = disjunction();
    if (!at_end()) fail_at_surplus();
    return node;
  }

  std::vector<Expression> expressions() { return std::move(expressions_); }
  std::vector<std::string> warnings() { return std::move(warnings_); }

 private:
  static constexpr std::size_t most_levels = 100;
  static constexpr std::size_t longest_operand = 1000;

  using Kind = ConditionNode::Kind;

  [[noreturn]] void fail(std::string problem, std::string fix = {}) const {
    throw ConditionError{at_ + 1, std::move(problem), std::move(fix)};
  }

  [[noreturn]] void fail_at_surplus() const {
    const char* const fix = comparison_here() != nullptr
                                ? "join comparisons with &&, one comparison each"
                            : text_[at_] == '=' ? "compare with =="
                                                : "join conditions with && or ||";
    fail("'" + rest_for_people() + "' is left over", fix);
  }

  ConditionNode disjunction() { return joined_by(Kind::Or, "||", &ConditionParser::conjunction); }
  ConditionNode conjunction() { return joined_by(Kind::And, "&&", &ConditionParser::basic); }

  ConditionNode joined_by(Kind kind, std::string_view sign,
                          ConditionNode (ConditionParser::*part)()) {
    ConditionNode node;
    node.kind = kind;
    do {
      node.children.push_back((this->*part)());
    } while (take(sign));
    return node.children.size() == 1 ? ConditionNode(std::move(node.children.front())) : node;
  }

  ConditionNode basic() {
    const auto begin = at_;
    const bool negated = take("!");
    const bool grouped = take("(");
    auto node = grouped ? parenthesis() : comparison();
    if (!negated) return node;
    if (!grouped && node.kind == Kind::Compare) {
      at_ = begin;
      fail("! stands before a comparison",
           "put the comparison in parentheses, or turn its sign around");
    }
    ConditionNode outer;
    outer.kind = Kind::Not;
    outer.children.push_back(std::move(node));
    return outer;
  }

  ConditionNode parenthesis() {
    if (++level_ > most_levels) fail("it nests deeper than 100 levels", "split it up");
    auto node = disjunction();
    if (!take(")")) fail("a ) is missing", "close every parenthesis");
    --level_;
    return node;
  }

  ConditionNode comparison() {
    ConditionNode node;
    node.operands.push_back(operand());
    node.comparison = take_comparison();
    if (!node.comparison) return node;
    node.kind = Kind::Compare;
    node.operands.push_back(operand());
    if (comparison_here() != nullptr) fail_at_surplus();
    return node;
  }

  struct Sign {
    std::string_view text;
    Comparison meaning;
  };

  static constexpr std::array<Sign, 6> signs{{{"<=", Comparison::LessOrEqual},
                                              {">=", Comparison::GreaterOrEqual},
                                              {"==", Comparison::Equal},
                                              {"!=", Comparison::NotEqual},
                                              {"<", Comparison::Less},
                                              {">", Comparison::Greater}}};

  const Sign* comparison_here() const {
    for (const auto& sign : signs) {
      if (starts_with(text_.substr(at_), sign.text)) return &sign;
    }
    return nullptr;
  }

  std::optional<Comparison> take_comparison() {
    const auto* sign = comparison_here();
    if (sign == nullptr) return std::nullopt;
    take(sign->text);
    return sign->meaning;
  }

  ConditionOperand operand() {
    if (at_end()) fail("a value is missing at the end", "write an expression or a literal there");
    const char first = text_[at_];
    ConditionOperand operand;
    const auto begin = at_;
    if (first == '$') {
      operand = expression();
    } else if (first == '\'' || first == '"') {
      operand.literal = json_value(quoted(first));
    } else {
      operand.literal = json_value(word());
    }
    operand.text = std::string(trimmed(text_.substr(begin, at_ - begin)));
    skip_blanks();
    return operand;
  }

  /// A text in quotes; two quotes within it stand for one.
  std::string quoted(char quote) {
    if (quote == '"') warnings_.push_back("texts stand in single quotes; other tools refuse \"");
    std::string value;
    for (auto i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] != quote) {
        value += text_[i];
      } else if (i + 1 < text_.size() && text_[i + 1] == quote) {
        value += text_[i++];
      } else {
        at_ = i + 1;
        return value;
      }
    }
    fail("the text that begins here has no end",
         "close it with a quote; write '' for a quote in it");
  }

  json word() {
    const auto end = std::min(text_.find_first_of(" \t\r\n!&()<=>|", at_), text_.size());
    const auto text = text_.substr(at_, end - at_);
    if (text.empty()) {
      fail("'" + rest_for_people() + "' stands where a value is due",
           "write an expression or a literal there");
    }
    auto value = json::parse(text.begin(), text.end(), nullptr, false);
    if (!value.is_primitive() || value.is_string()) {
      fail("'" + std::string(text) + "' is no value",
           "put texts in single quotes: '" + std::string(text) + "'");
    }
    at_ = end;
    return value;
  }

  ConditionOperand expression() {
    const auto end = std::min(text_.find_first_of(" \t\r\n!&()<=>{|}", at_), text_.size());
    const auto text = text_.substr(at_, end - at_);
    if (text.size() > longest_operand) fail("the expression is longer than 1000 characters");
    if (auto found = navigated_expression(text)) {
      at_ = end;
      expressions_.push_back(found->base);
      return {nullptr, std::move(found->base), std::move(found->navigation), {}};
    }
    fail("'" + std::string(text) + "' is no runtime expression",
         "write one like $response.body#/count or $steps.create.outputs.id");
  }

  bool take(std::string_view sign) {
    if (!starts_with(text_.substr(at_), sign)) return false;
    at_ += sign.size();
    skip_blanks();
    return true;
  }

  void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  bool at_end() const { return at_ == text_.size(); }

  std::string rest_for_people() const { return std::string(text_.substr(at_, 20)); }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t level_ = 0;
  std::vector<Expression> expressions_;
  std::vector<std::string> warnings_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
