#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../suite.hpp"
#include "missing_sources.hpp"
#include "suite_document.hpp"
#include "template_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What an expression can see from where it stands.
struct Sight {
  enum class Moment {
    Before,    ///< a request or call is being made
    Answered,  ///< the step's request was answered
    Called,    ///< the step's workflow has ended
    After      ///< the workflow has ended
  };

  const Suite& suite;
  const Workflow& workflow;  ///< with its inputs and the names of its steps and their outputs
  const Step* step = nullptr;
  Moment moment = Moment::Before;
  std::size_t earlier = std::numeric_limits<std::size_t>::max();  ///< how many steps came before
};

/// Refuses expressions that could never stand for a value.
class ExpressionCheck {
 public:
  ExpressionCheck(const SuiteDocument& document, const Sight& sight)
      : document_(document), sight_(sight) {}

  /// The expression that a string must be.
  Expression read(const Node& node, const std::string& what) const {
    if (node.value->is_object()) {
      document_.refuse_unsupported(node.place, "a selector",
                                   "write an expression, or say arazzo: 1.1.0");
    }
    document_.demand_kind(node, json::value_t::string, what);
    const auto text = node.value->get<std::string>();
    auto expression = Expression::parse(text);
    if (!expression) refuse_text(text, node.place);
    check(*expression, node.place);
    return *expression;
  }

  /// Checks every expression in a value. Returns how many there are.
  std::size_t check_value(const json& value, const JsonPointer& place) const {
    if (value.is_string()) return check_text(value.get<std::string>(), place);
    if (!value.is_structured()) return 0;
    std::size_t found = 0;
    for (const auto& member : value.items()) {
      found += check_value(member.value(), place / member.key());
    }
    return found;
  }

  /// Checks every `{$...}` in a text. Returns how many there are.
  std::size_t check_parts(const std::string& text, const JsonPointer& place) const {
    std::size_t found = 0;
    for (const auto& part : parts_of(text)) {
      if (part.expression) {
        check(*part.expression, place);
        ++found;
      } else {
        check_literal(part.literal, place);
      }
    }
    return found;
  }

  void check(const Expression& expression, const JsonPointer& place) const {
    using Root = Expression::Root;
    switch (expression.root) {
      case Root::Inputs:
        return check_input(expression, place);
      case Root::Steps:
        return check_step(expression, place);
      case Root::Outputs:
        return check_called_output(expression, place);
      case Root::Workflows:
        return check_workflow(expression, place);
      case Root::SourceDescriptions:
        return check_source(expression, place);
      case Root::Self:
        return;
      case Root::Url:
      case Root::Method:
      case Root::StatusCode:
      case Root::Request:
      case Root::Response:
        return check_exchange(expression, place);
      default:
        refuse_unsupported(expression.text, place);
    }
  }

 private:
  using Moment = Sight::Moment;

  std::size_t check_text(const std::string& text, const JsonPointer& place) const {
    if (const auto whole = Expression::parse(text)) {
      check(*whole, place);
      return 1;
    }
    if (looks_like_expression(text)) refuse_text(text, place);
    return check_parts(text, place);
  }

  void check_literal(std::string_view text, const JsonPointer& place) const {
    for (auto open = text.find("{$"); open != std::string_view::npos;
         open = text.find("{$", open + 1)) {
      const auto inside = text.substr(open + 1, text.find('}', open) - open - 1);
      if (looks_like_expression(inside)) refuse_text(std::string(inside), place);
    }
  }

  /// Whether a text that is no expression was surely meant as one.
  static bool looks_like_expression(std::string_view text) {
    for (const std::string_view root :
         {"$inputs.", "$steps.", "$outputs.", "$request.", "$response.", "$workflows.",
          "$sourceDescriptions.", "$components.", "$message."}) {
      if (starts_with(text, root)) return true;
    }
    return false;
  }

  [[noreturn]] void refuse_unsupported(const std::string& text, const JsonPointer& place) const {
    document_.refuse_unsupported(place, "the expression '" + text + "'",
                                 "use $inputs, $steps, $request, $response or $statusCode");
  }

  [[noreturn]] void refuse_text(const std::string& text, const JsonPointer& place) const {
    if (starts_with(text, "$message.")) refuse_unsupported(text, place);
    const std::string_view prefix = "$response.body.";
    const auto fix = starts_with(text, prefix)
                         ? "write a JSON Pointer: $response.body#/" + text.substr(prefix.size())
                         : "write one like $response.body#/id or $steps.create.outputs.id";
    document_.refuse(place, "expression", "'" + text + "' is no runtime expression", fix);
  }

  void check_input(const Expression& expression, const JsonPointer& place) const {
    if (sight_.workflow.input(expression.name) != nullptr) return;
    const auto dot = expression.name.find('.');
    const auto first = expression.name.substr(0, dot);
    if (dot != std::string::npos && sight_.workflow.input(first) != nullptr) {
      document_.refuse(
          place, "input",
          "'" + expression.text +
              "': names may hold dots, so this is "
              "an input called '" +
              expression.name + "'",
          "write a JSON Pointer: $inputs." + first + "#/" + expression.name.substr(dot + 1));
    }
    if (document_.is_unread(sight_.workflow.place / "inputs")) return;
    std::vector<std::string> names;
    for (const auto& input : sight_.workflow.inputs) names.push_back(input.name);
    document_.refuse_name(place, "input",
                          "'" + expression.text + "': workflow '" + sight_.workflow.id +
                              "' has no input '" + expression.name + "'",
                          expression.name, names);
  }

  void check_step(const Expression& expression, const JsonPointer& place) const {
    const auto& steps = sight_.workflow.steps;
    std::vector<std::string> earlier;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const bool is_earlier = i < sight_.earlier || sight_.workflow.jumps;
      if (steps[i].id == expression.owner) {
        if (is_earlier) return check_output(expression, steps[i], place);
        document_.refuse(place, "step_output",
                         "'" + expression.text + "': step '" + expression.owner +
                             (i == sight_.earlier ? "' is this one" : "' comes later"),
                         "steps see the outputs of earlier ones");
      }
      if (steps[i].id.empty()) return;  // it may be meant; what is wrong with it is told
      if (is_earlier) earlier.push_back(steps[i].id);
    }
    document_.refuse_name(
        place, "step_output",
        "'" + expression.text + "': no earlier step is called '" + expression.owner + "'",
        expression.owner, earlier);
  }

  void check_output(const Expression& expression, const Step& step,
                    const JsonPointer& place) const {
    std::vector<std::string> names;
    for (const auto& output : step.outputs) names.push_back(output.name);
    if (!step.workflow.empty()) {
      const auto* called = sight_.suite.called(step.workflow).workflow;
      if (called == nullptr) return;
      for (const auto& output : called->outputs) names.push_back(output.name);
    }
    demand_output(expression, names, "step '" + step.id + "'", place);
  }

  void check_called_output(const Expression& expression, const JsonPointer& place) const {
    if (sight_.moment != Moment::Called) {
      document_.refuse(place, "expression", "'" + expression.text + "' has no value here",
                       "$outputs belongs to the criteria and outputs of a step that calls a "
                       "workflow");
    }
    const auto& name = sight_.step->workflow;
    const auto* called = sight_.suite.called(name).workflow;
    if (called == nullptr) return;
    std::vector<std::string> names;
    for (const auto& output : called->outputs) names.push_back(output.name);
    demand_output(expression, names, "workflow '" + name.to_string() + "'", place);
  }

  /// Inputs and outputs of a workflow that is done by then: one on which this one depends, or that
  /// an earlier step called, or this step; and the inputs of this one.
  void check_workflow(const Expression& expression, const JsonPointer& place) const {
    const WorkflowReference name{{}, expression.owner};
    const auto* workflow = sight_.suite.workflow(name.id);
    const bool is_own = name.id == sight_.workflow.id && expression.part == "inputs";
    if (workflow == nullptr || !(is_own || is_done(name))) {
      document_.refuse(place, "workflow",
                       "'" + expression.text + "': no workflow '" + name.id + "' is done by then",
                       "name it in dependsOn, or call it in an earlier step");
    }
    if (expression.part == "inputs" && document_.is_unread(workflow->place / "inputs")) return;
    std::vector<std::string> names;
    for (const auto& input : workflow->inputs) names.push_back(input.name);
    if (expression.part == "outputs") {
      names.clear();
      for (const auto& output : workflow->outputs) names.push_back(output.name);
    }
    demand_output(expression, names, "workflow '" + name.id + "'", place);
  }

  bool is_done(const WorkflowReference& name) const {
    if (sight_.moment == Moment::Called && sight_.step->workflow == name) return true;
    const auto& all = sight_.workflow.depends_on;
    if (std::find(all.begin(), all.end(), name) != all.end()) return true;
    const auto& steps = sight_.workflow.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const bool is_earlier = i < sight_.earlier || sight_.workflow.jumps;
      if (is_earlier && steps[i].workflow == name) return true;
    }
    return false;
  }

  /// `$sourceDescriptions.NAME.url`, and its name and type.
  void check_source(const Expression& expression, const JsonPointer& place) const {
    if (sight_.suite.source_named(expression.owner) == nullptr) {
      if (lacks_sources(document_, sight_.suite)) return;
      std::vector<std::string> names;
      for (const auto& source : sight_.suite.sources) names.push_back(source.name);
      document_.refuse_name(place, "source",
                            "no source description is called '" + expression.owner + "'",
                            expression.owner, names);
    }
    const std::vector<std::string> fields = {"name", "url", "type"};
    if (std::find(fields.begin(), fields.end(), expression.name) != fields.end()) return;
    document_.refuse_name(place, "source",
                          "'" + expression.text + "' is no field of a source description",
                          expression.name, fields);
  }

  void demand_output(const Expression& expression, const std::vector<std::string>& names,
                     const std::string& owner, const JsonPointer& place) const {
    if (std::find(names.begin(), names.end(), expression.name) != names.end()) return;
    document_.refuse_name(place, "step_output",
                          "'" + expression.text + "': " + owner + " has no " +
                              (expression.part == "inputs" ? "input" : "output") + " '" +
                              expression.name + "'",
                          expression.name, names);
  }

  void check_exchange(const Expression& expression, const JsonPointer& place) const {
    if (sight_.moment != Moment::Answered) {
      document_.refuse(place, "expression", "'" + expression.text + "' has no value here",
                       sight_.moment == Moment::Before
                           ? "nothing was sent yet; use $inputs or $steps.STEP.outputs.NAME"
                           : "there is no request here; use an output of a step");
    }
    const bool is_request = expression.root == Expression::Root::Request;
    const bool is_parameter = expression.part == "query" || expression.part == "path";
    if (expression.part == "payload" || (!is_request && is_parameter)) {
      document_.refuse(place, "expression", "'" + expression.text + "' has no value in HTTP",
                       "use body or header");
    }
    if (is_request && is_parameter) check_request_parameter(expression, place);
  }

  void check_request_parameter(const Expression& expression, const JsonPointer& place) const {
    if (sight_.step->operation == nullptr) return;
    const auto in = expression.part == "path" ? ParameterPlace::Path : ParameterPlace::Query;
    if (sight_.step->operation->parameter(expression.name, in) != nullptr) return;
    std::vector<std::string> names;
    for (const auto& parameter : sight_.step->operation->parameters) {
      if (parameter.place == in) names.push_back(parameter.name);
    }
    for (const auto& given : sight_.step->parameters) {
      if (given.in == in && given.name == expression.name) return;
    }
    document_.refuse_name(
        place, "parameter",
        "'" + expression.text + "': " + sight_.step->operation->id + " declares no such parameter",
        expression.name, names);
  }

  const SuiteDocument& document_;
  Sight sight_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
