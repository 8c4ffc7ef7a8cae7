#include "tenant_option.hpp"

#include <chrono>
#include <map>
#include <string>

#include "fault_option.hpp"

namespace kizen_tool {
namespace {

void add_milliseconds(CLI::App& app, const std::string& name, std::chrono::milliseconds& value,
                      const std::string& text) {
  constexpr int an_hour = 3'600'000;
  app.add_option_function<int>(
         name, [&value](int given) { value = std::chrono::milliseconds(given); }, text)
      ->check(CLI::Range(0, an_hour))
      ->type_name("MS");
}

}  // namespace

void add_dialect_option(CLI::App& app, kizen::TenantDialect& dialect) {
  std::map<std::string, kizen::TenantDialect> dialects;
  for (const auto one : {kizen::TenantDialect::Documented, kizen::TenantDialect::Observed}) {
    dialects.emplace(to_string(one), one);
  }
  app.add_option_function<std::string>(
         "--dialect",
         [&dialect, dialects](const std::string& name) { dialect = dialects.at(name); },
         "What the messages of the built-in tenant look like")
      ->check(CLI::IsMember(dialects))
      ->default_str("documented")
      ->type_name("NAME");
}

void add_tenant_options(CLI::App& app, kizen::TenantOptions& options) {
  add_dialect_option(app, options.dialect);
  add_fault_option(app, options.fault);
  add_milliseconds(app, "--latency", options.latency,
                   "Let the built-in tenant hold each response back that long");
  add_milliseconds(app, "--search-lag", options.search_lag,
                   "Let a write show in searches of the built-in tenant only after that long");
}

void refuse_tenant_options(const CLI::App& app) {
  for (const char* const name : {"--dialect", "--fault", "--latency", "--search-lag"}) {
    if (app.count(name) == 0) continue;
    throw CLI::ValidationError(name, "goes with the built-in tenant, not with a URL");
  }
}

}  // namespace kizen_tool
