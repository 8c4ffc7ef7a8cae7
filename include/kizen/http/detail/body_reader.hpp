#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "httplib_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Takes a body in piece by piece, within a limit, and notes when the last piece came.
struct BodyReader {
  std::size_t limit;
  std::string body = {};
  bool too_large = false;
  bool has_head = false;       ///< whether status and header fields have come whole
  bool is_encoded = false;     ///< whether `body` is more or less than what travels
  std::string announced = {};  ///< how long the body is to be, by its head; may be empty
  std::chrono::steady_clock::time_point last = std::chrono::steady_clock::now();

  void take_head(const httplib::Response& response) {
    last = std::chrono::steady_clock::now();
    has_head = true;
    is_encoded = response.has_header("Content-Encoding");
    announced = response.get_header_value("Content-Length");
  }

  bool take(const char* data, std::size_t size) {
    last = std::chrono::steady_clock::now();
    too_large = size > limit - body.size();
    if (!too_large) body.append(data, size);
    return !too_large;
  }

  /// How much of the body there is.
  std::string progress() const {
    const auto bytes = std::to_string(body.size());
    if (is_encoded) return bytes + " bytes, decoded";
    return bytes + (announced.empty() ? std::string() : " of " + announced) + " bytes";
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
