#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../contract.hpp"
#include "../../contract/detail/json_child.hpp"
#include "../../contract/media_type.hpp"
#include "../../core/detail/depth.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../replacement.hpp"
#include "json_value_inl.hpp"
#include "names_json.hpp"
#include "resolve_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Replaces parts of one payload.
class PayloadReplacer {
 public:
  PayloadReplacer(json payload, const Scope& scope) : payload_(std::move(payload)), scope_(scope) {}

  /// Reads a payload that is a text; gives the problem.
  std::string read_text(const std::string& content_type) {
    if (!payload_.is_string()) return {};
    if (!names_json(content_type)) {
      return "the payload is a text of type " + content_type + ", and only JSON has replacements";
    }
    const auto text = payload_.get<std::string>();
    if (bracket_depth(text) > max_depth) return "the payload nests too deep";
    payload_ = json::parse(text, nullptr, false);
    return payload_.is_discarded() ? "the payload is no JSON" : "";
  }

  /// The problem has a place in the suite.
  Resolution replace(const Replacement& replacement) {
    auto resolved = resolve(*replacement.value, scope_, replacement.selectors);
    if (!resolved.ok()) {
      return {nullptr, resolved.problem, replacement.place / "value" / resolved.place};
    }
    const auto found = targets(replacement);
    if (!found.problem.empty()) {
      return {nullptr, found.problem, replacement.place / "target"};
    }
    for (const auto& target : found.places) part(target) = *resolved.value;
    return {};
  }

  JsonValue result() { return json_value(std::move(payload_)); }

 private:
  struct Targets {
    std::vector<JsonPointer> places = {};  ///< inner ones before those around them
    std::string problem = {};
  };

  Targets targets(const Replacement& replacement) const {
    Targets found;
    if (const auto* const pointer = std::get_if<JsonPointer>(&replacement.path)) {
      if (json_at(payload_, *pointer) != nullptr) found.places.push_back(*pointer);
    } else {
      auto nodes = std::get<JsonPath>(replacement.path).nodes(payload_);
      found.problem = std::move(nodes.problem);
      for (auto& node : nodes.nodes) found.places.push_back(std::move(node.location));
    }
    if (found.places.empty() && found.problem.empty()) {
      found.problem = "the payload has nothing at the target '" + replacement.target + "'";
    }
    std::stable_sort(found.places.begin(), found.places.end(), [](const auto& a, const auto& b) {
      return a.tokens().size() > b.tokens().size();
    });
    return found;
  }

  /// @param place which is there
  json& part(const JsonPointer& place) {
    json* found = &payload_;
    for (const auto& token : place.tokens()) {
      found = found->is_array() ? &(*found)[*array_index(token)] : &(*found)[token];
    }
    return *found;
  }

  json payload_;
  const Scope& scope_;
};

}  // namespace detail

KIZEN_INLINE Resolution apply_replacements(JsonValue payload, const std::string& content_type,
                                           const std::vector<Replacement>& replacements,
                                           const Scope& scope) {
  if (replacements.empty()) return {std::move(payload), {}, {}};
  detail::PayloadReplacer replacer(*payload, scope);
  auto problem = replacer.read_text(content_type);
  if (!problem.empty()) return {nullptr, std::move(problem), replacements.front().place};
  for (const auto& replacement : replacements) {
    auto replaced = replacer.replace(replacement);
    if (!replaced.ok()) return replaced;
  }
  return {replacer.result(), {}, {}};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
