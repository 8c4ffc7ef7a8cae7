#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "behaviour.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A member of Behaviour that a fault can set.
using BehaviourKnob = std::variant<bool Behaviour::*, int Behaviour::*, std::size_t Behaviour::*,
                                   std::string Behaviour::*, std::vector<std::string> Behaviour::*>;

/// Every member of Behaviour by its name.
inline const std::pair<std::string_view, BehaviourKnob> behaviour_knobs[] = {
    {"needs_api_key", &Behaviour::needs_api_key},
    {"needs_business_id", &Behaviour::needs_business_id},
    {"needs_user_id", &Behaviour::needs_user_id},
    {"knows_keys", &Behaviour::knows_keys},
    {"knows_users", &Behaviour::knows_users},
    {"checks_permission", &Behaviour::checks_permission},
    {"shared", &Behaviour::shared},
    {"shows_archived", &Behaviour::shows_archived},
    {"default_page_size", &Behaviour::default_page_size},
    {"largest_page_size", &Behaviour::largest_page_size},
    {"page_overlap", &Behaviour::page_overlap},
    {"reads_page_of_body", &Behaviour::reads_page_of_body},
    {"sorts_numbers_as_text", &Behaviour::sorts_numbers_as_text},
    {"text_search", &Behaviour::text_search},
    {"search_columns_left_out", &Behaviour::search_columns_left_out},
    {"searches_all_columns", &Behaviour::searches_all_columns},
    {"refuses_unknown_members", &Behaviour::refuses_unknown_members},
    {"refuses_unknown_names", &Behaviour::refuses_unknown_names},
    {"needs_search_body", &Behaviour::needs_search_body},
    {"between_has_ends", &Behaviour::between_has_ends},
    {"month_shift", &Behaviour::month_shift},
    {"compares_numbers_as_text", &Behaviour::compares_numbers_as_text},
    {"negates", &Behaviour::negates},
    {"upsert_match", &Behaviour::upsert_match},
    {"fills_in_identifier", &Behaviour::fills_in_identifier},
    {"upsert_gap_ms", &Behaviour::upsert_gap_ms},
    {"takes_empty_lookup_value", &Behaviour::takes_empty_lookup_value},
    {"takes_duplicates", &Behaviour::takes_duplicates},
    {"needs_identifier", &Behaviour::needs_identifier},
    {"keeps_the_rest", &Behaviour::keeps_the_rest},
    {"applies_refused", &Behaviour::applies_refused},
    {"moves_updated", &Behaviour::moves_updated},
    {"delete_archives", &Behaviour::delete_archives},
    {"delete_erases", &Behaviour::delete_erases},
    {"reaches_archived", &Behaviour::reaches_archived},
    {"lookup_folds", &Behaviour::lookup_folds},
    {"obeys_archived_member", &Behaviour::obeys_archived_member},
    {"lists_archived_links", &Behaviour::lists_archived_links},
    {"takes_several_for_one", &Behaviour::takes_several_for_one},
    {"takes_one_for_several", &Behaviour::takes_one_for_several},
    {"removes_values", &Behaviour::removes_values},
    {"read_lag_ms", &Behaviour::read_lag_ms},
    {"search_lag_ms", &Behaviour::search_lag_ms},
};

/// Sets what `values` names.
/// @throws std::invalid_argument where there is no such member
inline void set_behaviour(Behaviour& behaviour, const json& values) {
  for (const auto& entry : values.items()) {
    bool is_known = false;
    for (const auto& [name, knob] : behaviour_knobs) {
      if (name != entry.key()) continue;
      is_known = true;
      std::visit([&](auto member) { entry.value().get_to(behaviour.*member); }, knob);
    }
    if (!is_known) throw std::invalid_argument("'" + entry.key() + "' is nothing the tenant does");
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
