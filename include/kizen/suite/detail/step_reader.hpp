#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "../suite.hpp"
#include "answer_reader.hpp"
#include "expression_check.hpp"
#include "parameter_reader.hpp"
#include "replacement_reader.hpp"
#include "selector_reader.hpp"
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

  /// @param common parameters of the workflow, which go to every operation that declares them
  Step read(const Node& node, const std::vector<StepParameter>& common) const {
    document_.demand_shape(node, shapes().step);
    Step step;
    step.place = node.place;
    step.id = document_.text(node, "stepId");
    if (!is_strict_identifier(step.id)) {
      document_.refuse(node.place / "stepId", "name", "'" + step.id + "' is no stepId",
                       "use letters, digits, - and _");
    }
    StepTarget(document_, suite_).read(node, step);
    const auto extension = extension_of(node);
    read_invalid_request(extension, step);
    step.parameters = ParameterReader(document_).read(node, step.operation != nullptr);
    if (step.operation != nullptr) {
      read_request(node, common, step);
    } else {
      read_call(node, extension, step);
    }
    const auto moment = step.operation != nullptr ? Sight::Moment::Answered : Sight::Moment::Called;
    AnswerReader(document_, suite_, sight(step, moment)).read(node, extension, step);
    return step;
  }

  /// Checks what is given to a workflow that is called.
  void check_call(const std::string& called, const std::vector<StepParameter>& parameters,
                  const JsonPointer& place) const {
    const auto& workflow = *suite_.workflow(called);
    std::vector<std::string> known;
    for (const auto& input : workflow.inputs) known.push_back(input.name);
    for (const auto& parameter : parameters) {
      if (workflow.input(parameter.name) != nullptr) continue;
      document_.refuse_name(parameter.place, "input",
                            "workflow '" + called + "' has no input '" + parameter.name + "'",
                            parameter.name, known);
    }
    for (const auto& input : workflow.inputs) {
      const bool given = std::any_of(parameters.begin(), parameters.end(),
                                     [&](const auto& one) { return one.name == input.name; });
      if (given || !input.required || input.fallback || !input.environment.empty()) continue;
      document_.refuse(place, "input",
                       "workflow '" + called + "' needs its input '" + input.name + "'",
                       "give it as a parameter");
    }
  }

 private:
  Sight sight(const Step& step, Sight::Moment moment) const {
    return {suite_, workflow_, &step, moment};
  }

  Node extension_of(const Node& node) const {
    const auto extension = document_.optional(node, "x-contract", json::value_t::object);
    if (extension.value != nullptr) document_.demand_shape(extension, shapes().contract_of_step);
    return extension;
  }

  void read_invalid_request(const Node& extension, Step& step) const {
    if (extension.value == nullptr) return;
    const auto node = document_.optional(extension, "request", json::value_t::object);
    if (node.value == nullptr) return;
    document_.demand_shape(node, shapes().request);
    const auto invalid = document_.required(node, "invalid", json::value_t::boolean);
    if (!invalid.value->get<bool>()) {
      document_.refuse(invalid.place, "kind", "'invalid' is not true",
                       "leave 'request' out; every request must be valid without it");
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
    request.keywords = document_.texts(node, "keyword");
    if (is_in_force(node)) step.invalid_request = std::move(request);
  }

  /// Whether the contract has every difference under which the request is invalid.
  bool is_in_force(const Node& node) const {
    const auto ids = document_.texts(node, "under");
    for (const auto& id : ids) suite_.conditions.push_back({id, node.place / "under"});
    return std::all_of(ids.begin(), ids.end(),
                       [&](const std::string& id) { return suite_.contract.has(id); });
  }

  void read_request(const Node& node, const std::vector<StepParameter>& common, Step& step) const {
    const SelectorReader selectors(document_, sight(step, Sight::Moment::Before));
    for (auto& parameter : step.parameters) {
      parameter.selectors = selectors.within({parameter.value.get(), parameter.place / "value"});
      if (!step.invalid_request) check_declared(parameter, step);
    }
    for (const auto& parameter : common) {
      const bool given =
          std::any_of(step.parameters.begin(), step.parameters.end(),
                      [&](const auto& own) { return same_parameter(own, parameter); });
      if (!given && is_declared(parameter, step)) step.parameters.push_back(parameter);
    }
    check_path_is_whole(step);
    const auto body = document_.optional(node, "requestBody", json::value_t::object);
    if (body.value != nullptr) read_body(body, selectors, step);
  }

  bool is_declared(const StepParameter& parameter, const Step& step) const {
    return step.operation->parameter(parameter.name, *parameter.in) != nullptr ||
           is_credential(suite_.contract, *step.operation, parameter);
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

  void read_body(const Node& node, const SelectorReader& selectors, Step& step) const {
    document_.demand_shape(node, shapes().body);
    const auto payload = node.value->find("payload");
    if (payload == node.value->end()) {
      document_.refuse(node.place, "member.missing", "the required member 'payload' is missing",
                       "add it, or leave requestBody out to send no body");
    }
    const Node read{&*payload, node.place / "payload"};
    step.body = StepBody{document_.optional_text(node, "contentType"),
                         document_.value(read),
                         node.place,
                         selectors.within(read),
                         {}};
    step.body->replacements =
        ReplacementReader(document_, sight(step, Sight::Moment::Before)).read(node, *step.body);
  }

  void read_call(const Node& node, const Node& extension, Step& step) const {
    if (node.value->contains("requestBody") || step.invalid_request) {
      const auto place =
          step.invalid_request ? extension.place / "request" : node.place / "requestBody";
      document_.refuse(place, "step", "a step that calls a workflow sends no request",
                       "leave it out");
    }
    const SelectorReader selectors(document_, sight(step, Sight::Moment::Before));
    for (auto& parameter : step.parameters) {
      parameter.selectors = selectors.within({parameter.value.get(), parameter.place / "value"});
    }
    check_call(step.workflow, step.parameters, node.place);
  }

  const SuiteDocument& document_;
  Suite& suite_;
  Workflow& workflow_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
