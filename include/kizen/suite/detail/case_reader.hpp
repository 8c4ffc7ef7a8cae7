#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "../../contract/detail/uri_reference.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../case_rows.hpp"
#include "../inputs.hpp"
#include "../suite.hpp"
#include "case_cell.hpp"
#include "case_object.hpp"
#include "load_context.hpp"
#include "secret_input.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the cases of a workflow, from the suite or from a file that it names.
class CaseReader {
 public:
  CaseReader(const SuiteDocument& document, const LoadContext& context)
      : document_(document), context_(context) {}

  /// @param is_called whether others call it, which makes it a helper if it lists no cases
  void read(const Node& node, bool is_called, Workflow& workflow) const {
    if (!node.value->is_object() || document_.is_unread(node.place / "inputs")) return;
    const auto extension = node.value->find("x-contract");
    const bool extends = extension != node.value->end() && extension->is_object();
    const bool lists = extends && extension->contains("cases");
    const bool says_so = extends && extension->value("helper", json()) == true;
    if (says_so) refuse_words_of_cases({&*extension, node.place / "x-contract"});
    workflow.is_helper = says_so || (is_called && !lists);
    if (workflow.is_helper) return;
    if (lists) {
      const auto place = node.place / "x-contract" / "cases";
      document_.attempt([&] { read_list({&extension->at("cases"), place}, workflow); });
    } else {
      workflow.cases.push_back({{}, {}, {}, {}, node.place, {}});
    }
    for (auto& one : workflow.cases) {
      refuse_secrets(one, workflow);
      const bool is_given = document_.attempt([&] {
        for (const auto& [name, text] : context_.sources.given) give(name, text, workflow, one);
      });
      if (is_given) check(one, workflow);
    }
  }

 private:
  void refuse_words_of_cases(const Node& extension) const {
    for (const std::string name : {"cases", "skip", "xfail"}) {
      if (!extension.value->contains(name)) continue;
      document_.attempt([&] {
        document_.refuse(extension.place / name, "case", "a helper has no cases",
                         "take out '" + name + "', or 'helper'");
      });
    }
  }

  void read_list(const Node& node, Workflow& workflow) const {
    if (node.value->is_object()) return read_file(node, workflow);
    document_.demand_kind(node, json::value_t::array, "'cases'");
    document_.demand_items(node, "cases");
    workflow.cases = case_objects(document_, SuiteDocument::items(node), [](const Node&) {});
  }

  /// The cases of `{file: PATH}`.
  void read_file(const Node& node, Workflow& workflow) const {
    document_.demand_shape(node, shapes().case_file);
    const auto url = document_.text(node, "file");
    const auto place = node.place / "file";
    if (has_scheme(url) || starts_with(url, "/")) {
      document_.refuse(place, "case", "'" + url + "' is no relative path",
                       "give a path relative to the suite");
    }
    if (!context_.sources.text) {
      document_.refuse_unsupported(place, "a file with cases", "list the cases in the suite");
    }
    const auto path = resolve_reference(document_.source().file, url);
    workflow.cases = read_case_rows(text_of(path, place), path, workflow, document_.source());
  }

  std::string text_of(const std::string& path, const JsonPointer& place) const {
    try {
      return context_.sources.text(path);
    } catch (const ContractError& error) {
      document_.refuse(place, "case", std::string("the cases cannot be had: ") + error.what(), {});
    }
  }

  /// Gives a text from outside to an input that the case does not give itself.
  void give(const std::string& name, const std::string& text, const Workflow& workflow,
            Case& one) const {
    const auto* input = workflow.input(name);
    if (input == nullptr || one.inputs.count(name) > 0) return;
    const auto& whole = *document_.root().value;
    if (is_secret(whole, *input)) {
      document_.refuse(input->place, "secret",
                       "the secret input '" + name + "' is given where others can see it",
                       "name a variable for it in x-contract.environment");
    }
    const auto types = declared_types(whole, input->place);
    auto value = cell_value(text, types);
    if (value == nullptr) {
      document_.refuse(input->place, "input", "the input '" + name + "' is given as '" + text + "'",
                       "it must be " + joined(types, " or ") + ", written as JSON");
    }
    one.inputs[name] = std::move(value);
  }

  void refuse_secrets(const Case& one, const Workflow& workflow) const {
    for (const auto& [name, value] : one.inputs) {
      const auto* const input = workflow.input(name);
      if (input == nullptr || !is_secret(*document_.root().value, *input)) continue;
      note(one, "suite.secret", name_of(one, workflow) + " gives the secret input '" + name + "'",
           secret_fix);
    }
  }

  void check(const Case& one, const Workflow& workflow) const {
    check_words(one);
    if (has_bad_default(workflow)) return;
    const auto complete = complete_inputs(workflow, one.inputs, {});
    const auto what = name_of(one, workflow) + ": ";
    for (const auto& problem : complete.problems) {
      note(one, "suite.case", what + problem, "correct the case, or the inputs of the workflow");
    }
    for (const auto& name : complete.missing) {
      if (!workflow.input(name)->environment.empty()) continue;
      note(one, "suite.case", what + "the required input '" + name + "' has no value",
           "give it in x-contract.cases, give it a default, or name a variable for it in "
           "x-contract.environment");
    }
  }

  static std::string shown_name(const Case& one) {
    return printable(shortened(one.name, shown_bytes));
  }

  static std::string name_of(const Case& one, const Workflow& workflow) {
    return one.name.empty() ? "workflow '" + workflow.id + "'" : "case '" + shown_name(one) + "'";
  }

  void note(const Case& one, const std::string& rule, const std::string& problem,
            const std::string& fix) const {
    document_.attempt([&] { throw ContractError(place(one), rule, problem, fix); });
  }

  bool has_bad_default(const Workflow& workflow) const {
    return std::any_of(workflow.inputs.begin(), workflow.inputs.end(), [&](const Input& input) {
      return document_.is_unread(input.place / "default");
    });
  }

  void check_words(const Case& one) const {
    const auto name = shown_name(one);
    if (printable(one.name) != one.name) {
      note(one, "suite.name", "the case '" + name + "' has control characters in its name",
           "take them out; the name is shown on one line");
    }
    if (one.skip.empty() || one.xfail.empty()) return;
    note(one, "suite.case", "case '" + name + "' says skip and xfail", "give at most one of them");
  }

  SourcePlace place(const Case& one) const {
    return one.row ? *one.row : document_.source().place(one.place);
  }

  const SuiteDocument& document_;
  const LoadContext& context_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
