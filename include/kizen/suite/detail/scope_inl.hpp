#pragma once

#include <string>
#include <utility>

#include "../../contract/media_type.hpp"
#include "../../core/detail/depth.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../scope.hpp"
#include "json_value_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a body says that it is JSON, or does not say what it is.
inline bool may_be_json(const Headers& headers) {
  const auto* said = headers.first("Content-Type");
  if (said == nullptr) return true;
  const auto type = MediaType::parse(*said);
  return type && type->is_json();
}

inline JsonValue body_value(const Headers& headers, const std::string& body) {
  if (body.empty()) return nullptr;
  if (may_be_json(headers) && bracket_depth(body) <= max_depth) {
    auto parsed = json::parse(body, nullptr, false);
    if (!parsed.is_discarded()) return json_value(std::move(parsed));
  }
  return json_value(body);
}

}  // namespace detail

KIZEN_INLINE StepExchange step_exchange(std::string url, Exchange exchange, JsonValues path,
                                        JsonValues query) {
  StepExchange step;
  step.request_body = detail::body_value(exchange.request.headers, exchange.request.body);
  step.response_body = detail::body_value(exchange.response.headers, exchange.response.body);
  step.url = std::move(url);
  step.exchange = std::move(exchange);
  step.path = std::move(path);
  step.query = std::move(query);
  return step;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
