#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The hosts that are talked to without a proxy.
///
/// An entry is `*` (all), a host (and all below it, with or without a leading dot), an IP address,
/// or a range of those as CIDR; a host or an address may have a port.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// const kizen::NoProxy none("example.test, 10.0.0.0/8, [::1]:8080");
/// assert(none.covers("crm.example.test", 443) && !none.covers("myexample.test", 443));
/// assert(none.covers("10.1.2.3", 80) && !none.covers("::1", 80) && none.covers("::1", 8080));
/// ```
class NoProxy {
 public:
  NoProxy() = default;

  /// @param list separated by commas or blanks, as in `NO_PROXY`
  KIZEN_INLINE explicit NoProxy(std::string_view list);
  explicit NoProxy(std::vector<std::string> entries) : entries_(std::move(entries)) {}

  /// @param host an IPv6 address stands without its brackets
  KIZEN_INLINE bool covers(std::string_view host, int port) const;

 private:
  std::vector<std::string> entries_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
