#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "hash.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A number exactly as a JSON text writes it: no digit is lost, however many there are.
///
/// Digits are read from the literal in place; nothing is allocated.
class Decimal {
 public:
  /// @param literal a JSON number, which must outlive this
  explicit Decimal(std::string_view literal) : is_negative_(literal[0] == '-') {
    const auto mantissa_end = std::min(literal.find_first_of("eE"), literal.size());
    const auto begin = is_negative_ ? 1U : 0U;
    const auto mantissa = literal.substr(begin, mantissa_end - begin);
    if (mantissa_end < literal.size()) exponent_ = read_exponent(literal.substr(mantissa_end + 1));
    const auto point = std::min(mantissa.find('.'), mantissa.size());
    whole_ = mantissa.substr(0, point);
    fraction_ = mantissa.substr(std::min(point + 1, mantissa.size()));
    trim();
  }

  bool is_zero() const { return size() == 0; }
  bool is_negative() const { return is_negative_ && !is_zero(); }

  /// Whether it has no fraction, however it is written: 1.0 and 1e2 are whole.
  bool is_whole() const { return is_zero() || unit() >= 0; }

  /// Below 0, 0 or above 0 as this is below, equal to or above the other.
  int compared_to(const Decimal& other) const {
    if (is_negative() != other.is_negative()) return is_negative() ? -1 : 1;
    const int magnitude = magnitude_compared_to(other);
    return is_negative() ? -magnitude : magnitude;
  }

  /// Whether this is the divisor times a whole number.
  ///
  /// @param divisor one that is_usable_divisor takes
  bool is_multiple_of(const Decimal& divisor) const {
    if (is_zero()) return true;
    if (unit() < divisor.unit()) return false;
    const auto modulus = divisor.significand().value_or(1);
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      rest = sum(product(rest, 10, modulus), digit(i) % modulus, modulus);
    }
    const auto shift = static_cast<std::uint64_t>(unit() - divisor.unit());
    return product(rest, power_of_ten(shift, modulus), modulus) == 0;
  }

  /// The same for every way to write the same number.
  std::uint64_t hash() const {
    auto hash = static_cast<std::uint64_t>(is_negative()) + 2 * static_cast<std::uint64_t>(top());
    for (std::size_t i = 0; i < size(); ++i) hash = hash_mixed(hash, digit(i));
    return is_zero() ? 0 : hash;
  }

  /// The digits, without zeros at either end, as one number; nothing where 64 bits do not hold it.
  std::optional<std::uint64_t> significand() const {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      if (value > (most - digit(i)) / 10) return std::nullopt;
      value = value * 10 + digit(i);
    }
    return value;
  }

 private:
  /// How many digits there are without zeros at either end.
  std::size_t size() const { return whole_.size() + fraction_.size(); }

  /// Where exponents end: JsonReader takes none of more than nine digits.
  static constexpr std::int64_t far = std::int64_t{1} << 40U;

  static std::int64_t read_exponent(std::string_view text) {
    const bool is_negative = text[0] == '-';
    std::int64_t value = 0;
    for (const char c : text) {
      if (c >= '0' && c <= '9') value = std::min(far, value * 10 + (c - '0'));
    }
    return is_negative ? -value : value;
  }

  /// Takes away zeros at both ends; the exponent then counts from the point of `whole_`.
  void trim() {
    whole_.remove_prefix(std::min(whole_.find_first_not_of('0'), whole_.size()));
    if (whole_.empty()) {
      const auto zeros = std::min(fraction_.find_first_not_of('0'), fraction_.size());
      fraction_.remove_prefix(zeros);
      exponent_ -= static_cast<std::int64_t>(zeros);
    }
    fraction_ = fraction_.substr(0, fraction_.find_last_not_of('0') + 1);
    if (!fraction_.empty()) return;
    const auto kept = whole_.find_last_not_of('0') + 1;
    exponent_ += static_cast<std::int64_t>(whole_.size() - kept);
    whole_ = whole_.substr(0, kept);
  }

  unsigned digit(std::size_t index) const {
    const char c = index < whole_.size() ? whole_[index] : fraction_[index - whole_.size()];
    return static_cast<unsigned>(c - '0');
  }

  /// The power of ten that the last digit counts.
  std::int64_t unit() const { return exponent_ - static_cast<std::int64_t>(fraction_.size()); }

  /// The power of ten just above the first digit.
  std::int64_t top() const { return unit() + static_cast<std::int64_t>(size()); }

  int magnitude_compared_to(const Decimal& other) const {
    if (is_zero() || other.is_zero()) {
      return static_cast<int>(!is_zero()) - static_cast<int>(!other.is_zero());
    }
    if (top() != other.top()) return top() < other.top() ? -1 : 1;
    const auto common = std::min(size(), other.size());
    for (std::size_t i = 0; i < common; ++i) {
      if (digit(i) != other.digit(i)) return digit(i) < other.digit(i) ? -1 : 1;
    }
    if (size() == other.size()) return 0;
    return size() < other.size() ? -1 : 1;
  }

  static std::uint64_t sum(std::uint64_t a, std::uint64_t b, std::uint64_t modulus) {
    return a >= modulus - b ? a - (modulus - b) : a + b;
  }

  static std::uint64_t product(std::uint64_t a, std::uint64_t b, std::uint64_t modulus) {
    std::uint64_t result = 0;
    for (a %= modulus; b > 0; b >>= 1U) {
      if ((b & 1U) != 0) result = sum(result, a, modulus);
      a = sum(a, a, modulus);
    }
    return result;
  }

  static std::uint64_t power_of_ten(std::uint64_t exponent, std::uint64_t modulus) {
    std::uint64_t result = 1 % modulus;
    for (std::uint64_t base = 10 % modulus; exponent > 0; exponent >>= 1U) {
      if ((exponent & 1U) != 0) result = product(result, base, modulus);
      base = product(base, base, modulus);
    }
    return result;
  }

  bool is_negative_;
  std::string_view whole_;
  std::string_view fraction_;
  std::int64_t exponent_ = 0;
};

/// The value of a literal that is a minus sign at most and up to 18 digits.
inline std::optional<std::int64_t> short_integer(std::string_view literal) {
  const bool is_negative = literal[0] == '-';
  const auto digits = literal.substr(is_negative ? 1 : 0);
  if (digits.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return is_negative ? -value : value;
}

/// Whether a number can be divided by: above 0, and its digits within 64 bits.
inline bool is_usable_divisor(const Decimal& divisor) {
  return !divisor.is_zero() && !divisor.is_negative() && divisor.significand();
}

/// Whether a number literal lies between two others, ends included.
inline bool is_between(std::string_view literal, std::string_view low, std::string_view high) {
  const Decimal number(literal);
  return number.compared_to(Decimal(low)) >= 0 && number.compared_to(Decimal(high)) <= 0;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
