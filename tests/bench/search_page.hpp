#pragma once

#include <cstddef>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "kizen/core/json.hpp"

namespace kizen_bench {

/// A UUID that differs for each number.
inline std::string uuid_of(std::size_t number) {
  char digits[13];
  std::snprintf(digits, sizeof digits, "%012zx", number);
  return "0b5e3a52-6a1c-4c8e-9d70-" + std::string(digits);
}

inline kizen::json entry_of(std::string id, const char* type, const std::string& name,
                            kizen::json value) {
  return {{"id", std::move(id)},
          {"field_type", type},
          {"display_name", name},
          {"value", std::move(value)}};
}

/// What a field holds, by its number: texts, numbers, options, dates, links, nothing.
inline kizen::json value_of(std::size_t row, std::size_t field) {
  switch (field % 6) {
    case 0:
      return "Account " + std::to_string(row) + ", renewal \"phase\" " + std::to_string(field);
    case 1:
      return static_cast<double>(row * 37 + field) / 4;
    case 2:
      return {{{"id", uuid_of(900000 + field)}, {"name", "Qualified"}, {"code", "qualified"}}};
    case 3:
      return "2024-03-17T09:41:00.000Z";
    case 4:
      return {{"id", uuid_of(800000 + row)}, {"display_name", "Jos\u00e9 Example"}};
    default:
      return nullptr;
  }
}

/// The required entry `id`, and 20 more under the UUIDs of their fields.
inline kizen::json fields_of(std::size_t row) {
  kizen::json fields = {
      {"id", entry_of("name", "text", "Name", {{"text", "Deal " + std::to_string(row)}})}};
  constexpr const char* types[] = {"text",     "decimal",      "dropdown",
                                   "datetime", "relationship", "date"};
  for (std::size_t field = 0; field < 20; ++field) {
    const auto id = uuid_of(500000 + field);
    fields[id] =
        entry_of(id, types[field % 6], "Field " + std::to_string(field), value_of(row, field));
  }
  return fields;
}

inline kizen::json row_of(std::size_t row) {
  return {{"id", uuid_of(row)},
          {"object_type", "standard"},
          {"fields", fields_of(row)},
          {"client_info",
           {{"num_addresses_v2", row % 3},
            {"display_name", "Deal " + std::to_string(row)},
            {"email_on_suppression_list", false}}},
          {"access", {{"view", true}, {"edit", row % 2 == 0}, {"remove", false}}}};
}

/// A search response of the documented contract, as a service would write it.
inline std::string search_page(std::size_t rows) {
  kizen::json page = {{"count", rows * 3},
                      {"next", "https://tenant.example/api/records/deals/search?page=3"},
                      {"previous", "https://tenant.example/api/records/deals/search?page=1"},
                      {"errors", nullptr},
                      {"results", kizen::json::array()}};
  for (std::size_t row = 0; row < rows; ++row) page["results"].push_back(row_of(row));
  return page.dump();
}

}  // namespace kizen_bench
