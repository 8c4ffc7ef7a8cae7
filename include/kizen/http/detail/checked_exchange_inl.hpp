#pragma once

#include <optional>
#include <string>

#include "../../core/detail/depth.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../checked_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {

/// A body as JSON; nothing where it is none, or nests too deep.
inline std::optional<json> json_body(const std::string& body) {
  if (bracket_depth(body) > max_depth) return std::nullopt;
  auto value = json::parse(body, nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

}  // namespace detail

KIZEN_INLINE std::optional<kizen::json> CheckedExchange::json() const {
  return response() == nullptr ? std::nullopt : detail::json_body(response()->body);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
