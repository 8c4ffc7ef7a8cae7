#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The pairs of a query, decoded, in the order sent. Where a name stands twice the last one counts.
class Query {
 public:
  explicit Query(std::string_view text) {
    for (const auto piece : split(text, '&')) {
      if (piece.empty()) continue;
      const auto equals = std::min(piece.find('='), piece.size());
      const auto value = equals == piece.size() ? "" : piece.substr(equals + 1);
      pairs_.emplace_back(decoded(piece.substr(0, equals)), decoded(value));
    }
  }

  std::optional<std::string> find(std::string_view name) const {
    const auto found = std::find_if(pairs_.rbegin(), pairs_.rend(),
                                    [&](const auto& pair) { return pair.first == name; });
    return found == pairs_.rend() ? std::nullopt : std::optional(found->second);
  }

  /// The value, empty where it is absent.
  std::string text(std::string_view name) const { return find(name).value_or(std::string()); }

  bool is_true(std::string_view name) const {
    const auto value = ascii_lower(text(name));
    return value == "true" || value == "1";
  }

  /// The items of a comma-separated value, empty ones left out; nothing where it is absent.
  std::optional<std::vector<std::string>> list(std::string_view name) const {
    const auto value = find(name);
    if (!value) return std::nullopt;
    std::vector<std::string> items;
    for (const auto item : split(*value, ',')) {
      if (!trimmed(item).empty()) items.emplace_back(trimmed(item));
    }
    return items;
  }

  const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

 private:
  /// A plus is a blank; an escape that is none stays as it was sent.
  static std::string decoded(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    return percent_decoded(spaced).value_or(spaced);
  }

  std::vector<std::pair<std::string, std::string>> pairs_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
