#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "../../contract/detail/strict_document.hpp"
#include "../../contract/json_source.hpp"
#include "../../core/contract_errors.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../json_value.hpp"
#include "shapes.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one suite; every complaint knows file, line and pointer. What goes wrong in one part keeps
/// no other part from being read.
class SuiteDocument : public StrictDocument {
 public:
  explicit SuiteDocument(const JsonSource& source) : StrictDocument(source, "suite") {}

  /// Reads the document; stops where too much is wrong with it.
  ///
  /// @throws ContractErrors with all that was noted, in the order of the document
  template <class Read>
  void whole(Read&& read) const {
    try {
      attempt(read);
    } catch (const Enough&) {
    }
    demand_ok();
  }

  /// Reads a part; where that fails, notes why.
  template <class Read>
  bool attempt(Read&& read) const {
    try {
      read();
      return true;
    } catch (const ContractErrors& errors) {
      for (const auto& error : errors.all()) note(error);
    } catch (const ContractError& error) {
      note(error);
    }
    if (errors_.size() == most_errors) throw Enough();
    return false;
  }

  /// Whether nothing went wrong so far.
  bool is_sound() const { return errors_.empty(); }

  /// Notes that what stands at a place could not be read: what refers to it is not looked at.
  void mark_unread(const JsonPointer& place) const { unread_.insert(place); }

  bool is_unread(const JsonPointer& place) const { return unread_.count(place) > 0; }

  /// Whether the document may use what came with Arazzo 1.1.
  bool is_newer() const {
    const auto found = root().value->find("arazzo");
    return found != root().value->end() && found->is_string() &&
           starts_with(found->get_ref<const std::string&>(), "1.1.");
  }

  [[noreturn]] void refuse_unsupported(const JsonPointer& place, const std::string& what,
                                       const std::string& fix) const {
    refuse(place, "unsupported", what + " is not supported", fix);
  }

  /// Refuses a value that is no object; notes members that its shape does not know.
  void demand_shape(const Node& node, const Shape& shape) const {
    demand_kind(node, json::value_t::object, shape.what);
    for (const auto& member : node.value->items()) {
      attempt([&] { demand_member(node, shape, member.key()); });
    }
  }

  /// Refuses it where it has members that its shape does not know: what it lacks is then of no interest.
  void demand_exact_shape(const Node& node, const Shape& shape) const {
    demand_shape(node, shape);
    for (const auto& member : node.value->items()) demand_member(node, shape, member.key());
  }

  /// Reads each item of a list that may be absent; what goes wrong in one is noted.
  template <class Read>
  void each(const Node& parent, const std::string& name, Read&& read) const {
    attempt([&] {
      for (const auto& item : items(parent, name)) attempt([&] { read(item); });
    });
  }

  /// As each(), of a list that may be absent, but not empty.
  template <class Read>
  void each_of_some(const Node& parent, const std::string& name, Read&& read) const {
    attempt([&] { demand_items(optional(parent, name, json::value_t::array), name); });
    each(parent, name, read);
  }

  /// The items of a list that must be there and hold at least one.
  std::vector<Node> required_items(const Node& parent, const std::string& name) const {
    const auto list = required(parent, name, json::value_t::array);
    demand_items(list, name);
    return items(list);
  }

  /// Refuses a list that is there, but empty.
  void demand_items(const Node& list, const std::string& name) const {
    if (list.value == nullptr || !list.value->empty()) return;
    refuse(list.place, "member.missing", "'" + name + "' is empty", "it needs at least one item");
  }

  /// The texts of a list that may be absent, each once.
  std::vector<std::string> texts(const Node& parent, const std::string& name) const {
    std::vector<std::string> all;
    std::set<std::string> seen;
    for (const auto& item : items(parent, name)) {
      demand_kind(item, json::value_t::string, "an item of '" + name + "'");
      all.push_back(item.value->get<std::string>());
      demand_new(seen, all.back(), item.place, "the item", "name it once");
    }
    return all;
  }

  /// As texts(), each of which says something.
  std::vector<std::string> names(const Node& parent, const std::string& list) const {
    auto all = texts(parent, list);
    const auto empty = std::find(all.begin(), all.end(), std::string());
    if (empty != all.end()) {
      refuse(parent.place / list / static_cast<std::size_t>(empty - all.begin()), "name",
             "an item of '" + list + "' is empty", "name it, or leave it out");
    }
    return all;
  }

  /// As names(), of a list that may be absent, but not empty.
  std::vector<std::string> some_names(const Node& parent, const std::string& list) const {
    demand_items(optional(parent, list, json::value_t::array), list);
    return names(parent, list);
  }

  /// The members of an object that may be absent.
  std::vector<Node> members(const Node& parent, const std::string& name) const {
    const auto object = optional(parent, name, json::value_t::object);
    std::vector<Node> all;
    if (object.value == nullptr) return all;
    for (const auto& member : object.value->items()) {
      all.push_back({&member.value(), object.place / member.key()});
    }
    return all;
  }

  /// The value of a node, sharing the document's ownership.
  JsonValue value(const Node& node) const { return JsonValue(source().document, node.value); }

  /// Refuses a name that an earlier part of the same kind has.
  void demand_new(std::set<std::string>& seen, const std::string& name, const JsonPointer& place,
                  const std::string& what,
                  const std::string& fix = "give each its own name") const {
    if (seen.insert(name).second) return;
    refuse(place, "duplicate", what + " '" + name + "' is there twice", fix);
  }

  /// Text of a reason, which must say something; empty where it is absent.
  std::string reason(const Node& parent, const std::string& name) const {
    auto text = optional_text(parent, name);
    if (trimmed(text).empty() && parent.value->contains(name)) {
      refuse(parent.place / name, "kind", "'" + name + "' is empty", "say why");
    }
    return text;
  }

  /// A member that is left out or true.
  bool flag(const Node& parent, const std::string& name) const {
    const auto found = parent.value->find(name);
    if (found == parent.value->end()) return false;
    if (*found == json(true)) return true;
    refuse(parent.place / name, "kind", "'" + name + "' is not true",
           "write true, or leave it out");
  }

  /// A time in seconds, above 0; nothing where it is absent.
  std::optional<std::chrono::milliseconds> seconds(const Node& parent,
                                                   const std::string& name) const {
    static constexpr double longest = 86400;
    const auto found = parent.value->find(name);
    if (found == parent.value->end()) return std::nullopt;
    const bool fits = found->is_number() && found->get<double>() >= 0.001;
    if (fits && found->get<double>() <= longest) {
      return std::chrono::milliseconds(std::llround(found->get<double>() * 1000));
    }
    refuse(parent.place / name, "kind", "'" + name + "' is no time",
           "it must be a number of seconds, above 0 and at most 86400");
  }

 private:
  static constexpr std::size_t most_errors = 200;

  /// Thrown where more errors would be of no use.
  struct Enough {};

  void demand_ok() const {
    if (is_sound()) return;
    auto all = errors_;
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return std::tie(a.place().line, a.place().column) <
             std::tie(b.place().line, b.place().column);
    });
    throw ContractErrors(std::move(all));
  }

  void note(const ContractError& error) const {
    if (errors_.size() < most_errors && said_.insert(error.what()).second) errors_.push_back(error);
  }

  void demand_member(const Node& node, const Shape& shape, const std::string& name) const {
    if (shape.extensible && starts_with(name, "x-arazzo")) {
      refuse(node.place / name, "member.reserved", "names that begin with x-arazzo are reserved",
             "choose another");
    }
    const auto place = node.place / name;
    if (shape.knows(name)) return;
    if (shape.extensible && starts_with(name, "x-")) return demand_foreign(place, shape, name);
    if (shape.names_newer(name)) {
      if (is_newer()) return;
      refuse(place, "version", "'" + name + "' of " + shape.what + " came with Arazzo 1.1",
             "write arazzo: 1.1.0");
    }
    if (shape.names_unsupported(name)) {
      refuse_unsupported(place, "'" + name + "' of " + shape.what, "leave it out");
    }
    refuse_name(place, "member.unknown", shape.what + " has no member '" + name + "'", name,
                shape.known);
  }

  /// Refuses a name of our own where it means nothing, and one that is nearly ours.
  void demand_foreign(const JsonPointer& place, const Shape& shape, const std::string& name) const {
    static constexpr std::string_view own = "x-contract";
    if (name == own) {
      refuse(place, "member.unknown", shape.what + " has no member 'x-contract'",
             "leave it out; it means nothing here");
    }
    if (edit_distance(ascii_lower(name.substr(0, 2 * own.size())), own) > 2) return;
    refuse(place, "member.unknown", "'" + name + "' is nearly x-contract",
           shape.knows(std::string(own)) ? "did you mean 'x-contract'?"
                                         : "choose another name; x-contract means nothing here");
  }

  mutable std::vector<ContractError> errors_;
  mutable std::set<std::string> said_;
  mutable std::set<JsonPointer> unread_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
