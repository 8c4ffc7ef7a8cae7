#pragma once

#include <optional>
#include <utility>

#include "../../core/detail/depth.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../checked_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE std::optional<kizen::json> CheckedExchange::json() const {
  const Response* const came = response();
  if (came == nullptr || detail::bracket_depth(came->body) > detail::max_depth) {
    return std::nullopt;
  }
  auto value = kizen::json::parse(came->body, nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
