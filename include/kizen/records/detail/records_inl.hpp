#pragma once

#include "../../contract.hpp"
#include "../records.hpp"
#include "observed_overlay_document.hpp"
#include "records_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE const Contract& records() {
  static const Contract contract =
      Contract::parse(detail::records_document(), "records.openapi.json")
          .with_effect("records_search_create", Effect::Read);
  return contract;
}

KIZEN_INLINE const Overlay& records_differences() {
  static const Overlay overlay = [] {
    auto source = read_json(detail::observed_overlay_document(), "observed.overlay.yaml");
    source.locate = nullptr;  // its lines are those of another text
    return Overlay::from(source);
  }();
  return overlay;
}

KIZEN_INLINE const Contract& observed_records() {
  static const Contract contract = records().with(records_differences());
  return contract;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
