#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/text.hpp"
#include "../expression.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether every character is a letter, a digit or one of `more`, and there is one.
inline bool is_word(std::string_view text, std::string_view more) {
  for (const char c : text) {
    if (!is_alphanumeric(c) && more.find(c) == std::string_view::npos) return false;
  }
  return !text.empty();
}

inline bool is_identifier(std::string_view text) { return is_word(text, ".-_"); }
inline bool is_strict_identifier(std::string_view text) { return is_word(text, "-_"); }
inline bool is_token(std::string_view text) { return is_word(text, "!#$%&'*+-.^_`|~"); }

/// Characters as in a JSON string, without braces.
inline bool is_name(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20U) return false;
    if (c == '{' || c == '}' || c == '"' || c == '\\') return false;
  }
  return true;
}

/// Reads one runtime expression by the grammar of Arazzo 1.1.
class ExpressionParser {
 public:
  explicit ExpressionParser(std::string_view text) : text_(text) {
    expression_.text = std::string(text);
  }

  std::optional<Expression> parse() {
    return parse_root() ? std::make_optional(std::move(expression_)) : std::nullopt;
  }

 private:
  using Root = Expression::Root;

  bool parse_root() {
    static constexpr std::array<std::pair<std::string_view, Root>, 4> plain{{
        {"$url", Root::Url},
        {"$method", Root::Method},
        {"$statusCode", Root::StatusCode},
        {"$self", Root::Self},
    }};
    for (const auto& [word, root] : plain) {
      if (text_ == word) return set(root);
    }
    return parse_message() || parse_values() || parse_owned() || parse_document();
  }

  bool parse_message() {
    static constexpr std::array<std::pair<std::string_view, Root>, 3> messages{{
        {"$request.", Root::Request},
        {"$response.", Root::Response},
        {"$message.", Root::Message},
    }};
    for (const auto& [prefix, root] : messages) {
      if (starts_with(text_, prefix)) return set(root) && source(text_.substr(prefix.size()));
    }
    return false;
  }

  bool source(std::string_view rest) {
    for (const char* const part : {"body", "payload"}) {
      if (!starts_with(rest, part)) continue;
      expression_.part = part;
      return fragment(rest.substr(expression_.part.size()));
    }
    const auto dot = rest.find('.');
    if (dot == std::string_view::npos) return false;
    expression_.part = std::string(rest.substr(0, dot));
    expression_.name = std::string(rest.substr(dot + 1));
    if (expression_.part == "header") return is_token(expression_.name);
    return (expression_.part == "query" || expression_.part == "path") && is_name(expression_.name);
  }

  bool parse_values() {
    if (starts_with(text_, "$inputs.")) return set(Root::Inputs) && named(text_.substr(8));
    if (starts_with(text_, "$outputs.")) return set(Root::Outputs) && named(text_.substr(9));
    return false;
  }

  bool parse_owned() {
    if (starts_with(text_, "$steps.")) {
      return set(Root::Steps) && owned(text_.substr(7)) && expression_.part == "outputs";
    }
    if (starts_with(text_, "$workflows.")) {
      return set(Root::Workflows) && owned(text_.substr(11)) &&
             (expression_.part == "outputs" || expression_.part == "inputs");
    }
    return false;
  }

  /// `OWNER.PART.NAME[#pointer]`
  bool owned(std::string_view rest) {
    const auto first = rest.find('.');
    if (first == std::string_view::npos) return false;
    const auto second = rest.find('.', first + 1);
    if (second == std::string_view::npos) return false;
    expression_.owner = std::string(rest.substr(0, first));
    expression_.part = std::string(rest.substr(first + 1, second - first - 1));
    return is_strict_identifier(expression_.owner) && named(rest.substr(second + 1));
  }

  bool parse_document() {
    if (starts_with(text_, "$sourceDescriptions.")) {
      const auto rest = text_.substr(20);
      const auto dot = rest.find('.');
      if (dot == std::string_view::npos || dot + 1 == rest.size()) return false;
      expression_.owner = std::string(rest.substr(0, dot));
      expression_.name = std::string(rest.substr(dot + 1));
      return set(Root::SourceDescriptions) && is_strict_identifier(expression_.owner) &&
             is_name(expression_.name);
    }
    return starts_with(text_, "$components.") && set(Root::Components) &&
           component(text_.substr(12));
  }

  bool component(std::string_view rest) {
    for (const std::string_view part : {"parameters", "successActions", "failureActions"}) {
      if (!starts_with(rest, part) || rest.substr(part.size(), 1) != ".") continue;
      expression_.part = std::string(part);
      expression_.name = std::string(rest.substr(part.size() + 1));
      return is_identifier(expression_.name);
    }
    return false;
  }

  /// `NAME[#pointer]`
  bool named(std::string_view rest) {
    const auto hash = rest.find('#');
    expression_.name = std::string(rest.substr(0, hash));
    if (!is_identifier(expression_.name)) return false;
    return hash == std::string_view::npos || fragment(rest.substr(hash));
  }

  /// Nothing, or `#` and a JSON Pointer without braces.
  bool fragment(std::string_view rest) {
    if (rest.empty()) return true;
    if (rest.front() != '#' || rest.find_first_of("{}") != std::string_view::npos) return false;
    rest.remove_prefix(1);
    if (!rest.empty() && rest.front() != '/') return false;
    auto pointer = JsonPointer::parse(rest);
    if (!pointer) return false;
    expression_.pointer = std::move(*pointer);
    return true;
  }

  bool set(Root root) {
    expression_.root = root;
    return true;
  }

  std::string_view text_;
  Expression expression_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
