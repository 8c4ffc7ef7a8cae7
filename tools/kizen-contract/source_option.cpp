#include "source_option.hpp"

#include <kizen/core/contract_error.hpp>
#include <kizen/core/detail/text.hpp>
#include <kizen/http.hpp>
#include <set>

namespace kizen_tool {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw CLI::ValidationError("--source", what); }

/// Adds the names of the contracts that a suite describes, and the suites that it uses.
void add_names(const kizen::Suite& suite, std::set<std::string>& names) {
  for (const auto& source : suite.sources) {
    if (source.kind == kizen::Source::Kind::OpenApi) names.insert(source.name);
    if (source.workflows != nullptr) add_names(*source.workflows, names);
  }
}

void demand_known(const std::string& name, const std::set<std::string>& names) {
  if (names.count(name) > 0) return;
  const auto near = kizen::detail::did_you_mean(name, names);
  refuse("no suite describes a source '" + name + "' of type openapi; " +
         (near.empty() ? "there is: " + kizen::detail::joined(names, ", ") : near));
}

kizen::Target target_of(const std::string& name, const std::string& url) {
  try {
    return kizen::Target::parse(url);
  } catch (const kizen::ContractError& error) {
    refuse(name + ": " + error.what());
  }
}

}  // namespace

void add_source_option(CLI::App& app, std::vector<std::string>& sources) {
  app.add_option("--source", sources,
                 "Where the operations of the source description NAME are found, if not at the "
                 "target; no credentials are sent there (repeatable)")
      ->allow_extra_args(false)
      ->type_name("NAME=URL");
}

std::map<std::string, kizen::Target> targets_of(const std::vector<std::string>& sources,
                                                const std::vector<kizen::Suite>& suites,
                                                const TargetPlace& place) {
  std::set<std::string> names;
  for (const auto& suite : suites) add_names(suite, names);
  std::map<std::string, kizen::Target> targets;
  for (const auto& source : sources) {
    const auto equals = source.find('=');
    if (equals == std::string::npos || equals == 0) refuse("'" + source + "' is not NAME=URL");
    const auto name = source.substr(0, equals);
    demand_known(name, names);
    auto target = place.beside(target_of(name, source.substr(equals + 1)));
    if (!targets.emplace(name, std::move(target)).second) refuse("'" + name + "' is given twice");
  }
  return targets;
}

}  // namespace kizen_tool
