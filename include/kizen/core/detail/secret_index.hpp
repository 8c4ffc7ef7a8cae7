#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "../version.hpp"
#include "secret_pattern.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Patterns by the four bytes that they may begin with, which few places of a text have.
///
/// Bytes are told apart but for the bit that is the case of a letter.
class SecretIndex {
 public:
  bool empty() const { return patterns_.empty(); }

  /// @param pattern what is written of it in fewer than four bytes is not found
  void add(SecretPattern pattern) {
    if (filter_.empty()) filter_.resize(filter_bits / 64);
    add_keys(pattern.units(), 0, 0, 0);
    patterns_.push_back(std::move(pattern));
  }

  /// The first place of a text, from `at` on, where a secret may begin; its size where there is none.
  std::size_t next(std::string_view text, std::size_t at) const {
    if (text.size() < at + key_size) return next_beginning(text, at);
    auto key = key_of(text.substr(at, key_size - 1));
    for (; at + key_size <= text.size(); ++at) {
      key = key << 8U | byte(text[at + key_size - 1]);
      const auto bit = hash(key);
      if ((filter_[bit / 64] >> bit % 64 & 1U) != 0) return at;
    }
    return next_beginning(text, at);
  }

  /// The longest secret at a place. It is open where fewer than four bytes are left.
  SecretMatch match(std::string_view text, std::size_t at) const {
    SecretMatch match;
    match.is_open = text.size() < at + key_size;
    if (match.is_open) return match;
    const auto found = by_key_.find(key_of(text.substr(at, key_size)));
    if (found == by_key_.end()) return match;
    for (const auto n : found->second) match.add(patterns_[n].at(text, at));
    return match;
  }

 private:
  static constexpr std::size_t key_size = 4;
  static constexpr std::size_t filter_bits = 1U << 18U;

  static std::uint32_t byte(char c) { return static_cast<unsigned char>(c) | 0x20U; }

  static std::uint32_t key_of(std::string_view text) {
    std::uint32_t key = 0;
    for (const char c : text) key = key << 8U | byte(c);
    return key;
  }

  static std::size_t hash(std::uint32_t key) { return (key * 2654435769U) >> (32U - 18U); }

  std::size_t next_beginning(std::string_view text, std::size_t at) const {
    for (; at < text.size(); ++at) {
      if (beginnings_.count(beginning(key_of(text.substr(at)), text.size() - at)) > 0) return at;
    }
    return text.size();
  }

  static std::uint32_t beginning(std::uint32_t key, std::size_t size) {
    return key | static_cast<std::uint32_t>(size) << 24U;
  }

  /// Adds what the units from the n-th on may begin with, after `size` bytes.
  void add_keys(const std::vector<SecretPattern::Unit>& units, std::size_t n, std::uint32_t key,
                std::size_t size) {
    if (size == key_size) return add_key(key);
    if (n == units.size()) return;
    for (const auto& spelling : *units[n]) {
      auto longer = key;
      auto length = size;
      for (const char c : spelling.text) {
        if (length == key_size) break;
        longer = longer << 8U | byte(c);
        if (++length < key_size) beginnings_.insert(beginning(longer, length));
      }
      add_keys(units, n + 1, longer, length);
    }
  }

  void add_key(std::uint32_t key) {
    auto& patterns = by_key_[key];
    if (!patterns.empty() && patterns.back() == patterns_.size()) return;
    patterns.push_back(patterns_.size());
    const auto bit = hash(key);
    filter_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }

  std::vector<SecretPattern> patterns_;
  std::vector<std::uint64_t> filter_;  ///< a bit for each hash of a key
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_key_;
  std::unordered_set<std::uint32_t> beginnings_;  ///< of keys: one to three bytes, and how many
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
