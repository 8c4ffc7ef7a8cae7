#pragma once

#include <chrono>
#include <cmath>
#include <ctime>
#include <ostream>
#include <string>
#include <variant>

#include "../../core/contract_error.hpp"
#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../filter_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// `YYYY-MM-DDTHH:MM:SS.mmmZ`
inline std::string written_moment(std::chrono::system_clock::time_point moment) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(moment);
  const auto thousandths =
      std::chrono::duration_cast<std::chrono::milliseconds>(moment - seconds).count();
  const auto time = std::chrono::system_clock::to_time_t(seconds);
  std::tm parts = {};
  gmtime_r(&time, &parts);
  char text[40];
  const auto size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.", &parts);
  return std::string(text, size) + std::to_string(1000 + thousandths).substr(1) + "Z";
}

}  // namespace detail

KIZEN_INLINE FilterValue::FilterValue(std::chrono::system_clock::time_point moment)
    : value_(detail::written_moment(moment)) {}

KIZEN_INLINE void FilterValue::demand_finite() const {
  if (std::isfinite(std::get<double>(value_))) return;
  throw ContractError({}, "filter.number", "a filter compares with NaN or infinity",
                      "compare with a finite number");
}

KIZEN_INLINE json FilterValue::to_json() const {
  return std::visit([](const auto& value) { return json(value); }, value_);
}

KIZEN_INLINE json FilterValues::to_json() const {
  auto list = json::array();
  for (const auto& value : values_) list.push_back(value.to_json());
  return list;
}

KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const FilterValue& value) {
  return out << detail::shown_json(value.to_json());
}

KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const FilterValues& values) {
  return out << detail::shown_json(values.to_json());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
