#pragma once

#include <array>
#include <string>
#include <string_view>

#include "../../core/version.hpp"
#include "re2_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether text names a general category of Unicode. @see RFC 9485, 3, IsCategory
inline bool is_category(std::string_view name) {
  static constexpr std::array<std::string_view, 7> categories = {
      "Llmotu", "Mcen", "Ndlo", "Pcdefios", "Zlps", "Sckmo", "Ccfno"};
  if (name.empty() || name.size() > 2) return false;
  for (const auto letters : categories) {
    if (letters.front() != name.front()) continue;
    return name.size() == 1 || letters.find(name.back(), 1) != std::string_view::npos;
  }
  return false;
}

/// A set of characters, in the words of RE2.
///
/// RE2 knows no category Cn (unassigned) and leaves it out of C; both are what no other category
/// holds, which a class of RE2 cannot say among its members.
class IRegexpClass {
 public:
  explicit IRegexpClass(bool is_negated = false) : is_negated_(is_negated) {}

  void add(char32_t character) { append_character(members_, character); }

  void add_range(char32_t low, char32_t high) {
    add(low);
    members_ += '-';
    add(high);
  }

  /// @see RFC 9485, 3, catEsc and complEsc
  void add_category(std::string_view name, bool is_complement) {
    if (name != "C" && name != "Cn") return add_group(is_complement ? 'P' : 'p', name);
    const std::string_view others = name == "C" ? "LMNPSZ" : "LMNPSZC";
    if (is_complement) {
      for (const char other : others) add_group('p', {&other, 1});
    } else if (none_of_.empty() || name == "C") {
      none_of_ = others;
    }
  }

  std::string to_re2() const {
    if (none_of_.empty()) return (is_negated_ ? "[^" : "[") + members_ + "]";
    return "(?:" + (is_negated_ ? within_others() : outside_others()) + ")";
  }

 private:
  void add_group(char escape, std::string_view name) {
    members_.append({'\\', escape, '{'}).append(name) += '}';
  }

  /// A member, or in none of the other categories.
  std::string outside_others() const {
    IRegexpClass others(true);
    for (const char other : none_of_) others.add_group('p', {&other, 1});
    return (members_.empty() ? "" : "[" + members_ + "]|") + others.to_re2();
  }

  /// In one of the other categories, and no member.
  std::string within_others() const {
    std::string text;
    for (const char other : none_of_) {
      IRegexpClass others(true);
      others.add_group('P', {&other, 1});
      others.members_ += members_;
      text += (text.empty() ? "" : "|") + others.to_re2();
    }
    return text;
  }

  bool is_negated_;
  std::string members_;
  std::string_view none_of_;  ///< members are also the characters of no such category
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
