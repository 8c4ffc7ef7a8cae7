#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "moment.hpp"
#include "read_value.hpp"
#include "uuid.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Bits that look random, and are the same for the same field of the same record each time.
class SeedBits {
 public:
  SeedBits(std::uint64_t object, std::uint64_t record, std::uint64_t column)
      : bits_(mixed(mixed(object + 0x9E3779B97F4A7C15) + record * 64 + column)) {}

  /// A number from 0 to `bound` - 1.
  std::uint64_t below(std::uint64_t bound) {
    bits_ = mixed(bits_ + 0x9E3779B97F4A7C15);
    return bits_ % bound;
  }

 private:
  std::uint64_t bits_;
};

/// Fills every object of a business with so many records.
class Seeder {
 public:
  Seeder(Business& business, std::size_t records) : business_(business), records_(records) {}

  void run() {
    for (const auto& object : business_.catalogue.objects) {
      for (std::size_t n = 0; n < records_; ++n) business_.table(object).load(record(object, n));
    }
  }

 private:
  static constexpr std::size_t one_in_is_blank = 5;
  static constexpr std::size_t one_in_is_archived = 10;
  static constexpr std::int64_t first_day = 19723;  ///< 2024-01-01, when the first was created
  static constexpr std::uint64_t days = 3653;       ///< from the first day, that dates are of

  static std::string id(const ObjectType& object, std::size_t n) {
    return uuid_of(object.id + "/" + std::to_string(n));
  }

  /// The number of a record, from 1, by which texts are told apart and sorted.
  static std::string number(std::size_t n) {
    const auto digits = std::to_string(n + 1);
    return std::string(7 - std::min<std::size_t>(7, digits.size()), '0') + digits;
  }

  Record record(const ObjectType& object, std::size_t n) const {
    Record record{id(object, n), n % one_in_is_archived == one_in_is_archived - 1};
    record.values.resize(object.fields.size());
    for (const auto& field : object.fields) {
      if (field.read_only) continue;
      SeedBits bits(object.fields.size(), n, field.index);
      const bool may_be_blank = field.index != object.identifier;
      if (may_be_blank && bits.below(one_in_is_blank) == 0) continue;
      record.values[field.index] = value(field, n, bits);
    }
    const auto second = static_cast<std::int64_t>(n) * microseconds_a_second;
    const auto created = moment_text(first_day * microseconds_a_day + second);
    record.values[object.column("created")] = created;
    record.values[object.column("updated")] = created;
    record.values[object.column("display_name")] = display_name(object, record);
    return record;
  }

  json value(const Field& field, std::size_t n, SeedBits& bits) const {
    switch (field.shape) {
      case ValueShape::Text:
        return text(field, n, bits);
      case ValueShape::Number:
        if (field.type == "integer") return bits.below(1000);
        if (field.type == "rating") return bits.below(11);
        return static_cast<double>(bits.below(1'000'000)) / 100;
      case ValueShape::Date:
        return moment(bits).substr(0, 10);
      case ValueShape::DateTime:
        return moment(bits);
      case ValueShape::Flag:
        return bits.below(2) == 1;
      case ValueShape::Choice:
        return field.options[bits.below(field.options.size())].id;
      case ValueShape::Choices:
        return choices(field, bits);
      case ValueShape::Links:
        return links(*business_.catalogue.object(field.target), bits);
      case ValueShape::Employee:
        return business_.catalogue.employees[bits.below(business_.catalogue.employees.size())].id;
    }
    return nullptr;
  }

  static std::string text(const Field& field, std::size_t n, SeedBits& bits) {
    static constexpr std::array<const char*, 8> words = {"amber", "birch", "coral", "dune",
                                                         "ember", "fjord", "grove", "heath"};
    const std::string word = words[bits.below(words.size())];
    if (field.type == "email") return "seeded." + number(n) + "." + field.name + "@seed.test";
    if (field.type == "phonenumber") return "+1 555 " + number(bits.below(10'000'000));
    if (field.type == "longtext") return "Seeded, of " + word + " and " + words[n % words.size()];
    return field.name == "name" ? "Seeded deal " + number(n) + " " + word : "Seeded " + word;
  }

  static std::string moment(SeedBits& bits) {
    const auto day = first_day + static_cast<std::int64_t>(bits.below(days));
    const auto second = static_cast<std::int64_t>(bits.below(86'400));
    return moment_text(day * microseconds_a_day + second * microseconds_a_second);
  }

  static json choices(const Field& field, SeedBits& bits) {
    json ids = json::array();
    for (const auto& option : field.options) {
      if (bits.below(2) == 1) ids.push_back(option.id);
    }
    return ids.empty() ? json() : ids;
  }

  json links(const ObjectType& target, SeedBits& bits) const {
    json ids = json::array();
    const auto first = bits.below(records_);
    const auto count = std::min<std::size_t>(records_, 1 + bits.below(3));
    for (std::size_t n = 0; n < count; ++n) ids.push_back(id(target, (first + n) % records_));
    return ids;
  }

  Business& business_;
  std::size_t records_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
