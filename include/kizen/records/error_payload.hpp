#pragma once

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "../core/json.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// One thing that a service has against a request.
struct ErrorMessage {
  std::string key = {};   ///< what it is about: a field, a member, `detail`, `non_field_errors`
  std::string text = {};  ///< in the service's words
};

inline std::ostream& operator<<(std::ostream& out, const ErrorMessage& message) {
  return out << message.key << ": " << message.text;
}

/// What the body of an error says, whichever of the four shapes it has.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::json body = {{"non_field_errors", kizen::json::array()},
///                           {"fields", {{{"value", {"A valid number is required."}}}}}};
/// const kizen::json request = {{"fields", {{{"name", "amount"}, {"value", "ten"}}}}};
/// const auto error = kizen::error_payload_of(body, request);
/// assert(error && error->shape == kizen::ErrorPayload::Shape::Refusal);
/// assert(error->mentions("amount") && error->mentions("valid number"));
/// ```
///
/// @see behaviour rules E1, E2, D10
struct ErrorPayload {
  enum class Shape {
    Refusal,  ///< `{"non_field_errors": [...], "fields": [...]}`
    Detail,   ///< `{"detail": "...", "code": "..."}`, or one of them, or a problem of RFC 9457
    Keyed,    ///< `{"KEY": ["..."]}`, with some text
    Listed    ///< `{"errors": [...]}`
  };

  Shape shape = Shape::Refusal;
  std::vector<ErrorMessage> messages = {};  ///< in the order of the body

  /// Whether a message is about that, or says it; as spelled.
  bool mentions(std::string_view key_or_text) const {
    return std::any_of(messages.begin(), messages.end(), [&](const ErrorMessage& message) {
      return message.key == key_or_text || message.text.find(key_or_text) != std::string::npos;
    });
  }
};

/// The shape, and each message on a line of its own.
KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const ErrorPayload& error);

/// What the body of an error says; nothing where it has none of the shapes.
KIZEN_INLINE std::optional<ErrorPayload> error_payload_of(const json& body);

/// As above. An entry of `fields` is called by the field of the same entry of the request; without
/// one `fields/0`, and so on.
///
/// @param request body that was answered with this
KIZEN_INLINE std::optional<ErrorPayload> error_payload_of(const json& body, const json& request);

}  // namespace KIZEN_ABI
}  // namespace kizen
