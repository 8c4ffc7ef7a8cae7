#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Which fields a record is read with, by its id or by lookup. What is not said is not sent.
///
/// ```cpp
/// #include <kizen/records.hpp>
///
/// kizen::ReadOptions amounts;
/// amounts.field_names = {"name", "amount"};
/// kizen::ReadOptions default_fields;
/// default_fields.field_names.emplace();
/// ```
///
/// @see behaviour rules W8, W9
struct ReadOptions {
  /// By api name or by UUID; an empty list is the default fields.
  std::optional<std::vector<std::string>> field_names = {};
  std::optional<std::vector<std::string>> field_ids = {};

  std::optional<bool> all_fields = {};  ///< of a lookup only

  /// Of a read by id only.
  std::optional<std::vector<std::string>> field_categories = {};
  std::optional<bool> detail_summary = {};
  std::optional<bool> include_hidden_fields = {};
};

}  // namespace KIZEN_ABI
}  // namespace kizen
