#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/headers.hpp"
#include "../../core/report.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A body, as far as a recording has it.
struct RecordedBody {
  std::string bytes = {};
  std::string missing = {};  ///< why the bytes are not known, in words; empty where they are

  bool is_empty() const { return bytes.empty() && missing.empty(); }
};

/// Whether bytes start as what a coding named in the headers makes of a body.
inline bool is_still_coded(std::string_view bytes, const Headers& headers) {
  if (headers.first("Content-Encoding") == nullptr) return false;
  constexpr std::string_view beginnings[] = {"\x1F\x8B", "\x1F\xEF\xBF\xBD", "\x28\xB5\x2F\xFD"};
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [&](std::string_view one) { return starts_with(bytes, one); });
}

/// Puts a body where it belongs in a message, or notes that it is missing.
template <class Message>
void place_body(RecordedBody body, Message& message, const char* reason,
                std::vector<Unchecked>& missing) {
  if (is_still_coded(body.bytes, message.headers)) body.missing = "it is recorded as it was coded";
  if (!body.missing.empty()) return missing.push_back({reason, std::move(body.missing)});
  message.body = std::move(body.bytes);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
