#pragma once

#include <optional>
#include <string_view>

#include "../../contract.hpp"
#include "../records.hpp"
#include "amendments_document.hpp"
#include "records_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

inline const Contract& records() {
  static const Contract contract =
      Contract::parse(detail::records_document(), "records.openapi.json");
  return contract;
}

inline std::optional<Amendment> records_amendment(std::string_view id) {
  if (id == "D6") return Amendment{"D6", detail::amendments_document()};
  return std::nullopt;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
