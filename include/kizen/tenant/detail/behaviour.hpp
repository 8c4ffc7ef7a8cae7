#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What the tenant does, where a fault can make it do otherwise. As it is made, it is faithful.
///
/// Operations ask it; none of them knows of faults.
struct Behaviour {
  // Authentication and tenancy
  bool needs_api_key = true;             ///< A1
  bool needs_business_id = true;         ///< A1
  bool needs_user_id = true;             ///< A1
  bool knows_keys = true;                ///< A3: whether a key must be that of the business
  bool knows_users = true;               ///< A3
  bool checks_permission = true;         ///< A4
  std::vector<std::string> shared = {};  ///< A5: operations that also reach the other business

  // Search
  bool shows_archived = false;              ///< S11
  std::size_t default_page_size = 100;      ///< S2
  std::size_t largest_page_size = 1000;     ///< S3
  std::size_t page_overlap = 0;             ///< S4: rows that a page repeats of the one before
  bool reads_page_of_body = false;          ///< S2
  bool sorts_numbers_as_text = false;       ///< S5
  std::string text_search = "part";         ///< S6: `part`, `start` or `whole` of a text
  std::size_t search_columns_left_out = 0;  ///< S6: from the last
  bool searches_all_columns = false;        ///< S6
  std::vector<std::string> refuses_unknown_members = {};  ///< S12, W6: operations that do
  bool refuses_unknown_names = false;                     ///< S8
  bool needs_search_body = false;                         ///< S1
  bool between_has_ends = true;                           ///< S9
  int month_shift = 0;                                    ///< S9: added to the month of a date
  bool compares_numbers_as_text = false;                  ///< S9
  bool negates = true;  ///< S9: whether `!=`, `!contains` and the like negate

  // Upsert
  std::string upsert_match = "folded";    ///< U1: `folded`, `exact`, `start` or `never`
  bool fills_in_identifier = true;        ///< U2
  std::size_t upsert_gap_ms = 0;          ///< U7: between looking and writing, unguarded
  bool takes_empty_lookup_value = false;  ///< U1

  // Writes and reads
  bool takes_duplicates = false;  ///< W2
  bool needs_identifier = true;   ///< W2
  bool keeps_the_rest = true;     ///< W4: whether a change leaves other fields alone
  bool applies_refused = false;   ///< E5: whether what is right in a refused write is done
  bool moves_updated = true;      ///< W4: whether a write sets `updated`
  bool delete_archives = true;    ///< W7
  bool delete_erases = false;     ///< W7: whether nothing can be restored
  std::vector<std::string> reaches_archived = {};  ///< W7: operations that find archived records
  bool lookup_folds = false;                       ///< W8
  bool obeys_archived_member = false;              ///< W6: whether `"archived": true` archives
  bool lists_archived_links = false;               ///< W10
  bool takes_several_for_one = false;              ///< W11: `add_values` where one value is held
  bool takes_one_for_several = false;              ///< W11: one `value` where several are held
  bool removes_values = true;                      ///< W4
  std::size_t read_lag_ms = 0;    ///< S14: how long a read by id shows what was before
  std::size_t search_lag_ms = 0;  ///< S14: how long a search shows what was before
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
