#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/percent.hpp"
#include "../../core/detail/query.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"
#include "../name_mapping.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Which name stands for which, in one direction and for one object.
class NameTranslation {
 public:
  /// @param object of the message, in the catalogue's name; empty: of none
  static NameTranslation to_target(const NameMapping& mapping, const std::string& object) {
    return NameTranslation(mapping.objects, fields_of(mapping, object));
  }
  static NameTranslation from_target(const NameMapping& mapping, const std::string& object) {
    return NameTranslation(turned(mapping.objects), turned(fields_of(mapping, object)));
  }

  std::optional<std::string> object(std::string_view name) const { return found(objects_, name); }
  std::optional<std::string> field(std::string_view name) const { return found(fields_, name); }

  /// An ordering: a field's name, with a minus before it or without.
  std::optional<std::string> ordering(std::string_view name) const {
    if (!starts_with(name, "-")) return field(name);
    auto other = field(name.substr(1));
    return other ? std::optional<std::string>("-" + *other) : std::nullopt;
  }

 private:
  using Names = NameMapping::Names;

  NameTranslation(Names objects, Names fields)
      : objects_(std::move(objects)), fields_(std::move(fields)) {}

  static Names fields_of(const NameMapping& mapping, const std::string& object) {
    const auto own = mapping.fields.find(object);
    return own == mapping.fields.end() ? Names() : own->second;
  }

  static Names turned(const Names& names) {
    Names other;
    for (const auto& [ours, theirs] : names) other.emplace(theirs, ours);
    return other;
  }

  static std::optional<std::string> found(const Names& names, std::string_view name) {
    const auto one = names.find(std::string(name));
    return one == names.end() ? std::nullopt : std::optional<std::string>(one->second);
  }

  Names objects_;
  Names fields_;
};

/// Which segment of a path names the object; nothing where none does.
inline std::optional<std::size_t> object_segment(const Operation& operation) {
  const auto segments = split(operation.path, '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i] == "{object_identifier}") return i;
  }
  return std::nullopt;
}

/// The name of the object that a target speaks of; empty where it speaks of none.
inline std::string object_of(const Operation& operation, std::string_view target) {
  const auto at = object_segment(operation);
  const auto segments = split(target.substr(0, target.find('?')), '/');
  if (!at || *at >= segments.size()) return {};
  return percent_decoded(segments[*at]).value_or("");
}

/// The pieces between commas, each translated where it is a name.
template <class Translate>
std::string translated_list(std::string_view list, Translate&& translate) {
  std::vector<std::string> pieces;
  for (const auto piece : split(list, ',')) {
    pieces.push_back(translate(piece).value_or(std::string(piece)));
  }
  std::string all = pieces.front();
  for (std::size_t i = 1; i < pieces.size(); ++i) all += "," + pieces[i];
  return all;
}

/// A pair of a query with the names in it translated; as it is where there are none.
inline std::string translated_pair(std::string_view name, std::string_view value,
                                   const NameTranslation& names) {
  const auto as_written = std::string(name) + "=" + std::string(value);
  const auto key = query_decoded(name).value_or("");
  const auto text = query_decoded(value);
  if (!text) return as_written;
  std::string other = *text;
  if (key == "field_names" || key == "search_within_field_names") {
    other = translated_list(*text, [&](std::string_view one) { return names.field(one); });
  } else if (key == "ordering") {
    other = translated_list(*text, [&](std::string_view one) { return names.ordering(one); });
  }
  return other == *text ? as_written : std::string(name) + "=" + percent_encoded(other);
}

/// A target in origin form with object and query translated.
inline std::string translated_target(const Operation& operation, std::string_view target,
                                     const NameTranslation& names) {
  const auto mark = target.find('?');
  auto segments = split(target.substr(0, mark), '/');
  const auto at = object_segment(operation);
  std::string object;
  if (at && *at < segments.size()) {
    const auto other = names.object(percent_decoded(segments[*at]).value_or(""));
    if (other) object = percent_encoded(*other);
    if (other) segments[*at] = object;
  }
  std::string result;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    result += (i == 0 ? "" : "/") + std::string(segments[i]);
  }
  if (mark == std::string_view::npos) return result;
  char before = '?';
  for (const auto piece : split(target.substr(mark + 1), '&')) {
    const auto equals = piece.find('=');
    result += before;
    result += equals == std::string_view::npos
                  ? std::string(piece)
                  : translated_pair(piece.substr(0, equals), piece.substr(equals + 1), names);
    before = '&';
  }
  return result;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
