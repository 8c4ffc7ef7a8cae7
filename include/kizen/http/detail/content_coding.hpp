#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "httplib_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What undoes a content coding in this build of httplib, which all of its releases do for these
/// names in lower case; null for any other one.
inline std::unique_ptr<httplib::detail::decompressor> decompressor_of(std::string_view coding) {
#if defined(CPPHTTPLIB_ZLIB_SUPPORT)
  if (coding == "gzip" || coding == "deflate") {
    return std::make_unique<httplib::detail::gzip_decompressor>();
  }
#endif
#if defined(CPPHTTPLIB_BROTLI_SUPPORT)
  if (coding == "br") return std::make_unique<httplib::detail::brotli_decompressor>();
#endif
#if defined(CPPHTTPLIB_ZSTD_SUPPORT)
  if (coding == "zstd") return std::make_unique<httplib::detail::zstd_decompressor>();
#endif
  static_cast<void>(coding);
  return nullptr;
}

/// The content codings of a body as they were written, in the order in which they were applied.
inline std::vector<std::string> codings_of(const httplib::Headers& headers) {
  std::vector<std::string> codings;
  const auto fields = headers.equal_range("Content-Encoding");
  for (auto field = fields.first; field != fields.second; ++field) {
    for (const auto piece : split(field->second, ',')) {
      const std::string coding(trimmed(piece));
      if (!coding.empty() && ascii_lower(coding) != "identity") codings.push_back(coding);
    }
  }
  return codings;
}

/// Whether a client that decodes bodies has decoded one of these codings.
inline bool is_undone_by_client(const std::vector<std::string>& codings) {
  return codings.size() == 1 && decompressor_of(codings.front()) != nullptr;
}

/// A body with its codings undone; nothing where one is not known, or the body does not have it.
inline std::optional<std::string> decoded_body(const std::vector<std::string>& codings,
                                               std::string body) {
  for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
    const auto decompressor = decompressor_of(ascii_lower(*coding));
    if (decompressor == nullptr || !decompressor->is_valid()) return std::nullopt;
    std::string decoded;
    const auto keep = [&](const char* data, std::size_t size) {
      decoded.append(data, size);
      return true;
    };
    if (!decompressor->decompress(body.data(), body.size(), keep)) return std::nullopt;
    body = std::move(decoded);
  }
  return body;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
