#pragma once

#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "kizen/check.hpp"

namespace kizen_fuzz {

/// Ends the process where a promise of the library does not hold; libFuzzer keeps the input.
inline void require(bool holds, const std::string& promise) {
  if (holds) return;
  std::cerr << "broken: " << promise << std::endl;
  std::abort();
}

inline void require_agreement(const std::string& unchecked) {
  require(unchecked.find("disagree") == std::string::npos, unchecked);
}

/// What holds of every violation, whatever the message was.
inline void require_sound(const kizen::Violation& one, const kizen::json& document) {
  require(!one.expected.empty(), "every violation says what was expected");
  require(!one.actual.empty(), "every violation says what came");
  require(kizen::JsonPointer::parse(one.instance.to_string()) == one.instance,
          "the text of an instance pointer reads as that pointer");
  require(kizen::json_at(document, one.schema.pointer) != nullptr,
          "a schema pointer leads into the contract: " + one.schema.pointer.to_string());
}

/// What holds of every report, whatever the message was.
inline void require_sound(const kizen::Report& report, const kizen::Contract& contract) {
  for (const auto& one : report.violations) {
    require(kizen::find_rule(one.rule) != nullptr, "a rule is on the list: " + one.rule);
    require_sound(one, contract.document());
  }
  for (const auto& one : report.unchecked) {
    require(!one.reason.empty(), "whatever is unchecked has a reason");
    require_agreement(one.reason + one.detail);
  }
  std::ostringstream text;
  text << report;
  require(!text.str().empty(), "every report can be shown");
}

/// What holds of the findings on one value.
inline void require_sound(const kizen::SchemaFindings& findings, const kizen::json& document,
                          const kizen::json& value) {
  if (findings.unchecked)
    return require_agreement(findings.unchecked->reason + findings.unchecked->detail);
  require(findings.valid == findings.violations.empty(), "invalid means violations, valid none");
  for (const auto& one : findings.violations) {
    require_sound(one, document);
    require(kizen::json_at(value, one.instance) != nullptr,
            "an instance pointer leads into the value: " + one.instance.to_string());
  }
}

}  // namespace kizen_fuzz
