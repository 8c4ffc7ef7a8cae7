#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "../core/contract_error.hpp"
#include "../core/json.hpp"
#include "../core/json_pointer.hpp"
#include "../path/json_path.hpp"
#include "json_source.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What an overlay says of the difference that an action speaks of: its `x-contract`.
struct Difference {
  std::string id = {};          ///< such as `D6`; empty where the action has none
  std::string reason = {};      ///< why the document is changed
  std::string example = {};     ///< a message, or a part of one, that shows it
  std::string evidence = {};    ///< where the difference was seen
  std::string date = {};        ///< when that was last looked at, `YYYY-MM-DD`
  std::string confidence = {};  ///< how sure it is: `doc`, `seen` or `open`
  bool is_silent = false;       ///< no message shows it: the document allows as much or more
};

/// One change that an overlay makes to every place that its target selects.
///
/// @see Overlay 1.1.0, Action Object
struct OverlayAction {
  std::size_t number = 0;  ///< in the overlay, from 1
  JsonPointer place = {};  ///< in the overlay
  std::string description = {};
  Difference difference = {};
  std::string note = {};  ///< what may not be meant, or not be read alike by others; mostly empty
  JsonPath target;
  bool must_select = false;  ///< whether it is an error that the target selects nothing
  bool removes = false;      ///< then all else is left aside
  std::shared_ptr<const json> update = {};  ///< null where there is none
  std::optional<JsonPath> copy = {};

  /// `action 3 (D6)`, for messages.
  std::string title() const {
    const auto text = "action " + std::to_string(number);
    return difference.id.empty() ? text : text + " (" + difference.id + ")";
  }
};

/// Changes to an OpenAPI document, in the order in which they are made.
///
/// Read from an Overlay document of version 1.0 or 1.1; the version decides what becomes of lists:
/// 1.0 appends an update as one item, 1.1 joins two lists. What Overlay cannot say stands under
/// `x-contract`: at the root `version` (1) and `required`, which makes it an error that a target
/// selects nothing; at an action `id`, `reason`, `example`, `evidence`, `date`, `confidence`, `silent`
/// and `required`.
/// An action without an id belongs to every selection.
///
/// ```cpp
/// #include <kizen/contract.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_json(R"({
///   "overlay": "1.1.0", "info": {"title": "Known differences", "version": "1"},
///   "actions": [{"target": "$.info", "update": {"version": "2"}, "x-contract": {"id": "E1"}}]
/// })", "known.overlay.json");
/// const auto overlay = kizen::Overlay::from(source);
/// assert(overlay.actions().size() == 1 && overlay.ids().at(0) == "E1");
/// assert(overlay.only({"E2"}).actions().empty());
/// ```
///
/// @see Overlay 1.1.0, https://spec.openapis.org/overlay/v1.1.0
class Overlay {
 public:
  /// Reads an overlay.
  ///
  /// @throws ContractError `overlay.*` with line and pointer where it is none
  KIZEN_INLINE static Overlay from(const JsonSource& source);

  /// Name by which messages call it: its file name, without folders.
  const std::string& name() const { return data_->name; }

  const std::string& title() const { return data_->title; }

  /// The document that it is made for, as written; empty where it does not say.
  const std::string& extends() const { return data_->extends; }

  /// Whether it is of version 1.0.
  bool is_1_0() const { return data_->is_1_0; }

  const std::vector<OverlayAction>& actions() const { return actions_; }

  /// The ids of its actions, each once, in their order.
  KIZEN_INLINE std::vector<std::string> ids() const;

  /// What it says of the difference of that id, by its first action; null where there is none.
  KIZEN_INLINE const OverlayAction* action(std::string_view id) const;

  /// The same overlay with those of its actions that have one of the ids, or none at all.
  KIZEN_INLINE Overlay only(const std::vector<std::string>& ids) const;

  /// The same overlay without the actions of one id.
  KIZEN_INLINE Overlay without(std::string_view id) const;

  /// The same overlay, in which no action must select anything.
  KIZEN_INLINE Overlay lenient() const;

  /// The same overlay without the actions that have no id.
  KIZEN_INLINE Overlay with_ids_alone() const;

  /// The document that it was read from, for those who complain of it.
  const JsonSource& source() const { return data_->source; }

 private:
  struct Data {
    std::string name;
    std::string title;
    std::string extends;
    bool is_1_0;
    JsonSource source;
  };

  template <class Keep>
  Overlay filtered(const Keep& keep) const;

  std::shared_ptr<const Data> data_;
  std::vector<OverlayAction> actions_;
};

inline std::ostream& operator<<(std::ostream& out, const Overlay& overlay) {
  return out << overlay.name();
}

/// What a contract remembers of an overlay that was applied to it.
struct AppliedOverlay {
  std::string name = {};                ///< of the overlay
  std::vector<std::string> ids = {};    ///< of the actions that were applied
  std::vector<std::string> notes = {};  ///< what may not be meant, one line each
};

inline std::ostream& operator<<(std::ostream& out, const AppliedOverlay& overlay) {
  return out << overlay.name;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
