#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/calendar.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../path.hpp"
#include "../overlay.hpp"
#include "document_reader.hpp"
#include "hyphenated_names.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one Overlay document; every complaint knows file, line, pointer and action.
class OverlayReader {
 public:
  explicit OverlayReader(const JsonSource& source) : source_(source) {}

  /// Whether it is of version 1.0. The patch number says nothing.
  bool is_1_0() const {
    if (!root().value->is_object()) {
      refuse({}, "overlay.kind", "an overlay is an object, not " + kind(root()),
             "start it with overlay: 1.1.0");
    }
    const auto version = text(root(), "overlay");
    if (is_version(version, "1.0.")) return true;
    if (is_version(version, "1.1.")) return false;
    refuse(JsonPointer() / "overlay", "overlay.version",
           "the version of Overlay is '" + version + "'", "1.0.x and 1.1.x are understood");
  }

  std::string title() const {
    const auto info = member(root(), "info", json::value_t::object, true);
    check_members(info, is_1_0() ? "title version" : "title version description", "'info'");
    text(info, "version");
    optional_text(info, "description");
    return text(info, "title");
  }

  std::string extends() const { return optional_text(root(), "extends"); }

  std::vector<OverlayAction> actions() const {
    check_members(root(), "overlay info extends actions", "an overlay");
    const bool must_select = root_must_select();
    const auto list = member(root(), "actions", json::value_t::array, true);
    if (list.value->empty()) {
      refuse(list.place, "overlay.actions", "there is no action", "write at least one");
    }
    std::vector<OverlayAction> all;
    std::set<std::string> met;
    for (std::size_t i = 0; i < list.value->size(); ++i) {
      refuse_repeated(list, i, met);
      all.push_back(action({&(*list.value)[i], list.place / i}, i + 1, must_select));
    }
    return all;
  }

 private:
  Node root() const { return {source_.document.get(), {}}; }

  [[noreturn]] void refuse(const JsonPointer& place, const std::string& rule,
                           const std::string& problem, const std::string& fix) const {
    throw ContractError(source_.place(place), rule, problem, fix);
  }

  static std::string kind(const Node& node) { return node.value->type_name(); }

  static bool is_version(std::string_view text, std::string_view beginning) {
    if (!starts_with(text, beginning) || text.size() == beginning.size()) return false;
    return text.find_first_not_of("0123456789", beginning.size()) == std::string_view::npos;
  }

  Node member(const Node& parent, const std::string& name, json::value_t wanted,
              bool is_required) const {
    const auto found = parent.value->find(name);
    if (found == parent.value->end()) {
      if (!is_required) return {nullptr, parent.place / name};
      refuse(parent.place, "overlay.member", "the required member '" + name + "' is missing",
             "add it");
    }
    const Node node{&*found, parent.place / name};
    if (node.value->type() != wanted) {
      refuse(node.place, "overlay.kind", "'" + name + "' is " + kind(node),
             std::string("it must be ") + json(wanted).type_name());
    }
    return node;
  }

  std::string text(const Node& parent, const std::string& name) const {
    return member(parent, name, json::value_t::string, true).value->get<std::string>();
  }

  std::string optional_text(const Node& parent, const std::string& name) const {
    const auto node = member(parent, name, json::value_t::string, false);
    return node.value == nullptr ? std::string() : node.value->get<std::string>();
  }

  bool flag(const Node& parent, const std::string& name, bool otherwise) const {
    const auto node = member(parent, name, json::value_t::boolean, false);
    return node.value == nullptr ? otherwise : node.value->get<bool>();
  }

  /// @param known names, separated by spaces
  void check_members(const Node& node, std::string_view known, const std::string& what,
                     bool is_extensible = true) const {
    const auto names = split(known, ' ');
    for (const auto& one : node.value->items()) {
      if (is_extensible && starts_with(one.key(), "x-")) continue;
      if (std::find(names.begin(), names.end(), one.key()) != names.end()) continue;
      const auto near = did_you_mean(one.key(), names);
      refuse(node.place / one.key(), "overlay.member", what + " has no member '" + one.key() + "'",
             near.empty() ? "known are " + joined(names, ", ") : near);
    }
  }

  bool root_must_select() const {
    const auto own = member(root(), "x-contract", json::value_t::object, false);
    if (own.value == nullptr) return false;
    check_members(own, "version required", "'x-contract' of an overlay", false);
    if (own.value->value("version", json()) != 1) {
      refuse(own.place, "overlay.member", "'x-contract' does not say version: 1", "add it");
    }
    return flag(own, "required", false);
  }

  void refuse_repeated(const Node& list, std::size_t index, std::set<std::string>& met) const {
    if (met.insert((*list.value)[index].dump()).second) return;
    refuse(list.place / index, "overlay.actions", "the same action stands twice",
           "remove one of the two");
  }

  OverlayAction action(const Node& node, std::size_t number, bool must_select) const {
    if (!node.value->is_object()) {
      refuse(node.place, "overlay.kind", "action " + std::to_string(number) + " is " + kind(node),
             "it must be object");
    }
    check_members(
        node,
        is_1_0() ? "target description update remove" : "target description update remove copy",
        "action " + std::to_string(number));
    std::string note;
    auto target = path(node, "target", note);
    OverlayAction read{number,           node.place, optional_text(node, "description"),
                       difference(node), note,       std::move(target)};
    read.must_select = own_must_select(node, must_select);
    read.removes = flag(node, "remove", false);
    read_change(node, read);
    return read;
  }

  void read_change(const Node& node, OverlayAction& read) const {
    const auto update = node.value->find("update");
    if (update != node.value->end()) read.update = std::make_shared<const json>(*update);
    if (!node.value->contains("copy")) return;
    read.copy = path(node, "copy", read.note);
    if (read.update == nullptr || read.removes) return;
    refuse(node.place / "copy", "overlay.action", read.title() + " has update and copy",
           "make two actions of it");
  }

  /// A JSONPath. @param note says where it is none by the letter
  /// @throws ContractError `overlay.path` with the column in it
  JsonPath path(const Node& node, const std::string& name, std::string& note) const {
    const auto written = text(node, name);
    auto parsed = JsonPath::parse(written);
    if (auto* path = std::get_if<JsonPath>(&parsed)) return std::move(*path);
    auto quoted = JsonPath::parse(with_quoted_names(written));
    if (auto* path = std::get_if<JsonPath>(&quoted)) {
      note = "'" + written + "' is no JSONPath by RFC 9535, which asks for " + path->text();
      return std::move(*path);
    }
    const auto& error = std::get<JsonPathError>(parsed);
    refuse(node.place / name, "overlay.path",
           "'" + written + "' is no JSONPath: column " + std::to_string(error.column) + ": " +
               error.problem,
           "write it as RFC 9535 says, such as $.info");
  }

  Node own(const Node& node) const {
    return member(node, "x-contract", json::value_t::object, false);
  }

  bool own_must_select(const Node& node, bool otherwise) const {
    const auto found = own(node);
    return found.value == nullptr ? otherwise : flag(found, "required", otherwise);
  }

  Difference difference(const Node& node) const {
    const auto found = own(node);
    if (found.value == nullptr) return {};
    check_members(found, "id reason example evidence date confidence silent required",
                  "'x-contract' of an action", false);
    Difference read;
    read.id = optional_text(found, "id");
    read.reason = optional_text(found, "reason");
    read.example = optional_text(found, "example");
    read.evidence = optional_text(found, "evidence");
    read.date = optional_text(found, "date");
    read.confidence = optional_text(found, "confidence");
    read.is_silent = flag(found, "silent", false);
    check(found, read);
    return read;
  }

  void check(const Node& node, const Difference& read) const {
    static constexpr std::string_view id_characters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    if (node.value->contains("id") &&
        (read.id.empty() || read.id.find_first_not_of(id_characters) != std::string::npos)) {
      refuse(node.place / "id", "overlay.id", "the id is '" + read.id + "'",
             "write letters, digits, '.', '_' and '-'");
    }
    std::string_view rest = read.date;
    const bool is_date = take_date(rest).has_value() && rest.empty();
    if (node.value->contains("date") && !is_date) {
      refuse(node.place / "date", "overlay.date", "'" + read.date + "' is no date",
             "write YYYY-MM-DD");
    }
    static constexpr std::array<std::string_view, 4> known = {"", "doc", "seen", "open"};
    if (std::find(known.begin(), known.end(), read.confidence) == known.end()) {
      refuse(node.place / "confidence", "overlay.confidence",
             "the confidence is '" + read.confidence + "'", "write doc, seen or open");
    }
  }

  const JsonSource& source_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
