#include "fault_option.hpp"

#include <algorithm>
#include <kizen/run.hpp>
#include <kizen/tenant.hpp>

#include "output.hpp"

namespace kizen_tool {
namespace {

/// The known name nearest to one that is not known.
std::string nearest_fault(const std::string& name) {
  const auto& all = kizen::faults();
  const auto nearest = std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    return kizen::detail::edit_distance(a.name, name) < kizen::detail::edit_distance(b.name, name);
  });
  return nearest->name;
}

std::string check_fault(const std::string& name) {
  if (kizen::fault_named(name) != nullptr) return {};
  return "'" + name + "' is no fault; is it " + nearest_fault(name) +
         "? serve --list-faults tells all";
}

bool takes(const std::vector<std::string>& wanted, const std::string& word) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), word) != wanted.end();
}

}  // namespace

void add_fault_option(CLI::App& app, std::string& fault) {
  app.add_option("--fault", fault, "Make the built-in tenant misbehave; serve --list-faults")
      ->check(check_fault)
      ->type_name("NAME");
}

std::vector<kizen::Fault> FaultSelection::chosen() const {
  std::vector<kizen::Fault> faults;
  for (const auto& fault : kizen::faults()) {
    const bool is_named =
        names.empty() || std::any_of(names.begin(), names.end(), [&](const auto& glob) {
          return kizen::detail::fits_glob(glob, fault.name);
        });
    if (is_named && takes(classes, fault.kind) && takes(rules, fault.rule)) faults.push_back(fault);
  }
  if (faults.empty()) {
    const auto hint =
        names.empty() ? std::string() : "; is it " + nearest_fault(names.front()) + "?";
    throw CLI::ValidationError("--fault", "no fault is chosen" + hint);
  }
  return faults;
}

void add_fault_selection(CLI::App& app, FaultSelection& selection) {
  app.add_option("--fault", selection.names,
                 "Only faults of this name; * stands for any text (repeatable)")
      ->type_name("NAME");
  app.add_option("--class", selection.classes, "Only faults of this class (repeatable)");
  app.add_option("--rule", selection.rules, "Only faults against this rule (repeatable)");
  for (const char* const name : {"--fault", "--class", "--rule"}) {
    app.get_option(name)->allow_extra_args(false);
  }
}

void list_faults() {
  for (const auto& fault : kizen::faults()) {
    print("{:<36} {:<4} {:<15} {}\n", fault.name, fault.rule, fault.kind, fault.sentence);
  }
}

}  // namespace kizen_tool
