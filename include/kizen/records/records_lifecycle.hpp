#pragma once

#include "../contract/lifecycle.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How records come and go: made by add and upsert, archived by DELETE, found by a text in their
/// names.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto* upsert = kizen::records_lifecycle().making("records_upsert_create");
/// assert(upsert && upsert->picked_by.to_string() == "/lookup_value");
/// assert(kizen::records_lifecycle().finding == "records_search_create");
/// ```
///
/// @see behaviour rules S6, U1, U3, W2, W7
inline const Lifecycle& records_lifecycle() {
  static const Lifecycle lifecycle = [] {
    const JsonPointer root;
    Lifecycle records;
    records.makings = {{"records_add_create", root, root / "id"},
                       {"records_upsert_create", root / "lookup_value", root / "id"}};
    records.removing = "records_destroy";
    records.id_parameter = "entity_id";
    records.finding = "records_search_create";
    records.text_parameter = "search";
    records.found = root / "results";
    records.found_id = root / "id";
    records.written_names = "$.fields[?@.name == 'name' || @.name == 'email'].value";
    records.found_names = "$.fields[*].value";
    return records;
  }();
  return lifecycle;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
