#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/detail/query.hpp"
#include "../../core/exchange.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "behaviour.hpp"
#include "refusal.hpp"
#include "target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The positive integer that `text` spells in decimal digits; one too large is the largest there is.
inline std::optional<std::size_t> positive_number(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  std::size_t number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec == std::errc::result_out_of_range) return static_cast<std::size_t>(-1);
  return number > 0 ? std::optional(number) : std::nullopt;
}

/// One page of a list of rows.
///
/// @see behaviour rules S2, S3, S4
struct Page {
  std::size_t number;  ///< from 1
  std::size_t size;
  std::size_t total;        ///< rows of all pages
  std::size_t overlap = 0;  ///< rows of the page before that it repeats

  /// The page that `page` and `page_size` ask for. Ends the request with 404 where there is none.
  static Page of(const std::string& asked, const std::string& asked_size, std::size_t total,
                 const Behaviour& behaviour) {
    const auto size = positive_number(asked_size).value_or(behaviour.default_page_size);
    const auto number = positive_number(asked);
    Page page{number.value_or(0), std::min(size, behaviour.largest_page_size), total,
              behaviour.page_overlap};
    if (!number || page.number > page.last()) refuse_with_detail(404, "Invalid page.");
    return page;
  }

  static Page of(const Query& query, std::size_t total, const Behaviour& behaviour) {
    return of(query.find("page").value_or("1"), query.text("page_size"), total, behaviour);
  }

  std::size_t last() const { return total == 0 ? 1 : (total + size - 1) / size; }
  std::size_t begin() const {
    const auto first = (number - 1) * size;
    return first - std::min(first, overlap);
  }
  std::size_t end() const { return std::min(begin() + size, total); }
};

/// `SCHEME://HOST` of the server, as the client called it.
inline std::string origin_of(const std::string& scheme, const Request& request) {
  const std::string* const host = request.headers.first("Host");
  static constexpr std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:[]";
  const bool usable =
      host != nullptr && !host->empty() && host->find_first_not_of(allowed) == std::string::npos;
  return scheme + "://" + (usable ? *host : std::string("localhost"));
}

/// The address of another page of the same list.
inline std::string page_uri(const std::string& origin, const Request& request, const Query& query,
                            const Page& page, std::size_t number) {
  const auto path = std::string_view(request.target).substr(0, request.target.find('?'));
  std::string uri = origin;
  const auto segments = path_segments(path).value();
  for (const auto& segment : segments) uri += "/" + percent_encoded(segment);
  uri += "?page=" + std::to_string(number) + "&page_size=" + std::to_string(page.size);
  for (const auto& [name, value] : query.pairs()) {
    if (name == "page" || name == "page_size") continue;
    uri += "&" + percent_encoded(name) + "=" + percent_encoded(value);
  }
  return uri;
}

/// A page of a list, but for its `errors`. `origin` is where the links to its neighbours lead.
inline json page_view(const std::string& origin, const Request& request, const Query& query,
                      const Page& page, json rows) {
  json view = {{"count", page.total}, {"next", nullptr}, {"previous", nullptr}};
  if (page.number < page.last())
    view["next"] = page_uri(origin, request, query, page, page.number + 1);
  if (page.number > 1) view["previous"] = page_uri(origin, request, query, page, page.number - 1);
  view["results"] = std::move(rows);
  return view;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
