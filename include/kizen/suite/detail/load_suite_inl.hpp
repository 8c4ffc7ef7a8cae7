#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../check/detail/format/uri.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "call_cycles.hpp"
#include "case_reader.hpp"
#include "expression_check.hpp"
#include "load_context.hpp"
#include "parameter_reader.hpp"
#include "schema_references.hpp"
#include "source_reader.hpp"
#include "suite_document.hpp"
#include "workflow_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What stands for the contract of a suite whose own cannot be had, until that is reported.
inline const Contract& placeholder_contract() {
  static const Contract contract = Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "none", "version": "0"},
    "paths": {"/": {"get": {"responses": {"200": {"description": "none"}}}}}})",
                                                   "none");
  return contract;
}

/// Reads the Arazzo Object.
class SuiteReader {
 public:
  SuiteReader(const JsonSource& source, LoadContext& context)
      : document_(source), context_(context), suite_{placeholder_contract(), source} {}

  Suite read() {
    document_.whole([&] { read(document_.root()); });
    return std::move(suite_);
  }

 private:
  void read(const Node& root) {
    check_version(root);
    document_.attempt([&] { document_.demand_shape(root, shapes().root); });
    document_.attempt([&] { read_info(root); });
    document_.attempt([&] { read_self(root); });
    suite_.sources = SourceReader(document_, context_, suite_.self).sources();
    suite_.contract = first_contract();
    document_.attempt([&] { read_extension(root); });
    document_.attempt([&] { read_components(root); });
    document_.attempt([&] { read_workflows(root); });
  }

  void check_version(const Node& root) const {
    document_.demand_kind(root, json::value_t::object, "a suite");
    const auto found = root.value->find("arazzo");
    if (found != root.value->end() && !found->is_string()) {
      document_.refuse(root.place / "arazzo", "kind",
                       std::string("'arazzo' is ") + found->type_name() + ", not text",
                       "write arazzo: 1.0.1");
    }
    const auto version = document_.text(root, "arazzo");
    if (is_understood(version)) return;
    document_.refuse(root.place / "arazzo", "version", "Arazzo '" + version + "' is not understood",
                     "write arazzo: 1.0.1");
  }

  /// Whether a version is one of 1.0 or 1.1: `1.0.1`, or `1.0.0-rc1`.
  static bool is_understood(std::string_view version) {
    if (!starts_with(version, "1.0.") && !starts_with(version, "1.1.")) return false;
    const auto patch = version.substr(4);
    const auto end = std::min(patch.find('-'), patch.size());
    return end > 0 && end + 1 != patch.size() &&
           std::all_of(patch.begin(), patch.begin() + end, is_digit);
  }

  void read_info(const Node& root) {
    const auto info = document_.required(root, "info", json::value_t::object);
    document_.demand_shape(info, shapes().info);
    document_.attempt([&] { suite_.version = document_.text(info, "version"); });
    document_.attempt([&] { document_.optional_text(info, "summary"); });
    document_.attempt([&] { document_.optional_text(info, "description"); });
    suite_.title = document_.text(info, "title");
  }

  /// `$self`, which is a URI reference without a fragment.
  void read_self(const Node& root) {
    const auto text = document_.optional_text(root, "$self");
    if (root.value->contains("$self") && (text.empty() || !is_uri_reference(text))) {
      document_.refuse(root.place / "$self", "self", "'" + text + "' is no URI reference",
                       "write one like https://example.com/suites/a.arazzo.yaml, or leave it out");
    }
    if (text.find('#') != std::string::npos) {
      document_.refuse(root.place / "$self", "self", "'$self' has a fragment",
                       "leave out what follows the #");
    }
    suite_.self = text;
  }

  /// The contract that the suite is mostly about: its own first, or else that of a suite that it uses.
  const Contract& first_contract() const {
    for (const auto& source : suite_.sources) {
      if (source.contract) return *source.contract;
    }
    for (const auto& source : suite_.sources) {
      if (source.workflows != nullptr) return source.workflows->contract;
    }
    return placeholder_contract();
  }

  void read_extension(const Node& root) {
    const auto extension = document_.optional(root, "x-contract", json::value_t::object);
    if (extension.value == nullptr) return;
    document_.demand_shape(extension, shapes().contract_of_root);
    const auto version = extension.value->find("version");
    if (version == extension.value->end() || *version != json(1)) {
      document_.refuse(extension.place, "version", "'x-contract' does not say version: 1",
                       "write it; it is the version of what this key means");
    }
    document_.attempt([&] { suite_.tags = document_.names(extension, "tags"); });
    document_.attempt([&] { suite_.deviations = document_.names(extension, "deviations"); });
    document_.attempt([&] { read_jsonpath_root(extension); });
    for (const auto& schema : document_.members(extension, "schemas")) {
      document_.attempt([&] { check_schema(schema); });
    }
  }

  /// Names under `components`; what stands there is read where it is referred to.
  void read_components(const Node& root) const {
    const auto components = document_.optional(root, "components", json::value_t::object);
    if (components.value == nullptr) return;
    document_.demand_shape(components, shapes().components);
    for (const char* const kind : {"inputs", "parameters", "successActions", "failureActions"}) {
      document_.attempt([&] {
        for (const auto& member : document_.members(components, kind)) check_name(member);
      });
    }
    ParameterReader(document_).check_components();
  }

  void check_name(const Node& member) const {
    const auto& name = member.place.tokens().back();
    if (is_identifier(name)) return;
    document_.refuse(member.place, "name", "'" + name + "' is no name for a component",
                     "use letters, digits, ., - and _");
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
    check_schema_references(document_, schema);
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
      const auto& id = suite_.workflows.back().id;
      if (id.empty()) continue;
      suite_.workflow_indices.emplace(id, suite_.workflows.size() - 1);
      document_.attempt(
          [&] { document_.demand_new(seen, id, node.place / "workflowId", "the workflow"); });
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      document_.attempt([&] { reader.read_steps(nodes[i], suite_.workflows[i]); });
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      document_.attempt([&] { reader.read_body(nodes[i], suite_.workflows[i]); });
    }
    document_.attempt([&] { CallCycles(document_, suite_).refuse(); });
    const auto called = called_workflows(nodes);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      auto& workflow = suite_.workflows[i];
      const bool is_called =
          called.count(workflow.id) > 0 || is_called_elsewhere(workflow) || may_be_called(called);
      document_.attempt(
          [&] { CaseReader(document_, context_).read(nodes[i], is_called, workflow); });
    }
  }

  /// Ids of the workflows that others call; in a broken suite also where the call could not be read.
  std::set<std::string> called_workflows(const std::vector<Node>& nodes) const {
    std::set<std::string> called;
    for (const auto& workflow : suite_.workflows) {
      for_each_call(workflow, [&](const WorkflowReference& name, const JsonPointer&) {
        if (name.source.empty()) called.insert(name.id);
      });
    }
    if (document_.is_sound()) return called;
    for (const auto& node : nodes) {
      add_called(json_at(*node.value, JsonPointer() / "x-contract" / "teardown"), called);
      for (const char* const list : {"steps", "successActions", "failureActions"}) {
        add_called(json_at(*node.value, JsonPointer() / list), called);
      }
    }
    return called;
  }

  /// Whether a broken suite has a call that names no workflow: it may mean any.
  bool may_be_called(const std::set<std::string>& called) const {
    return !document_.is_sound() &&
           std::any_of(called.begin(), called.end(), [&](const std::string& id) {
             return !starts_with(id, "$") && suite_.workflow(id) == nullptr;
           });
  }

  /// Adds what the items of a list call as they stand; there may be no list.
  static void add_called(const json* list, std::set<std::string>& called) {
    if (list == nullptr || !list->is_array()) return;
    for (const auto& item : *list) {
      const auto* const name = json_at(item, JsonPointer() / "workflowId");
      if (name != nullptr && name->is_string()) called.insert(name->get<std::string>());
      for (const char* const actions : {"onSuccess", "onFailure"}) {
        add_called(json_at(item, JsonPointer() / actions), called);
      }
    }
  }

  bool is_called_elsewhere(const Workflow& workflow) const {
    const auto& is_called = context_.sources.is_called;
    return context_.is_nested() || (is_called && is_called(document_.source(), workflow.id));
  }

  SuiteDocument document_;
  LoadContext& context_;
  Suite suite_;
};

KIZEN_INLINE Suite read_suite(const JsonSource& source, LoadContext& context) {
  const LoadContext::Opened opened(context, source.file);
  return SuiteReader(source, context).read();
}

}  // namespace detail

KIZEN_INLINE Suite load_suite(const JsonSource& source, const SuiteSources& sources) {
  detail::LoadContext context{sources};
  return detail::read_suite(source, context);
}

KIZEN_INLINE Suite load_suite(const JsonSource& source, const Contract& contract) {
  SuiteSources sources;
  sources.contract = [&](const SourceRequest& request) {
    if (request.is_only) return contract;
    throw ContractError({}, "suite.source", "one contract alone was given",
                        "load the suite with a function that finds its sources");
  };
  return load_suite(source, sources);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
