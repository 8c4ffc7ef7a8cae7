#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "../../contract.hpp"
#include "../../contract/detail/path_to.hpp"
#include "../../contract/media_type.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../proposed_action.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Writes the actions that would allow one finding.
class ActionProposal {
 public:
  ActionProposal(const Violation& violation, const Report& report, const Contract& contract)
      : violation_(violation),
        report_(report),
        document_(contract.document()),
        place_(is_parameter(violation) ? violation.schema.pointer.parent()
                                       : violation.schema.pointer) {}

  json actions() {
    const auto& rule = violation_.rule;
    if (json_at(document_, place_) == nullptr) return json::array();
    if (rule == "response.status.undeclared") {
      update({{std::to_string(report_.status),
               {{"description", "Seen on the wire."},
                {"content", {{"application/json", json::object()}}}}}});
    } else if (rule == "response.content_type.undeclared") {
      allow_media_type();
    } else if (rule == "response.header.missing") {
      update({{"required", false}});
    } else if (is_parameter(violation_)) {
      update({{"parameters",
               json::array(
                   {json{{"name", last_name()}, {"in", "query"}, {"schema", json::object()}}})}});
    } else if (ends_with(rule, ".schema")) {
      loosen();
    }
    return std::move(actions_);
  }

 private:
  /// Whether it is a parameter that is not declared; its place is the list of those that are.
  static bool is_parameter(const Violation& violation) {
    return violation.rule == "request.query.undeclared" && !violation.instance.empty();
  }

  const std::string& last_name() const { return violation_.instance.tokens().back(); }

  void update(json change) {
    actions_.push_back({{"target", path_to(document_, place_)},
                        {"description", "Allows what was seen."},
                        {"update", std::move(change)}});
  }

  void remove(const std::string& target, const std::string& description) {
    actions_.push_back({{"target", target}, {"description", description}, {"remove", true}});
  }

  /// Removes a keyword, for want of a way to allow what was seen alone.
  void give_up(const std::string& keyword) {
    if (json_at(document_, place_ / keyword) == nullptr) return;
    remove(path_to(document_, place_ / keyword),
           "Gives up " + keyword + ": nothing is held to it any more.");
  }

  void allow_media_type() {
    const auto header = json::parse(violation_.actual, nullptr, false);
    const auto type =
        header.is_string() ? MediaType::parse(header.get<std::string>()) : std::nullopt;
    if (!type) return;
    update({{"content", {{type->type() + "/" + type->subtype(), json::object()}}}});
  }

  /// Loosens the one keyword that is broken.
  void loosen() {
    const auto& keyword = violation_.keyword;
    if (keyword == "required") {
      allow_absence();
    } else if (keyword == "type") {
      allow_type();
    } else if (keyword == "enum") {
      allow_value();
    } else if (keyword == "additionalProperties" && !violation_.instance.empty()) {
      update({{"properties", {{last_name(), json::object()}}}});
    } else {
      give_up(keyword);
    }
  }

  /// The type of a value that is shown, perhaps shortened, as JSON or in words; null where none of
  /// OpenAPI's is meant.
  static const char* type_of_shown(const std::string& shown) {
    if (shown.empty()) return nullptr;
    const char first = shown.front();
    if (first == '"') return "string";
    if (first == '[') return "array";
    if (first == '{' || starts_with(shown, "an object")) return "object";
    if (shown == "true" || shown == "false") return "boolean";
    if (first != '-' && !is_digit(first)) return nullptr;
    return shown.find_first_of(".eE") == std::string::npos ? "integer" : "number";
  }

  /// The type that was seen beside the one that is written.
  void allow_type() {
    if (violation_.actual == "null") return update({{"nullable", true}});
    const auto* schema = json_at(document_, place_);
    const auto* seen = type_of_shown(violation_.actual);
    const bool has_room = schema->value("type", json()).is_string() && !schema->contains("anyOf") &&
                          !schema->value("nullable", false);
    if (seen == nullptr || !has_room) return give_up("type");
    const json written = schema->at("type");
    remove(path_to(document_, place_ / "type"), "Makes room for another type.");
    update({{"anyOf", json::array({json{{"type", written}}, json{{"type", seen}}})}});
  }

  /// `required` needs at least one name, so a list of one goes as a whole.
  void allow_absence() {
    static constexpr std::string_view before = "a member ";
    const auto& expected = violation_.expected;
    const auto name = starts_with(expected, before)
                          ? json::parse(expected.substr(before.size()), nullptr, false)
                          : json();
    const auto* names = json_at(document_, place_ / "required");
    if (!name.is_string() || names == nullptr) return;
    const auto list = path_to(document_, place_ / "required");
    const auto one = "[?@ == " + in_path_quotes(name.get<std::string>()) + "]";
    remove(names->size() == 1 ? list : list + one, "Lets the member be absent.");
  }

  void allow_value() {
    auto value = json::parse(violation_.actual, nullptr, false);
    if (value.is_discarded()) return give_up("enum");
    update({{"enum", json::array({std::move(value)})}});
  }

  const Violation& violation_;
  const Report& report_;
  const json& document_;
  JsonPointer place_;  ///< of what is changed
  json actions_ = json::array();
};

}  // namespace detail

KIZEN_INLINE std::shared_ptr<const json> proposed_actions(const Violation& violation,
                                                          const Report& report,
                                                          const Contract& contract) {
  return std::make_shared<const json>(
      detail::ActionProposal(violation, report, contract).actions());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
