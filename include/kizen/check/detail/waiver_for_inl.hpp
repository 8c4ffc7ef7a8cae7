#pragma once

#include "../../core/detail/fingerprint_words.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../waiver_for.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE json waiver_for(const Fingerprint& fingerprint) {
  json entry = {{"rule", fingerprint.rule}};
  if (!fingerprint.operation.empty()) entry["operation"] = fingerprint.operation;
  if (fingerprint.status != 0) entry["status"] = fingerprint.status;
  if (!fingerprint.keyword.empty()) entry["keyword"] = fingerprint.keyword;
  entry["schema"] = "#" + detail::without_spaces(fingerprint.schema.to_string());
  entry["instance"] = fingerprint.shape;
  return entry;
}

KIZEN_INLINE json waiver_for(const Violation& violation, const Report& report) {
  return waiver_for(fingerprint_of(violation, report));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
