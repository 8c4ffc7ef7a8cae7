#include "dialect_option.hpp"

#include <map>
#include <string>
#include <utility>

namespace kizen_tool {

void add_dialect_option(CLI::App& app, std::function<void(kizen::TenantDialect)> take) {
  std::map<std::string, kizen::TenantDialect> dialects;
  for (const auto dialect : {kizen::TenantDialect::Documented, kizen::TenantDialect::Observed}) {
    dialects.emplace(to_string(dialect), dialect);
  }
  app.add_option_function<std::string>(
         "--dialect",
         [take = std::move(take), dialects](const std::string& name) { take(dialects.at(name)); },
         "What the messages of the built-in tenant look like")
      ->check(CLI::IsMember(dialects))
      ->default_str("documented")
      ->type_name("NAME");
}

}  // namespace kizen_tool
