#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../contract/contract.hpp"
#include "../../contract/detail/strict_document.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/rule.hpp"
#include "../../core/shape.hpp"
#include "../waiver.hpp"
#include "keyword.hpp"
#include "wording.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Members of an entry of a waivers file, in the order in which one is written.
inline constexpr std::array<std::string_view, 11> waiver_members = {
    "id",       "rule",   "operation", "status",  "keyword", "schema",
    "instance", "reason", "owner",     "expires", "max"};

/// Whether findings of a rule can be waived: what a message breaks, not what a case expects.
inline bool can_be_waived(std::string_view rule) {
  return starts_with(rule, "request.") || starts_with(rule, "response.");
}

/// Reads one entry of a waivers file.
class WaiverReader {
 public:
  WaiverReader(const StrictDocument& document, const Contract& contract)
      : document_(document), contract_(contract) {}

  /// @param number of the entry, counted from 1
  Waiver read(const Node& node, std::size_t number) const {
    Waiver waiver;
    waiver.id = "entry " + std::to_string(number);
    document_.demand_members(node, waiver_members, waiver.id);
    if (node.value->contains("id")) waiver.id = id(node);
    waiver.place = document_.source().place(node.place);
    waiver.rule = rule(node);
    waiver.operation = operation(node);
    waiver.status = status(node, waiver.rule);
    waiver.keyword = keyword(node);
    waiver.schema = schema(node);
    waiver.instance = instance(node);
    waiver.reason = words(node, "reason", "say why the finding is allowed");
    waiver.owner = words(node, "owner", "name who answers for it");
    waiver.expires = expires(node);
    waiver.max = whole_number(node, "max", 1, 1'000'000'000);
    return waiver;
  }

 private:
  std::string id(const Node& node) const {
    static constexpr std::string_view more = "._/-";
    auto id = document_.text(node, "id");
    bool is_id = !id.empty() && is_alphanumeric(id.front());
    for (const char c : id) is_id = is_id && (is_alphanumeric(c) || more.find(c) != more.npos);
    if (is_id) return id;
    document_.refuse(node.place / "id", "id", "'" + id + "' is no id",
                     "use letters, digits, . _ / and -, a letter or digit first");
  }

  std::string rule(const Node& node) const {
    auto id = document_.text(node, "rule");
    std::vector<std::string> known;
    for (const auto& rule : rules()) {
      if (!can_be_waived(rule.id)) continue;
      if (rule.id == id) return id;
      known.emplace_back(rule.id);
    }
    document_.refuse_name(node.place / "rule", "rule", "'" + id + "' is no rule of messages", id,
                          known);
  }

  std::optional<std::string> operation(const Node& node) const {
    const auto member = document_.optional(node, "operation", json::value_t::string);
    if (member.value == nullptr) return std::nullopt;
    auto id = member.value->get<std::string>();
    if (contract_.operation(id) != nullptr) return id;
    std::vector<std::string> known;
    for (const auto& operation : contract_.operations()) known.push_back(operation.id);
    document_.refuse_name(member.place, "operation",
                          contract_.name() + " has no operation '" + id + "'", id, known);
  }

  std::optional<int> status(const Node& node, const std::string& rule) const {
    const auto status = whole_number(node, "status", 100, 599);
    if (!status) return std::nullopt;
    if (starts_with(rule, "request.")) {
      document_.refuse(node.place / "status", "status",
                       "findings of " + rule + " are about a request, which has no status",
                       "leave it out");
    }
    return static_cast<int>(*status);
  }

  std::optional<std::string> keyword(const Node& node) const {
    const auto member = document_.optional(node, "keyword", json::value_t::string);
    if (member.value == nullptr) return std::nullopt;
    auto name = member.value->get<std::string>();
    if (find_keyword(Dialect::OpenApiResponse, name) != nullptr) return name;
    document_.refuse_name(member.place, "keyword", "'" + name + "' is no keyword of a schema", name,
                          keyword_names(Dialect::OpenApiResponse));
  }

  std::optional<JsonPointer> schema(const Node& node) const {
    const auto member = document_.optional(node, "schema", json::value_t::string);
    if (member.value == nullptr) return std::nullopt;
    const auto text = member.value->get<std::string>();
    auto pointer = starts_with(text, "#") ? JsonPointer::parse(text) : std::nullopt;
    if (!pointer) {
      document_.refuse(member.place, "schema", "'" + text + "' does not lead into the contract",
                       "write a JSON Pointer like #/components/schemas/NAME");
    }
    check_schema(member, *pointer);
    return pointer;
  }

  void check_schema(const Node& member, const JsonPointer& pointer) const {
    const auto text = "'" + member.value->get<std::string>() + "'";
    const auto* found = json_at(contract_.document(), pointer);
    if (found == nullptr) {
      const auto near = nearest_member(contract_.document(), pointer);
      document_.refuse(member.place, "schema", contract_.name() + " has nothing at " + text,
                       near.empty() ? "write the place that a finding names" : near);
    }
    if (found->is_object()) return;
    document_.refuse(member.place, "schema", text + " leads to " + found->type_name(),
                     "let it lead to the object that holds the keyword");
  }

  std::optional<JsonPointer> instance(const Node& node) const {
    const auto member = document_.optional(node, "instance", json::value_t::string);
    if (member.value == nullptr) return std::nullopt;
    const auto text = member.value->get<std::string>();
    if (is_shape(text)) return JsonPointer::parse(text);
    document_.refuse(member.place, "instance", "'" + text + "' is no JSON Pointer",
                     "write one like /results/*/id, in which ** stands for any number of names");
  }

  std::string words(const Node& node, const char* name, const char* fix) const {
    auto text = document_.text(node, name);
    if (!trimmed(text).empty()) return text;
    document_.refuse(node.place / name, name, std::string("'") + name + "' is empty", fix);
  }

  Date expires(const Node& node) const {
    const auto text = document_.text(node, "expires");
    if (const auto date = Date::parse(text)) return *date;
    document_.refuse(node.place / "expires", "expires", "'" + text + "' is no day of the calendar",
                     "write one as YYYY-MM-DD");
  }

  std::optional<std::size_t> whole_number(const Node& node, const char* name, std::size_t least,
                                          std::size_t most) const {
    const auto found = node.value->find(name);
    if (found == node.value->end()) return std::nullopt;
    const double number = found->is_number() ? found->get<double>() : -1;
    const bool is_within =
        number >= static_cast<double>(least) && number <= static_cast<double>(most);
    if (is_within && std::floor(number) == number) return static_cast<std::size_t>(number);
    document_.refuse(
        node.place / name, name, std::string("'") + name + "' is " + shown(*found),
        "it must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }

  const StrictDocument& document_;
  const Contract& contract_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
