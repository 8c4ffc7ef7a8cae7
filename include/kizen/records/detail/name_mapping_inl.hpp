#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/json_tree.hpp"
#include "../name_mapping.hpp"
#include "json_renames.hpp"
#include "name_translation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Puts other names into a request's body.
class RequestRenames {
 public:
  RequestRenames(std::string_view text, const NameTranslation& names)
      : names_(names), renames_(text) {}

  std::string apply(JsonView body) {
    if (!body.is(JsonKind::Object)) return renames_.apply();
    all_members(body, [&](JsonView name, JsonView value) {
      const auto key = name.text();
      if (key == "fields") each(value, [&](JsonView entry) { rename_member(entry, "name"); });
      if (key == "field_names" || key == "search_within_field_names") {
        each(value, [&](JsonView one) { rename(one); });
      }
      if (key == "ordering") rename_ordering(value);
      if (key == "query") rename_groups(value);
      return true;
    });
    return renames_.apply();
  }

 private:
  template <class Visit>
  static void each(JsonView list, Visit&& visit) {
    if (!list.is(JsonKind::Array)) return;
    all_items(list, [&](JsonView item, std::size_t) {
      visit(item);
      return true;
    });
  }

  void rename(JsonView value) {
    if (!value.is(JsonKind::String)) return;
    if (const auto other = names_.field(value.text())) renames_.rename(value, *other);
  }

  void rename_member(JsonView object, std::string_view member) {
    if (!object.is(JsonKind::Object)) return;
    if (const auto value = member_value(object, member)) rename(*value);
  }

  void rename_ordering(JsonView value) {
    if (!value.is(JsonKind::String)) return each(value, [&](JsonView one) { rename_order(one); });
    rename_order(value);
  }

  void rename_order(JsonView value) {
    if (!value.is(JsonKind::String)) return;
    if (const auto other = names_.ordering(value.text())) renames_.rename(value, *other);
  }

  /// Groups of filters, and groups of groups; no deeper than a body is read.
  void rename_groups(JsonView groups) {
    each(groups, [&](JsonView group) {
      if (!group.is(JsonKind::Object)) return;
      all_members(group, [&](JsonView name, JsonView value) {
        if (name.text() == "filters") each(value, [&](JsonView one) { rename_filter(one); });
        if (name.text() == "query") rename_groups(value);
        return true;
      });
    });
  }

  void rename_filter(JsonView filter) {
    if (!filter.is(JsonKind::Object)) return;
    const auto subtype = member_value(filter, "subtype");
    const bool is_default_field =
        subtype && subtype->is(JsonKind::String) && subtype->text() == "non_custom";
    if (is_default_field) rename_member(filter, "field");
  }

  const NameTranslation& names_;
  JsonRenames renames_;
};

/// Turns the names in a response's body round.
class ResponseRenames {
 public:
  /// @param operation where a link to another page leads
  ResponseRenames(std::string_view text, const Operation& operation, const NameTranslation& names)
      : operation_(operation), names_(names), renames_(text) {}

  /// @param is_error whether names of members may be fields
  std::string apply(JsonView body, bool is_error) {
    walk(body, is_error, true);
    return renames_.apply();
  }

 private:
  void walk(JsonView value, bool is_error, bool is_whole) {
    if (value.is(JsonKind::Array)) {
      all_items(value, [&](JsonView item, std::size_t) {
        walk(item, false, false);
        return true;
      });
    } else if (value.is(JsonKind::Object)) {
      all_members(value, [&](JsonView name, JsonView member) {
        if (is_error) rename_key(name, member);
        look_at(name.text(), member, is_whole);
        return true;
      });
    }
  }

  void look_at(std::string_view name, JsonView value, bool is_whole) {
    const bool is_text = value.is(JsonKind::String);
    if (name == "fields" && value.is(JsonKind::Object)) {
      rename_entries(value);
    } else if (is_text && is_object_name(name)) {
      if (const auto other = names_.object(value.text())) renames_.rename(value, *other);
    } else if (is_text && is_whole && (name == "next" || name == "previous")) {
      rename_link(value);
    } else if (!is_text) {
      walk(value, false, false);
    }
  }

  static bool is_object_name(std::string_view name) {
    return name == "object_type" || name == "object_identifier" || name == "object_name" ||
           name == "object_api_name" || name == "related_object";
  }

  /// The entries of `fields`, whose values are none of our business.
  void rename_entries(JsonView fields) {
    all_members(fields, [&](JsonView, JsonView entry) {
      const auto name =
          entry.is(JsonKind::Object) ? member_value(entry, "name") : std::optional<JsonView>();
      if (name && name->is(JsonKind::String)) {
        if (const auto other = names_.field(name->text())) renames_.rename(*name, *other);
      }
      return true;
    });
  }

  void rename_key(JsonView name, JsonView value) {
    if (!value.is(JsonKind::Array) && !value.is(JsonKind::String)) return;
    if (const auto other = names_.field(name.text())) renames_.rename(name, *other);
  }

  /// An absolute URI; the path of the operation begins where its first segments do.
  void rename_link(JsonView value) {
    const auto start = operation_.path.substr(0, operation_.path.find('{'));
    const auto at = value.text().find(start);
    if (at == std::string_view::npos) return;
    const auto link = std::string(value.text().substr(0, at)) +
                      translated_target(operation_, value.text().substr(at), names_);
    if (link != value.text()) renames_.rename(value, link);
  }

  const Operation& operation_;
  const NameTranslation& names_;
  JsonRenames renames_;
};

}  // namespace detail

KIZEN_INLINE Request NameMapping::to_target(const Operation& operation, Request request) const {
  const auto object = detail::object_of(operation, request.target);
  const auto names = detail::NameTranslation::to_target(*this, object);
  request.target = detail::translated_target(operation, request.target, names);
  const auto reading = detail::JsonReader(request.body).read();
  if (!reading.is_json()) return request;
  request.body = detail::RequestRenames(request.body, names).apply({reading.tree});
  return request;
}

KIZEN_INLINE Response NameMapping::from_target(const Operation& operation, const Request& request,
                                               Response response) const {
  const auto object = detail::object_of(operation, request.target);
  const auto names = detail::NameTranslation::from_target(*this, object);
  const auto reading = detail::JsonReader(response.body).read();
  if (!reading.is_json()) return response;
  response.body = detail::ResponseRenames(response.body, operation, names)
                      .apply({reading.tree}, response.status >= 400);
  return response;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
