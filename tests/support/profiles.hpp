#pragma once

#include <kizen/tenant.hpp>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace kizen_test {

/// The variables that the profile of profile_text() refers to, with what the built-in tenant takes.
inline std::vector<std::string> profile_environment() {
  const auto demo = kizen::demo_credentials();
  return {"STAGING_KEY=" + demo[0].api_key,        "STAGING_BUSINESS=" + demo[0].business_id,
          "STAGING_USER=" + demo[0].user_id,       "OTHER_KEY=" + demo[1].api_key,
          "OTHER_BUSINESS=" + demo[1].business_id, "OTHER_USER=" + demo[1].user_id};
}

/// A profile `staging`; `more` stands behind it, indented by four blanks.
inline std::string profile_text(const std::string& url, const std::string& more = {}) {
  return "targets:\n  staging:\n    url: " + url + R"(
    credentials:
      api_key: {env: STAGING_KEY}
      business_id: {env: STAGING_BUSINESS}
      user_id: {env: STAGING_USER}
)" + more;
}

/// Runs the tool with `--config` and `--target staging`.
inline Ended tool_at_staging(std::vector<std::string> arguments, const std::string& config,
                             std::vector<std::string> environment = profile_environment()) {
  for (const auto& one :
       {std::string("--config"), config, std::string("--target"), std::string("staging")}) {
    arguments.push_back(one);
  }
  return tool(std::move(arguments), std::move(environment));
}

}  // namespace kizen_test
