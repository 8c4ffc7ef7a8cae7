#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../version.hpp"
#include "base64_encoded.hpp"
#include "percent.hpp"
#include "secret_pattern.hpp"
#include "secret_spellings.hpp"
#include "utf8.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many bytes a text must have to be taken for a secret: a shorter one stands in many a text.
inline constexpr std::size_t least_secret = 4;

/// A secret as text: raw, or with any of its characters escaped in any way.
inline SecretPattern text_pattern(std::string_view secret) {
  std::vector<SecretPattern::Unit> units;
  while (!secret.empty()) {
    const char first = secret.front();
    const auto c = take_code_point(secret);
    if (c && *c < 0x80) {
      units.push_back(ascii_spellings(first));
    } else if (c) {
      units.push_back(std::make_shared<const Spellings>(spellings_of(*c)));
    } else {
      units.push_back(std::make_shared<const Spellings>(spellings_of_byte(first)));
      secret.remove_prefix(1);
    }
  }
  return SecretPattern(std::move(units));
}

/// A secret as the hex digits of its bytes.
inline SecretPattern hex_pattern(std::string_view secret) {
  std::vector<SecretPattern::Unit> units;
  for (const char digit : bytes_in_hex(secret, "")) {
    units.push_back(std::make_shared<const Spellings>(Spellings{{std::string(1, digit), true}}));
  }
  return SecretPattern(std::move(units));
}

/// Digits of base64 of which one stands there, in either alphabet.
inline SecretPattern::Unit base64_unit(std::string_view digits) {
  Spellings all;
  for (const char digit : digits) {
    if (is_alphanumeric(digit)) {
      all.push_back({std::string(1, digit), false});
      continue;
    }
    const auto& one = *ascii_spellings(digit);
    all.insert(all.end(), one.begin(), one.end());
    if (digit == '+') all.push_back({"-", false});
    if (digit == '/') all.push_back({"_", false});
  }
  return std::make_shared<const Spellings>(std::move(all));
}

/// The digits of base64 whose bits agree with a value where a mask has ones.
inline std::string base64_digits_like(unsigned value, unsigned mask) {
  std::string all;
  for (unsigned digit = 0; digit < 64; ++digit) {
    if ((digit & mask) == (value & mask)) all += base64_digits[digit];
  }
  return all;
}

/// A text in base64 of a longer one, with that many of its bytes, modulo three, before. The digits
/// on either side that hold bits of the neighbours belong to it; padding may follow.
inline SecretPattern base64_pattern(std::string_view secret, std::size_t before) {
  const auto padded = base64_encoded(std::string(before, '\0') + std::string(secret));
  const auto bits = (before + secret.size()) * 8;
  std::vector<SecretPattern::Unit> units;
  for (std::size_t n = before * 8 / 6; n * 6 < bits; ++n) {
    unsigned mask = 63;
    if (n * 6 < before * 8) mask &= 63U >> (before * 8 - n * 6);
    if (n * 6 + 6 > bits) mask &= 63U << (n * 6 + 6 - bits);
    const auto value = static_cast<unsigned>(base64_digits.find(padded[n]));
    units.push_back(base64_unit(base64_digits_like(value, mask)));
  }
  auto padding = *ascii_spellings('=');
  padding.push_back({"", false});
  const auto unit = std::make_shared<const Spellings>(std::move(padding));
  for (auto n = padded.find('='); n < padded.size(); ++n) units.push_back(unit);
  return SecretPattern(std::move(units));
}

/// All that a secret may be written as.
inline std::vector<SecretPattern> secret_patterns(const std::string& secret) {
  std::vector<SecretPattern> patterns = {text_pattern(secret), hex_pattern(secret)};
  std::set<std::string> texts = {secret, percent_encoded(secret)};
  for (auto& escaped : json_escaped(secret)) texts.insert(std::move(escaped));
  for (auto& escaped : markup_escaped(secret)) texts.insert(std::move(escaped));
  for (const auto& text : texts) {
    for (std::size_t before = 0; before < 3; ++before) {
      patterns.push_back(base64_pattern(text, before));
    }
  }
  return patterns;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
