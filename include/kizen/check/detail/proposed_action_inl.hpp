#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "../../contract/detail/json_at_inl.hpp"
#include "../../contract/detail/path_to.hpp"
#include "../../contract/media_type.hpp"
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
    } else if (rule == "response.body.missing") {
      remove(place_ / "content");
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
    actions_.push_back({{"target", path_to(document_, place_)}, {"update", std::move(change)}});
  }

  void remove(const JsonPointer& at) {
    if (json_at(document_, at) == nullptr) return;
    actions_.push_back({{"target", path_to(document_, at)}, {"remove", true}});
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
    } else if (keyword == "type" && violation_.actual == "null") {
      update({{"nullable", true}});
    } else if (keyword == "enum") {
      allow_value();
    } else if (keyword == "additionalProperties" && !violation_.instance.empty()) {
      update({{"properties", {{last_name(), json::object()}}}});
    } else {
      remove(place_ / keyword);
    }
  }

  /// `required` needs at least one name, so a list of one goes as a whole.
  void allow_absence() {
    static constexpr std::string_view before = "a member ";
    const auto& expected = violation_.expected;
    const auto name = starts_with(expected, before)
                          ? json::parse(expected.substr(before.size()), nullptr, false)
                          : json();
    const auto list = place_ / "required";
    const auto* names = json_at(document_, list);
    if (!name.is_string() || names == nullptr) return;
    if (names->size() == 1) return remove(list);
    const auto target =
        path_to(document_, list) + "[?@ == " + in_path_quotes(name.get<std::string>()) + "]";
    actions_.push_back({{"target", target}, {"remove", true}});
  }

  void allow_value() {
    auto value = json::parse(violation_.actual, nullptr, false);
    if (value.is_discarded()) return remove(place_ / "enum");
    update({{"enum", json::array({std::move(value)})}});
  }

  const Violation& violation_;
  const Report& report_;
  const json& document_;
  JsonPointer place_;  ///< of what is changed
  json actions_ = json::array();
};

}  // namespace detail

inline std::shared_ptr<const json> proposed_actions(const Violation& violation,
                                                    const Report& report,
                                                    const Contract& contract) {
  return std::make_shared<const json>(
      detail::ActionProposal(violation, report, contract).actions());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
