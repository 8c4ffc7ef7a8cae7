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
#include "../../path/detail/regex.hpp"
#include "../condition.hpp"
#include "template_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Follows a pattern of RE2 to tell where a text can be put in as a whole.
class PatternSpots {
 public:
  void read(std::string_view literal) {
    for (rest_ = literal; !rest_.empty();) {
      if (is_quoted_) {
        skip_quoted();
      } else if (is_escaped_) {
        is_escaped_ = false;
        rest_.remove_prefix(1);
      } else if (class_ != Class::Outside) {
        skip_in_class();
      } else {
        skip_plain();
      }
    }
  }

  /// Why no text can be put in here; empty where one can.
  std::string problem() const {
    if (is_quoted_) return "an expression stands between \\Q and \\E";
    if (is_escaped_) return "a backslash stands before an expression";
    return class_ == Class::Outside ? "" : "an expression stands within [ and ]";
  }

 private:
  enum class Class { Outside, Begins, Inside };

  bool skip(std::string_view sign) {
    if (!starts_with(rest_, sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }

  void skip_quoted() {
    if (skip("\\E")) {
      is_quoted_ = false;
    } else {
      rest_.remove_prefix(1);
    }
  }

  void skip_plain() {
    if (skip("\\Q")) {
      is_quoted_ = true;
    } else if (skip("\\")) {
      is_escaped_ = true;
    } else if (skip("[^") || skip("[")) {
      class_ = Class::Begins;
    } else {
      rest_.remove_prefix(1);
    }
  }

  /// A `]` that begins a class stands for itself, and so does one that ends a name like `[:alpha:]`.
  void skip_in_class() {
    const bool begins = std::exchange(class_, Class::Inside) == Class::Begins;
    const auto name_end = starts_with(rest_, "[:") ? rest_.find(":]") : std::string_view::npos;
    if (name_end != std::string_view::npos) {
      rest_.remove_prefix(name_end + 2);
    } else if (skip("\\")) {
      is_escaped_ = true;
    } else if (skip("]")) {
      if (!begins) class_ = Class::Outside;
    } else {
      rest_.remove_prefix(1);
    }
  }

  std::string_view rest_;
  bool is_quoted_ = false;
  bool is_escaped_ = false;
  Class class_ = Class::Outside;
};

/// A pattern, perhaps with expressions in it, and what it becomes once they have values.
class PatternTemplate {
 public:
  /// @throws ConditionError where there could never be a pattern
  explicit PatternTemplate(std::string_view written) : parts_(parts_of(source_of(written))) {
    PatternSpots spots;
    for (const auto& part : parts_) {
      if (!part.expression) {
        spots.read(part.literal);
      } else if (const auto problem = spots.problem(); !problem.empty()) {
        throw ConditionError{0, problem, "put it where a text of its own can stand"};
      }
    }
    auto compiled = compile(filled([](const Expression&) { return std::string("x"); }));
    if (const auto* const problem = std::get_if<std::string>(&compiled)) {
      throw ConditionError{0, "RE2 does not take the pattern: " + *problem,
                           "see https://github.com/google/re2/wiki/Syntax"};
    }
    if (expressions().empty()) compiled_ = std::get<Regex>(std::move(compiled));
  }

  std::vector<Expression> expressions() const {
    std::vector<Expression> all;
    for (const auto& part : parts_) {
      if (part.expression) all.push_back(*part.expression);
    }
    return all;
  }

  /// The expression with its values in it, or why RE2 does not take it.
  /// @param text_of the text that an Expression stands for
  template <class TextOf>
  std::variant<Regex, std::string> regex(const TextOf& text_of) const {
    if (compiled_) return *compiled_;
    return compile(filled(text_of));
  }

 private:
  /// What stands between the slashes, if it has them and nothing but flags of JavaScript follows.
  std::string_view source_of(std::string_view written) {
    const auto end = written.rfind('/');
    if (end == 0 || end == std::string_view::npos || written.front() != '/') return written;
    const auto flags = written.substr(end + 1);
    if (flags.find_first_not_of("dgimsuvy") != std::string_view::npos) return written;
    if (!flags.empty() && flags != "i") {
      throw ConditionError{0, "the flags '" + std::string(flags) + "' are not known",
                           "the only flag is i; a pattern that begins with a slash of its own "
                           "begins with \\/"};
    }
    ignores_case_ = !flags.empty();
    return written.substr(1, end - 1);
  }

  template <class TextOf>
  std::string filled(const TextOf& text_of) const {
    std::string pattern = ignores_case_ ? "(?i)" : "";
    for (const auto& part : parts_) {
      pattern +=
          part.expression ? "(?:" + Regex::quoted(text_of(*part.expression)) + ")" : part.literal;
    }
    return pattern;
  }

  static std::variant<Regex, std::string> compile(const std::string& pattern) {
    static constexpr std::size_t memory = std::size_t{8} << 20U;
    return Regex::compile(pattern, memory);
  }

  bool ignores_case_ = false;
  std::vector<TextPart> parts_;
  std::optional<Regex> compiled_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
