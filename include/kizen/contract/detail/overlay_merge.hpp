#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "../../core/contract_error.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json_pointer.hpp"
#include "../json_source.hpp"
#include "provenance.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A value that an action gives, and where it was written.
struct GivenValue {
  const json& value;
  SharedSource source;
  JsonPointer place;

  GivenValue member(const std::string& name) const {
    return {value.at(name), source, place / name};
  }
};

/// Two values that cannot be merged.
struct UnmergedKinds {
  JsonPointer at;  ///< in the document
  std::string there;
  std::string given;
};

/// What Overlay calls the kind of a value: object, array, or one word for all others.
inline const char* overlay_kind(const json& value) {
  return value.is_object() ? "object" : value.is_array() ? "array" : "primitive";
}

/// Merges given values into places of a document.
///
/// @see Overlay 1.1.0, Action Object, `update`
class OverlayMerge {
 public:
  explicit OverlayMerge(Provenance& provenance) : provenance_(provenance) {}

  /// @throws UnmergedKinds
  void merge(json& target, const JsonPointer& at, const GivenValue& given) {
    const bool alike = std::string_view(overlay_kind(target)) == overlay_kind(given.value);
    if (!alike) throw UnmergedKinds{at, overlay_kind(target), overlay_kind(given.value)};
    if (target.is_object()) return merge_members(target, at, given);
    if (target.is_array()) return join(target, at, given);
    target = given.value;
    provenance_.put(at, given.source, given.place);
  }

  /// Puts a value behind the items of a list, as one item.
  void append(json& list, const JsonPointer& at, const GivenValue& given) {
    list.push_back(given.value);
    provenance_.put(at / (list.size() - 1), given.source, given.place);
  }

 private:
  void merge_members(json& target, const JsonPointer& at, const GivenValue& given) {
    for (const auto& member : given.value.items()) {
      const auto place = at / member.key();
      const auto own = given.member(member.key());
      const auto found = target.find(member.key());
      if (found != target.end()) {
        merge(*found, place, own);
        continue;
      }
      target[member.key()] = member.value();
      provenance_.put(place, own.source, own.place);
    }
  }

  void join(json& list, const JsonPointer& at, const GivenValue& given) {
    for (std::size_t i = 0; i < given.value.size(); ++i) {
      append(list, at, {given.value[i], given.source, given.place / i});
    }
  }

  Provenance& provenance_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
