// A suite: it is read or refused, and what was read leads back to the document.

#include <kizen/records.hpp>
#include <kizen/suite.hpp>
#include <string>

#include "fuzz/require.hpp"
#include "fuzz/target.hpp"

namespace {

void require_place(const kizen::Suite& suite, const kizen::JsonPointer& place) {
  kizen_fuzz::require(kizen::json_at(*suite.source.document, place) != nullptr,
                      "a place leads into the suite: " + place.to_string());
  kizen_fuzz::require(suite.place(place).file == "input.arazzo.json", "a place has its file");
}

void require_sound(const kizen::Suite& suite, const kizen::Workflow& workflow) {
  require_place(suite, workflow.place);
  kizen_fuzz::require(suite.workflow(workflow.id) == &workflow, "a workflow has an id of its own");
  kizen_fuzz::require(workflow.is_helper == workflow.cases.empty(), "only helpers have no cases");
  for (const auto& input : workflow.inputs) require_place(suite, input.place);
  for (const auto& step : workflow.steps) {
    require_place(suite, step.place);
    kizen_fuzz::require((step.operation == nullptr) != step.workflow.empty(),
                        "a step calls an operation or a workflow");
  }
  for (const auto& one : workflow.cases) {
    require_place(suite, one.place);
    kizen_fuzz::require(kizen::complete_inputs(workflow, one.inputs, {}).problems.empty(),
                        "the inputs of a case fit");
  }
}

void read_suite(std::string_view bytes) {
  try {
    const auto suite = kizen::load_suite(kizen::read_json(std::string(bytes), "input.arazzo.json"),
                                         kizen::records());
    for (const auto& workflow : suite.workflows) require_sound(suite, workflow);
    for (const auto& warning : suite.warnings) {
      kizen_fuzz::require(!warning.text.empty() && warning.place.file == "input.arazzo.json",
                          "a warning has a text and a place");
    }
  } catch (const kizen::ContractError& error) {
    kizen_fuzz::require(!error.rule().empty(), "a refusal names its rule");
    kizen_fuzz::require(error.place().file == "input.arazzo.json", "a refusal names its file");
  }
}

}  // namespace

KIZEN_FUZZ_TARGET(suite_fuzz, read_suite);
