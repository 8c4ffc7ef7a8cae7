#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "../core/json_pointer.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// An operation that may make something, and where its messages speak of that.
struct Making {
  std::string operation = {};  ///< operationId
  /// In the body of the request: a text that picks what is changed instead, where there is one; the
  /// root where the operation only makes.
  JsonPointer picked_by = {};
  JsonPointer id = {};  ///< in the body of the response: the id of what was made
};

/// How what a service keeps comes and goes: what must be known to leave nothing behind.
///
/// What an operation makes is removed by another, whose path has the same parameters and one more:
/// the id. An operation that does more than read and has that parameter changes what has the id.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto& lifecycle = kizen::records_lifecycle();
/// assert(lifecycle.making("records_add_create") != nullptr);
/// assert(lifecycle.making("records_retrieve") == nullptr);
/// assert(lifecycle.removing == "records_destroy" && lifecycle.id_parameter == "entity_id");
/// ```
struct Lifecycle {
  std::vector<Making> makings = {};
  std::string removing = {};        ///< operationId of what removes
  std::string id_parameter = {};    ///< name of the path parameter that is an id
  std::string finding = {};         ///< operationId of a search for a text
  std::string text_parameter = {};  ///< query parameter of the search: the text
  JsonPointer found = {};           ///< in the body of its response: the list of what was found
  JsonPointer found_id = {};        ///< in an item of that list: its id
  /// JSONPath, in the body of a request that writes: the texts that become names; empty: not known.
  std::string written_names = {};
  /// JSONPath, in an item of the list: the texts of which one is its name; empty: any text of it.
  std::string found_names = {};

  /// What is known of an operation that makes something; null where it makes nothing.
  const Making* making(std::string_view operation) const {
    const auto found_making = std::find_if(makings.begin(), makings.end(), [&](const Making& one) {
      return one.operation == operation;
    });
    return found_making == makings.end() ? nullptr : &*found_making;
  }
};

}  // namespace KIZEN_ABI
}  // namespace kizen
