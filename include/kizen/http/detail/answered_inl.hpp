#pragma once

#include <cstddef>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/redactor.hpp"
#include "../../core/render.hpp"
#include "../../records.hpp"
#include "../answered.hpp"
#include "checked_exchange_inl.hpp"
#include "shown_body.hpp"
#include "to_exchange_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
KIZEN_INLINE Answered::Answered(const httplib::Result& result) : answer_(to_answer(result)) {}
KIZEN_INLINE Answered::Answered(const httplib::Response& response)
    : answer_(to_response(response)) {}

KIZEN_INLINE std::optional<kizen::json> Answered::json() const {
  return response() == nullptr ? std::nullopt : detail::json_body(response()->body);
}

KIZEN_INLINE std::optional<kizen::json> Answered::field(std::string_view name) const {
  const auto body = json();
  return body ? field_of(*body, name) : std::nullopt;
}

KIZEN_INLINE std::optional<ErrorPayload> Answered::error() const {
  const auto body = json();
  if (!body) return std::nullopt;
  const auto asked = request() == nullptr ? std::nullopt : detail::json_body(request()->body);
  return error_payload_of(*body, asked.value_or(kizen::json()));
}

KIZEN_INLINE std::optional<UpsertAction> Answered::upserted() const {
  const auto body = json();
  const auto action = body ? upsert_action_of(*body) : std::nullopt;
  return action && is_answered_with(*action, status()) ? action : std::nullopt;
}

KIZEN_INLINE std::string Answered::redacted(std::string text) const {
  return redactor_ == nullptr ? text : redactor_->redacted(text);
}

KIZEN_INLINE std::string Answered::explanation() const {
  std::ostringstream text;
  if (request() == nullptr) {
    text << "a response";
  } else {
    text << *request();
  }
  text << " -> ";
  if (no_answer() != nullptr) {
    text << *no_answer() << '\n';
  } else {
    text << status() << '\n';
    const auto body = detail::shown_body(response()->body);
    if (!body.empty()) text << body << '\n';
  }
  if (report() != nullptr) text << *report();
  return redacted(text.str());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
