#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../../contract/json_at.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "calls.hpp"
#include "expression_uses.hpp"
#include "lint_log.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds components, shared schemas and source descriptions that nothing refers to.
class PartLint {
 public:
  explicit PartLint(LintLog& log) : log_(log), document_(*log.suite().source.document) {}

  void run() {
    for (const auto& place : lists()) declare(place);
    note_mentions(document_, {}, {});
    use({});
    for (const auto& [part, is_used] : parts_) {
      if (!is_used) tell(part);
    }
    if (log_.suite().sources.size() > 1) find_sources();
  }

 private:
  static std::vector<JsonPointer> lists() {
    const auto components = JsonPointer() / "components";
    return {components / "inputs", components / "parameters", components / "successActions",
            components / "failureActions", JsonPointer() / "x-contract" / "schemas"};
  }

  void declare(const JsonPointer& list) {
    const auto* const members = json_at(document_, list);
    if (members == nullptr) return;
    for (const auto& member : members->items()) parts_[list / member.key()] = false;
  }

  /// Notes what is referred to, and by which shared part; the empty one stands for the rest.
  void note_mentions(const json& value, const JsonPointer& place, JsonPointer part) {
    if (parts_.count(place) > 0) part = place;
    if (!value.is_structured()) return;
    for (const auto& member : value.items()) {
      if (value.is_object() && member.value().is_string()) {
        note_mention(member.key(), member.value().get_ref<const std::string&>(), part);
      }
      note_mentions(member.value(), place / member.key(), part);
    }
  }

  void note_mention(const std::string& member, const std::string& text, const JsonPointer& part) {
    if (member == "reference") {
      const auto named = Expression::parse(text);
      if (!named || named->root != Expression::Root::Components) return;
      mentions_[part].insert(JsonPointer() / "components" / named->part / named->name);
    } else if (member == "$ref" && starts_with(text, "#")) {
      const auto target = JsonPointer::parse(text);
      if (!target || target->tokens().size() < 3) return;
      const auto& tokens = target->tokens();
      mentions_[part].insert(JsonPointer() / tokens[0] / tokens[1] / tokens[2]);
    }
  }

  /// What a part mentions is used, and so is what that mentions.
  void use(const JsonPointer& part) {
    for (const auto& mentioned : mentions_[part]) {
      const auto found = parts_.find(mentioned);
      if (found == parts_.end() || found->second) continue;
      found->second = true;
      use(mentioned);
    }
  }

  void tell(const JsonPointer& part) {
    const auto& name = part.tokens().back();
    if (part.tokens().front() == "x-contract") {
      log_.add("unused-schema", part, "the schema '" + name + "' is referred to nowhere",
               "write $ref: \"#" + part.to_string() + "\", or take it out");
      return;
    }
    const auto& kind = part.tokens()[1];
    const auto reference = kind == "inputs" ? "$ref: \"#" + part.to_string() + "\""
                                            : "reference: $components." + kind + "." + name;
    log_.add("unused-component", part,
             "'" + name + "' of components." + kind + " is referred to nowhere",
             "write " + reference + ", or take it out");
  }

  void find_sources() {
    std::set<std::string> used;
    for (const auto& workflow : log_.suite().workflows) note_sources(workflow, used);
    for (const auto& source : log_.suite().sources) {
      if (used.count(source.name) > 0) continue;
      log_.add("unused-source", source.place, "nothing of the source '" + source.name + "' is used",
               "take it out");
    }
  }

  static void note_sources(const Workflow& workflow, std::set<std::string>& used) {
    const auto note = [&](const Expression& expression) {
      if (expression.root == Expression::Root::SourceDescriptions) used.insert(expression.owner);
    };
    for (const auto& step : workflow.steps) {
      used.insert(step.source);
      for_each_expression(step, note);
      for (const auto& reference : step.depends_on) used.insert(reference.workflow.source);
    }
    for_each_late_expression(workflow, note);
    for_each_call(workflow,
                  [&](const WorkflowReference& name, const auto&) { used.insert(name.source); });
    for (const auto& name : workflow.depends_on) used.insert(name.source);
  }

  LintLog& log_;
  const json& document_;
  std::map<JsonPointer, bool> parts_;                      ///< and whether they are used
  std::map<JsonPointer, std::set<JsonPointer>> mentions_;  ///< by the part that they stand in
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
