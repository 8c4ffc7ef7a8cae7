#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "contract.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The operation that a request reaches, and what its path parameters stand for.
struct Route {
  const Operation* operation;
  std::vector<std::pair<std::string, std::string>> path_values;  ///< names and decoded values
  /// Names and values as they stand on the wire, still percent-encoded; in the same order.
  std::vector<std::pair<std::string, std::string>> path_texts = {};

  /// Method and path for people: values in place of parameters, but for ids, which stay names.
  KIZEN_INLINE std::string to_string() const;
};

/// Why a request reaches no operation.
struct NoRoute {
  enum class Reason { Path, Method, Encoding };
  Reason reason;
  std::vector<std::string> allowed = {};  ///< methods of the path, where only the method is wrong
  std::string nearest = {};               ///< template that came closest; may be empty
  std::string detail = {};                ///< what kept it from that, in words; may be empty
};

inline std::ostream& operator<<(std::ostream& out, const Route& route) {
  return out << route.operation->id;
}

inline std::ostream& operator<<(std::ostream& out, const NoRoute& none) {
  constexpr const char* reasons[] = {"path", "method", "encoding"};
  out << "no route: " << reasons[static_cast<int>(none.reason)];
  if (!none.detail.empty()) out << ": " << none.detail;
  return out;
}

/// Finds the operation of a request by method and path.
///
/// A concrete segment beats a templated one; segments are percent-decoded once; an empty
/// segment, as after a trailing slash, fits nothing. A path is a route only if `accepts` takes
/// each path parameter's value, so a pattern can tell two templates apart.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::Router router(kizen::records());
/// const auto found = router.route("POST", "/api/records/deals/search?page=2");
/// const auto* route = std::get_if<kizen::Route>(&found);
/// assert(route && route->operation->id == "records_search_create");
/// assert(route->to_string() == "POST /api/records/deals/search");
/// const auto none = router.route("PUT", "/api/records/deals/search");
/// assert(std::get<kizen::NoRoute>(none).allowed == std::vector<std::string>{"POST"});
/// ```
///
/// @see OpenAPI 3.0.3, Paths Object (path templating matching); behaviour rules R2, R3
class Router {
 public:
  /// Whether a path parameter takes a decoded value.
  using Accepts = std::function<bool(const Operation&, const Parameter&, std::string_view)>;

  /// Takes any value for any parameter where no `accepts` is given.
  KIZEN_INLINE explicit Router(Contract contract, Accepts accepts = {});

  /// @param target origin form; the query is left aside
  KIZEN_INLINE std::variant<Route, NoRoute> route(std::string_view method,
                                                  std::string_view target) const;

 private:
  struct Path;

  Contract contract_;
  Accepts accepts_;
  std::shared_ptr<const std::vector<Path>> paths_;  ///< the more concrete first
};

}  // namespace KIZEN_ABI
}  // namespace kizen
