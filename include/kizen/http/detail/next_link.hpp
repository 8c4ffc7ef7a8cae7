#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/contract_error.hpp"
#include "../../core/detail/query.hpp"
#include "../../core/detail/text.hpp"
#include "../target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Where a link to another page of a list leads.
struct NextLink {
  std::string target = {};   ///< of the request for it, without the base path
  std::string problem = {};  ///< why it must not be followed; empty where it may
};

inline bool is_same_origin(const Target& a, const Target& b) {
  return a.scheme == b.scheme && a.host == b.host && a.port == b.port;
}

/// The origin of an absolute URI; nothing where it is none, or holds a user name.
inline std::optional<Target> origin_of_link(std::string_view origin) {
  try {
    return Target::parse(origin);
  } catch (const ContractError&) {
    return std::nullopt;
  }
}

/// Follows a link only to the path of the first request at the origin that was asked.
///
/// @param first target of the first request
inline NextLink next_link(const Target& asked, std::string_view first, std::string_view uri) {
  uri = uri.substr(0, uri.find('#'));
  const auto scheme_end = uri.find("://");
  if (scheme_end == std::string_view::npos) return {{}, "is no absolute URI"};
  const auto origin_end = std::min(uri.find_first_of("/?", scheme_end + 3), uri.size());
  const auto origin = origin_of_link(uri.substr(0, origin_end));
  if (!origin) return {{}, "is no absolute URI of http or https"};
  if (!is_same_origin(*origin, asked)) return {{}, "leads to another origin"};
  auto rest = uri.substr(origin_end);
  if (!starts_with(rest, asked.base_path)) return {{}, "leads to another path"};
  rest.remove_prefix(asked.base_path.size());
  if (path_segments(rest) != path_segments(first)) return {{}, "leads to another path"};
  return {std::string(rest), {}};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
