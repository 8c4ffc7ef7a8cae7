#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "action_reader.hpp"
#include "answer_reader.hpp"
#include "check_call.hpp"
#include "concurrent_reader.hpp"
#include "expression_check.hpp"
#include "parameter_reader.hpp"
#include "replacement_reader.hpp"
#include "selector_reader.hpp"
#include "step_reference_reader.hpp"
#include "step_target.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the steps of one workflow, each in sight of those before it.
class StepReader {
 public:
  StepReader(const SuiteDocument& document, Suite& suite, Workflow& workflow)
      : document_(document), suite_(suite), workflow_(workflow) {}

  /// What other steps see of it: its id, what it does, the names of its outputs.
  Step read_face(const Node& node) const {
    Step step;
    step.place = node.place;
    document_.attempt([&] { demand_shape(node); });
    if (!node.value->is_object()) return step;
    document_.attempt([&] {
      step.id = document_.text(node, "stepId");
      if (!is_strict_identifier(step.id)) {
        document_.refuse(node.place / "stepId", "name", "'" + step.id + "' is no stepId",
                         "use letters, digits, - and _");
      }
    });
    document_.attempt([&] { document_.optional_text(node, "description"); });
    if (!is_asynchronous(node)) {
      document_.attempt([&] { StepTarget(document_, suite_).read(node, step); });
    }
    document_.attempt([&] {
      for (const auto& member : document_.members(node, "outputs")) {
        step.outputs.push_back({member.place.tokens().back(), {}, member.place});
      }
    });
    return step;
  }

  /// All of a step whose face, and those of its workflow, are read.
  ///
  /// @param owner the workflow, whose actions go to every step that has none of its own
  /// @param common parameters of the workflow, which go to every operation that declares them
  void read_body(const Node& owner, const Node& node, std::size_t index,
                 const std::vector<StepParameter>& common) const {
    if (!node.value->is_object() || is_asynchronous(node) || StepTarget::kinds(node).size() != 1) {
      return;
    }
    Step step = workflow_.steps[index];
    step.outputs.clear();
    const bool calls = node.value->contains("workflowId");
    const Sight before{suite_, workflow_, &step, Sight::Moment::Before, index};
    const Sight after{suite_, workflow_, &step,
                      calls ? Sight::Moment::Called : Sight::Moment::Answered, index};
    Node extension{nullptr, node.place};
    document_.attempt([&] { extension = extension_of(node); });
    document_.attempt([&] { read_request_rules(extension, step); });
    document_.attempt([&] { read_flow(node, extension, before, step); });
    step.parameters = ParameterReader(document_).read(
        node, calls ? ParameterReader::Receiver::Workflow : ParameterReader::Receiver::Operation);
    document_.attempt([&] {
      calls ? read_call(node, extension, common, before, step)
            : read_request(node, common, before, step);
    });
    AnswerReader(document_, suite_, after).read(node, extension, step);
    step.on_success = actions(owner, node, after, ActionReader::Side::Success);
    step.on_failure = actions(owner, node, after, ActionReader::Side::Failure);
    workflow_.steps[index] = std::move(step);
  }

 private:
  static bool is_asynchronous(const Node& node) { return !StepTarget::asynchronous(node).empty(); }

  /// A step that belongs to AsyncAPI is refused as a whole.
  void demand_shape(const Node& node) const {
    document_.demand_kind(node, json::value_t::object, shapes().step.what);
    const auto foreign = StepTarget::asynchronous(node);
    if (foreign.empty()) return document_.demand_shape(node, shapes().step);
    document_.refuse_unsupported(node.place / foreign.front(),
                                 "AsyncAPI ('" + joined(foreign, "', '") + "')",
                                 "write a step that sends an HTTP request");
  }

  std::vector<Action> actions(const Node& owner, const Node& node, const Sight& sight,
                              ActionReader::Side side) const {
    const ActionReader reader(document_, suite_, sight, side);
    const auto* const own = side == ActionReader::Side::Success ? "onSuccess" : "onFailure";
    return node.value->contains(own) ? reader.read(node, own)
                                     : reader.read(owner, ActionReader::component_of(side));
  }

  Node extension_of(const Node& node) const {
    const auto extension = document_.optional(node, "x-contract", json::value_t::object);
    if (extension.value != nullptr) document_.demand_shape(extension, shapes().contract_of_step);
    return extension;
  }

  void read_request_rules(const Node& extension, Step& step) const {
    if (extension.value == nullptr) return;
    document_.attempt([&] { read_invalid_request(extension, step); });
    const auto node = document_.optional(extension, "response", json::value_t::object);
    if (node.value == nullptr) return;
    document_.demand_shape(node, shapes().response);
    step.deviation = document_.text(node, "deviation");
    if (step.deviation.empty()) {
      document_.refuse(node.place / "deviation", "name", "the deviation has an empty id",
                       "name it");
    }
  }

  /// In which order the step is run, and how long it may take.
  void read_flow(const Node& node, const Node& extension, const Sight& sight, Step& step) const {
    if (document_.is_newer()) read_newer_flow(node, sight, step);
    if (extension.value == nullptr) return;
    step.deadline = document_.seconds(extension, "deadline");
    step.soft = document_.flag(extension, "soft");
    step.concurrent = ConcurrentReader(document_).read(extension);
  }

  /// What came with Arazzo 1.1; in an earlier document its names are refused.
  void read_newer_flow(const Node& node, const Sight& sight, Step& step) const {
    std::set<std::string> seen;
    document_.each_of_some(node, "dependsOn", [&](const Node& item) {
      step.depends_on.push_back(StepReferenceReader(document_, suite_, sight).read(item));
      document_.demand_new(seen, item.value->get<std::string>(), item.place, "the step",
                           "name it once");
    });
    if (const auto timeout = node.value->find("timeout"); timeout != node.value->end()) {
      static constexpr std::uint64_t longest = 86'400'000;
      const auto time = timeout->is_number_unsigned() ? timeout->get<std::uint64_t>() : 0;
      if (time == 0 || time > longest) {
        document_.refuse(node.place / "timeout", "kind", "'timeout' is no time",
                         "it must be an integer of milliseconds, above 0 and at most 86400000");
      }
      step.timeout = std::chrono::milliseconds(time);
    }
  }

  void read_invalid_request(const Node& extension, Step& step) const {
    const auto node = document_.optional(extension, "request", json::value_t::object);
    if (node.value == nullptr) return;
    document_.demand_shape(node, shapes().request);
    const auto invalid = document_.required(node, "invalid", json::value_t::boolean);
    if (!invalid.value->get<bool>()) {
      document_.refuse(invalid.place, "kind", "'invalid' is not true",
                       "leave 'request' out; every request must be valid without it");
    }
    for (const char* const name : {"at", "keyword", "under"}) {
      document_.demand_items(document_.optional(node, name, json::value_t::array), name);
    }
    InvalidRequest request;
    request.place = node.place;
    for (const auto& text : document_.texts(node, "at")) {
      const auto pointer = JsonPointer::parse(text);
      if (!pointer) {
        document_.refuse(node.place / "at", "kind", "'" + text + "' is no JSON Pointer",
                         "write one like /fields/0/value");
      }
      request.at.push_back(*pointer);
    }
    request.keywords = document_.some_names(node, "keyword");
    if (is_in_force(node)) step.invalid_request = std::move(request);
  }

  /// Whether the contract has every difference under which the request is invalid.
  bool is_in_force(const Node& node) const {
    const auto ids = document_.some_names(node, "under");
    for (const auto& id : ids) suite_.conditions.push_back({id, node.place / "under"});
    return std::all_of(ids.begin(), ids.end(),
                       [&](const std::string& id) { return suite_.contract.has(id); });
  }

  void read_request(const Node& node, const std::vector<StepParameter>& common, const Sight& sight,
                    Step& step) const {
    const SelectorReader selectors(document_, sight);
    document_.attempt([&] {
      const auto body = document_.optional(node, "requestBody", json::value_t::object);
      if (body.value != nullptr) read_body_of(body, sight, step);
    });
    selectors.read(step.parameters);
    if (step.operation != nullptr) read_parameters(node, common, step);
  }

  void read_parameters(const Node& node, const std::vector<StepParameter>& common,
                       Step& step) const {
    const bool is_whole = ParameterReader::is_whole(node, step.parameters);
    for (const auto& parameter : step.parameters) {
      if (!step.invalid_request) document_.attempt([&] { check_declared(parameter, step); });
    }
    add_common(common, step, [&](const StepParameter& parameter) {
      return parameter.in && is_declared(parameter, step);
    });
    if (is_whole) check_path_is_whole(step);
  }

  /// Adds those parameters of the workflow that the step takes and does not give itself.
  template <class Takes>
  static void add_common(const std::vector<StepParameter>& common, Step& step, Takes takes) {
    for (const auto& parameter : common) {
      const bool given =
          std::any_of(step.parameters.begin(), step.parameters.end(),
                      [&](const auto& own) { return same_parameter(own, parameter); });
      if (!given && takes(parameter)) step.parameters.push_back(parameter);
    }
  }

  bool is_declared(const StepParameter& parameter, const Step& step) const {
    return step.operation->parameter(parameter.name, *parameter.in) != nullptr ||
           is_credential(suite_.contract_of(step), *step.operation, parameter);
  }

  void check_declared(const StepParameter& parameter, const Step& step) const {
    if (is_declared(parameter, step)) return;
    std::vector<std::string> known;
    for (const auto& declared : step.operation->parameters) {
      if (declared.place == parameter.in) known.push_back(declared.name);
    }
    document_.refuse_name(parameter.place, "parameter",
                          step.operation->id + " declares no " +
                              std::string(to_string(*parameter.in)) + " parameter '" +
                              parameter.name + "'",
                          parameter.name, known);
  }

  void check_path_is_whole(const Step& step) const {
    for (const auto& declared : step.operation->parameters) {
      if (declared.place != ParameterPlace::Path) continue;
      const bool given = std::any_of(
          step.parameters.begin(), step.parameters.end(), [&](const StepParameter& parameter) {
            return parameter.in == ParameterPlace::Path && parameter.name == declared.name &&
                   !parameter.value->is_null();
          });
      if (given) continue;
      document_.refuse(step.place, "parameter",
                       "the path parameter '" + declared.name + "' has no value",
                       "add it to 'parameters' with in: path");
    }
  }

  void read_body_of(const Node& node, const Sight& sight, Step& step) const {
    document_.demand_shape(node, shapes().body);
    const auto payload = node.value->find("payload");
    if (payload == node.value->end()) {
      document_.refuse(node.place, "member.missing", "the required member 'payload' is missing",
                       "add it, or leave requestBody out to send no body");
    }
    if (node.value->value("contentType", json()) == "") {
      document_.refuse(node.place / "contentType", "kind", "'contentType' is empty",
                       "leave it out to send what the operation declares");
    }
    const Node read{&*payload, node.place / "payload"};
    step.body = StepBody{document_.optional_text(node, "contentType"),
                         document_.value(read),
                         node.place,
                         SelectorReader(document_, sight).within(read),
                         {}};
    step.body->replacements = ReplacementReader(document_, sight).read(node, *step.body);
  }

  void read_call(const Node& node, const Node& extension, const std::vector<StepParameter>& common,
                 const Sight& sight, Step& step) const {
    for (const char* const name : {"request", "response", "concurrent"}) {
      if (extension.value == nullptr || !extension.value->contains(name)) continue;
      document_.refuse(extension.place / name, "step",
                       "a step that calls a workflow has no exchange", "leave it out");
    }
    if (node.value->contains("requestBody")) {
      document_.refuse(node.place / "requestBody", "step",
                       "a step that calls a workflow sends no request", "leave it out");
    }
    const bool is_whole = ParameterReader::is_whole(node, step.parameters);
    SelectorReader(document_, sight).read(step.parameters);
    const auto* called = suite_.called(step.workflow).workflow;
    add_common(common, step, [&](const StepParameter& parameter) {
      return !parameter.in && called != nullptr && called->input(parameter.name) != nullptr;
    });
    check_call(document_, suite_, step.workflow, step.parameters, node.place, is_whole);
  }

  const SuiteDocument& document_;
  Suite& suite_;
  Workflow& workflow_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
