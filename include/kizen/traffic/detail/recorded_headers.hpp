#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "../../contract/media_type.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/headers.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A number of bytes that is not known.
inline constexpr std::int64_t unknown_size = -1;

/// What a Content-Length header says.
inline std::int64_t content_length(const Headers& headers) {
  const auto* value = headers.first("Content-Length");
  if (value == nullptr) return unknown_size;
  std::int64_t length = unknown_size;
  std::from_chars(value->data(), value->data() + value->size(), length);
  return length;
}

/// The type of a message's body: the header's, or what the recorder took it for.
inline std::optional<MediaType> body_type(const Headers& headers, const std::string& recorded) {
  const auto* header = headers.first("Content-Type");
  return MediaType::parse(header != nullptr ? *header : recorded);
}

/// Adds a header as a recorder wrote it: some join values by a line break, and some give the pseudo
/// headers of HTTP/2, which are none.
inline void add_recorded(Headers& headers, const std::string& name, std::string_view value) {
  if (name.empty() || name.front() == ':') return;
  for (const auto one : split(value, '\n')) headers.add(name, std::string(trimmed(one)));
}

/// Takes away what tells of the coding of a body that is decoded by now.
inline void drop_codings(Headers& headers) {
  headers.remove("Content-Encoding");
  headers.remove("Transfer-Encoding");
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
