#pragma once

#include <map>
#include <string>

#include "../contract/operation.hpp"
#include "../core/exchange.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How a tenant calls the objects and fields that suites know by the catalogue's names.
///
/// A request is written in the catalogue's names and sent in the tenant's; of what comes back the
/// names are turned round. Nothing else of a message changes, not even how a number is spelled; a
/// body that is not JSON stays as it is.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::NameMapping mapping{{{"deals", "opportunities"}},
///                                  {{"deals", {{"amount", "deal_value"}}}}};
/// const auto& search = *kizen::records().operation("records_search_create");
/// const kizen::Request asked{"POST", "/api/records/deals/search?ordering=-amount"};
/// assert(mapping.to_target(search, asked).target ==
///        "/api/records/opportunities/search?ordering=-deal_value");
/// ```
struct NameMapping {
  using Names = std::map<std::string, std::string>;

  Names objects = {};                        ///< the tenant's names by those of the catalogue
  std::map<std::string, Names> fields = {};  ///< likewise, by the object's name in the catalogue

  bool empty() const { return objects.empty() && fields.empty(); }

  /// The request as the tenant understands it: object in the path; names of fields in entries,
  /// lists, orderings and filters of default fields.
  KIZEN_INLINE Request to_target(const Operation& operation, Request request) const;

  /// The response as the catalogue's names would have it: names in `fields`, object names, keys of
  /// errors, links to other pages.
  ///
  /// @param request as it was before to_target()
  KIZEN_INLINE Response from_target(const Operation& operation, const Request& request,
                                    Response response) const;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
