#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/contract_error.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../path.hpp"
#include "../json_at.hpp"
#include "../overlay.hpp"
#include "document_order.hpp"
#include "file_name.hpp"
#include "json_child.hpp"
#include "json_size.hpp"
#include "overlay_merge.hpp"
#include "provenance.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Applies overlays to one document, action by action.
class OverlayRun {
 public:
  explicit OverlayRun(const JsonSource& base) : OverlayRun(base, file_name(base.file)) {}

  /// @param name of the document, without what was applied to it
  OverlayRun(const JsonSource& base, std::string name)
      : name_(std::move(name)),
        file_(base.file),
        shown_name_(file_name(base.file)),
        document_(*base.document),
        provenance_(std::make_shared<Provenance>(base)) {}

  /// @throws ContractError `overlay.*` that names the action which cannot be applied
  AppliedOverlay apply(const Overlay& overlay) {
    AppliedOverlay applied{overlay.name(), overlay.ids(), {}};
    overlay_ = &overlay;
    source_ = std::make_shared<const JsonSource>(overlay.source());
    note_other_document(applied);
    shown_name_ += " + " + overlay.name();
    for (const auto& action : overlay.actions()) {
      action_ = &action;
      if (!action.note.empty()) {
        applied.notes.push_back(place({}).to_string() + ": " + action.title() + ": " + action.note);
      }
      if (!apply(action)) {
        applied.notes.push_back(place({}).to_string() + ": " + action.title() +
                                " changes nothing: " + why_idle(action));
      }
    }
    return applied;
  }

  /// The changed document, with the way back to where each of its values was written.
  JsonSource result() && {
    JsonSource source;
    source.file = shown_name_;
    source.document = std::make_shared<const json>(std::move(document_));
    source.locate = [origin = provenance_](const JsonPointer& at) { return origin->place(at); };
    source.literal = [origin = provenance_](const JsonPointer& at) { return origin->literal(at); };
    return source;
  }

 private:
  SourcePlace place(const JsonPointer& inside) const {
    return overlay_->source().place(action_->place / inside);
  }

  [[noreturn]] void refuse(const char* member, const std::string& rule, const std::string& problem,
                           const std::string& fix) const {
    throw ContractError(place(JsonPointer() / member), rule, action_->title() + ": " + problem,
                        fix);
  }

  void note_other_document(AppliedOverlay& applied) const {
    const auto meant = file_name(overlay_->extends());
    if (meant.empty() || meant == name_) return;
    applied.notes.push_back(overlay_->source().place(JsonPointer() / "extends").to_string() +
                            ": it is made for " + meant + ", but is applied to " + name_);
  }

  /// Where a value was written, and how.
  struct Written {
    SourcePlace place;
    std::string literal;
  };

  static bool has_change(const OverlayAction& action) {
    return action.removes || action.update != nullptr || action.copy.has_value();
  }

  static std::string why_idle(const OverlayAction& action) {
    return has_change(action) ? "its target selects nothing in the document"
                              : "it has neither update nor remove";
  }

  /// Whether anything was selected and changed.
  bool apply(const OverlayAction& action) {
    const auto selected = places_of(action.target, "target");
    if (selected.empty() && action.must_select) {
      refuse("target", "overlay.target",
             "'" + action.target.text() + "' selects nothing in " + file_,
             "compare it with the document; required: false would allow that");
    }
    if (selected.empty() || !has_change(action)) return false;
    if (action.removes) {
      remove_all(selected);
    } else if (action.copy) {
      copy_to(selected, action);
    } else {
      update_all(selected, {*action.update, source_, action.place / "update"});
    }
    return true;
  }

  /// The places that a path selects, each once, in document order.
  std::vector<JsonPointer> places_of(const JsonPath& path, const char* member) const {
    const auto found = path.nodes(document_);
    if (!found.problem.empty()) refuse(member, "overlay.budget", found.problem, "select less");
    std::vector<JsonPointer> all;
    for (const auto& node : found.nodes) all.push_back(node.location);
    std::sort(all.begin(), all.end(), stands_before);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  json& at(const JsonPointer& place) {
    json* value = &document_;
    for (const auto& token : place.tokens()) {
      value = value->is_object() ? &value->at(token) : &value->at(*array_index(token));
    }
    return *value;
  }

  /// From the last place to the first, so that none moves before its turn, and what lies inside
  /// another goes first.
  void remove_all(std::vector<JsonPointer> places) {
    for (auto next = places.rbegin(); next != places.rend(); ++next) remove(*next);
  }

  void remove(const JsonPointer& place) {
    if (place.empty()) {
      refuse("target", "overlay.target", "the whole document cannot be removed",
             "select what is in it");
    }
    const auto parent = place.parent();
    auto& around = at(parent);
    if (around.is_object()) {
      around.erase(place.tokens().back());
      provenance_->disturb(place, source_, action_->place);
    } else {
      around.erase(*array_index(place.tokens().back()));
      provenance_->disturb(parent, source_, action_->place);
    }
  }

  /// Version 1.0 updates objects and lists alone.
  void demand_structured(const json& value, const JsonPointer& place) const {
    if (!overlay_->is_1_0() || value.is_structured()) return;
    refuse("target", "overlay.target",
           "it selects " + std::string(value.type_name()) + " at '" + place.to_string() + "'",
           "Overlay 1.0 updates objects and lists; write overlay: 1.1.0");
  }

  void copy_to(const std::vector<JsonPointer>& places, const OverlayAction& action) {
    const auto found = places_of(*action.copy, "copy");
    if (found.size() != 1) {
      refuse("copy", "overlay.copy",
             "'" + action.copy->text() + "' selects " + std::to_string(found.size()) + " values",
             "select exactly one");
    }
    const json copied = at(found.front());
    demand_room(copied, found.front());
    update_all(places, {copied, written(copied, found.front()), found.front()});
  }

  /// The way back from a value that is copied, as it is now.
  SharedSource written(const json& value, const JsonPointer& place) const {
    const auto origins = std::make_shared<std::map<JsonPointer, Written>>();
    note_written(value, place, *origins);
    JsonSource source;
    source.locate = [origins](const JsonPointer& at) { return origins->at(at).place; };
    source.literal = [origins](const JsonPointer& at) { return origins->at(at).literal; };
    return std::make_shared<const JsonSource>(std::move(source));
  }

  void note_written(const json& value, const JsonPointer& at,
                    std::map<JsonPointer, Written>& origins) const {
    const bool has_literal = value.is_number();
    origins.emplace(at, Written{provenance_->place(at),
                                has_literal ? provenance_->literal(at) : std::string()});
    if (!value.is_structured()) return;
    for (const auto& child : value.items()) {
      note_written(child.value(), at / std::string_view(child.key()), origins);
    }
  }

  void update_all(const std::vector<JsonPointer>& places, const GivenValue& given) {
    demand_one_kind(places);
    for (const auto& place : places) update(place, given);
  }

  void demand_one_kind(const std::vector<JsonPointer>& places) {
    const std::string first = overlay_kind(at(places.front()));
    for (const auto& place : places) {
      demand_structured(at(place), place);
      if (overlay_kind(at(place)) == first) continue;
      refuse("target", "overlay.target",
             "it selects values of several kinds: " + first + " at '" + places.front().to_string() +
                 "', " + overlay_kind(at(place)) + " at '" + place.to_string() + "'",
             "make an action for each kind");
    }
  }

  void update(const JsonPointer& place, const GivenValue& given) {
    demand_room(given.value, place);
    OverlayMerge merge(*provenance_);
    auto& target = at(place);
    const bool joins = !overlay_->is_1_0() && given.value.is_array();
    if (target.is_array() && !joins) return merge.append(target, place, given);
    try {
      merge.merge(target, place, given);
    } catch (const UnmergedKinds& kinds) {
      refuse(action_->copy ? "copy" : "update", "overlay.merge",
             "at '" + kinds.at.to_string() + "' of " + file_ + " is " + article(kinds.there) +
                 ", the update has " + article(kinds.given) + " for it",
             "remove it by an action of its own, then update what is around it");
    }
  }

  static std::string article(const std::string& kind) {
    return kind == "primitive" ? "neither object nor array" : "an " + kind;
  }

  void demand_room(const json& given, const JsonPointer& place) {
    const auto size = json_size(given);
    added_ += size.values;
    if (added_ > most_added) {
      refuse("target", "overlay.budget",
             "more than " + std::to_string(most_added) + " values would be added", "select less");
    }
    if (place.tokens().size() + size.depth <= most_levels) return;
    refuse("target", "overlay.budget",
           "the document becomes deeper than " + std::to_string(most_levels) + " levels",
           "select less");
  }

  static constexpr std::size_t most_added = 200000;
  static constexpr std::size_t most_levels = 512;

  std::string name_;
  std::string file_;
  std::string shown_name_;  ///< of the document, with what was applied to it
  json document_;
  std::shared_ptr<Provenance> provenance_;
  const Overlay* overlay_ = nullptr;
  SharedSource source_;  ///< of that overlay
  const OverlayAction* action_ = nullptr;
  std::size_t added_ = 0;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
