#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../search.hpp"
#include "filter_inl.hpp"
#include "record_target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE std::string Search::target(std::string_view object) const {
  return detail::RecordTarget()
      .segment(object)
      .segment("search")
      .parameter("search", text_)
      .parameter("ordering", ordering_)
      .parameter("group_id", group_)
      .parameter("in_group_ids", in_groups_)
      .parameter("not_in_group_ids", not_in_groups_)
      .parameter("page", page_)
      .parameter("page_size", page_size_)
      .text();
}

KIZEN_INLINE json Search::body() const {
  json body = filter_.empty() ? json::object() : filter_.to_json();
  const auto add = [&](const char* name, const std::optional<Names>& list) {
    if (list) body[name] = *list;
  };
  add("search_within_field_names", within_names_);
  add("search_within_field_ids", within_ids_);
  add("field_names", field_names_);
  add("field_ids", field_ids_);
  return body;
}

KIZEN_INLINE Request Search::to_request(std::string_view object) const {
  return {
      "POST", target(object), {{"Content-Type", "application/json"}}, detail::written_json(body())};
}

KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const Search& search) {
  return out << search.target("...") << ' ' << detail::shown_json(search.body());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
