#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detail/secret_index.hpp"
#include "detail/secret_patterns.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Puts `***` in place of secrets in a text.
///
/// A secret is found raw and as others write it: with any of its characters escaped as in JSON, JSON
/// Pointers, XML, URLs, forms or a shell's single quotes, or in two of these, one in the other; in
/// base64 of either alphabet, alone or as part of a longer text; in hex digits. A secret that is
/// broken off by three dots, as shortened texts are, is found from four characters on. A text of
/// fewer than `shortest_secret` bytes is taken for no secret: it stands in many a text.
///
/// ```cpp
/// #include <kizen/core/redactor.hpp>
/// #include <cassert>
///
/// const kizen::Redactor redactor({"s3cret/key", "id7"});
/// assert(redactor.redacted("?key=s3cret%2Fkey&id=id7") == "?key=***&id=id7");
/// assert(redactor.redacted("Basic YW5uOnMzY3JldC9rZXk=") == "Basic YW5uO***");
/// ```
class Redactor {
 public:
  static constexpr std::size_t shortest_secret = detail::least_secret;

  Redactor() = default;

  /// @param secrets may hold one more than once
  explicit Redactor(const std::vector<std::string>& secrets) {
    for (const auto& secret : std::set<std::string>(secrets.begin(), secrets.end())) {
      if (secret.size() < shortest_secret) continue;
      for (auto& pattern : detail::secret_patterns(secret)) index_.add(std::move(pattern));
    }
  }

  /// Whether it looks for nothing.
  bool empty() const { return index_.empty(); }

  std::string redacted(std::string_view text) const {
    if (empty()) return std::string(text);
    std::string safe;
    safe.reserve(text.size());
    std::size_t hidden = 0;
    redact(text, true, hidden, safe);
    return safe;
  }

  /// Takes what can be told of the next part of a text.
  ///
  /// @param is_end whether nothing follows; else an end that may begin a secret is not taken
  /// @param hidden how many bytes at the begin of `text` are of a secret already replaced; then how
  ///   many of what is left are
  /// @param safe what the text taken becomes is added to it
  /// @returns how many bytes are taken
  std::size_t redact(std::string_view text, bool is_end, std::size_t& hidden,
                     std::string& safe) const {
    auto end = text.size();
    auto told = hidden;
    for (auto at = index_.next(text, 0); at < end; at = index_.next(text, at + 1)) {
      const auto match = index_.match(text, at);
      if (match.is_open && !is_end) {
        end = at;
        break;
      }
      if (match.length == 0) continue;
      if (at >= hidden) {
        safe.append(text.substr(told, at - told));
        safe += "***";
      }
      hidden = std::max(hidden, at + match.length);
      told = hidden;
    }
    if (told < end) safe.append(text.substr(told, end - told));
    hidden = hidden > end ? hidden - end : 0;
    return end;
  }

 private:
  detail::SecretIndex index_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
