#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../suite.hpp"
#include "call_cycles.hpp"
#include "expression_check.hpp"
#include "parameter_reader.hpp"
#include "suite_document.hpp"
#include "workflow_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the Arazzo Object.
class SuiteReader {
 public:
  SuiteReader(const JsonSource& source, const Contract& contract)
      : document_(source), suite_{contract, source} {}

  Suite read() {
    const auto root = document_.root();
    check_version(root);
    document_.demand_shape(root, shapes().root);
    read_info(root);
    read_source(root);
    read_extension(root);
    ParameterReader(document_).check_components();
    read_workflows(root);
    return std::move(suite_);
  }

 private:
  void check_version(const Node& root) const {
    document_.demand_kind(root, json::value_t::object, "a suite");
    const auto version = document_.text(root, "arazzo");
    if (starts_with(version, "1.0.") || starts_with(version, "1.1.")) return;
    document_.refuse(root.place / "arazzo", "version", "Arazzo " + version + " is not understood",
                     "write arazzo: 1.0.1");
  }

  void read_info(const Node& root) {
    const auto info = document_.required(root, "info", json::value_t::object);
    document_.demand_shape(info, shapes().info);
    suite_.title = document_.text(info, "title");
    suite_.version = document_.text(info, "version");
  }

  void read_source(const Node& root) {
    const auto sources = document_.required_items(root, "sourceDescriptions");
    if (sources.size() > 1) {
      document_.refuse_unsupported(sources[1].place, "a second source description",
                                   "give one; it stands for the contract");
    }
    const auto& source = sources.front();
    document_.demand_shape(source, shapes().source);
    suite_.source_name = document_.text(source, "name");
    suite_.source_url = document_.text(source, "url");
    const auto type = document_.optional_text(source, "type");
    if (!is_strict_identifier(suite_.source_name)) {
      document_.refuse(source.place / "name", "name",
                       "'" + suite_.source_name + "' is no name for a source",
                       "use letters, digits, - and _");
    }
    if (type.empty() || type == "openapi") return;
    document_.refuse_unsupported(source.place / "type", "a source of type '" + type + "'",
                                 "write type: openapi");
  }

  void read_extension(const Node& root) {
    const auto extension = document_.optional(root, "x-contract", json::value_t::object);
    if (extension.value == nullptr) return;
    document_.demand_shape(extension, shapes().contract_of_root);
    const auto version = extension.value->find("version");
    if (version == extension.value->end() || *version != json(1)) {
      document_.refuse(extension.place, "version", "'x-contract' does not say version: 1",
                       "add it; it is the version of what this key means");
    }
    suite_.tags = document_.texts(extension, "tags");
    suite_.deviations = document_.texts(extension, "deviations");
    read_jsonpath_root(extension);
    for (const auto& schema : document_.members(extension, "schemas")) check_schema(schema);
  }

  void read_jsonpath_root(const Node& extension) {
    if (!extension.value->contains("jsonpathRoot")) return;
    const auto word = document_.text(extension, "jsonpathRoot");
    if (word != "wrapped") {
      document_.refuse(extension.place / "jsonpathRoot", "kind", "'jsonpathRoot' is '" + word + "'",
                       "write wrapped, or leave it out; then $ is the context itself");
    }
    suite_.wraps_jsonpath_root = true;
  }

  void check_schema(const Node& schema) const {
    Schema::compile(document_.source(), schema.place, Dialect::Draft7);
    refuse_expressions(*schema.value, schema.place);
  }

  void refuse_expressions(const json& value, const JsonPointer& place) const {
    if (value.is_string()) {
      const auto text = value.get<std::string>();
      if (const auto whole = Expression::parse(text)) refuse_shared_expression(*whole, place);
      for (const auto& part : parts_of(text)) {
        if (part.expression) refuse_shared_expression(*part.expression, place);
      }
    }
    if (!value.is_structured()) return;
    for (const auto& member : value.items()) {
      refuse_expressions(member.value(), place / member.key());
    }
  }

  [[noreturn]] void refuse_shared_expression(const Expression& expression,
                                             const JsonPointer& place) const {
    document_.refuse_unsupported(place,
                                 "the expression '" + expression.text + "' in a shared schema",
                                 "put it into the schema of the step");
  }

  void read_workflows(const Node& root) {
    const auto nodes = document_.required_items(root, "workflows");
    const WorkflowReader reader(document_, suite_);
    std::set<std::string> seen;
    for (const auto& node : nodes) {
      suite_.workflows.push_back(reader.read_face(node));
      document_.demand_new(seen, suite_.workflows.back().id, node.place / "workflowId",
                           "the workflow");
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      reader.read_body(nodes[i], suite_.workflows[i]);
    }
    CallCycles(document_, suite_).refuse();
    const auto called = called_workflows();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      auto& workflow = suite_.workflows[i];
      reader.read_cases(nodes[i], called.count(workflow.id) > 0, workflow);
    }
  }

  std::set<std::string> called_workflows() const {
    std::set<std::string> called;
    for (const auto& workflow : suite_.workflows) {
      for (const auto& step : workflow.steps) called.insert(step.workflow);
      for (const auto& entry : workflow.teardown) called.insert(entry.workflow);
    }
    return called;
  }

  SuiteDocument document_;
  Suite suite_;
};

}  // namespace detail

inline Suite load_suite(const JsonSource& source, const Contract& contract) {
  return detail::SuiteReader(source, contract).read();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
