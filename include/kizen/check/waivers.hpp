#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "../contract/contract.hpp"
#include "../contract/json_source.hpp"
#include "waiver.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The entries of a waivers file, read and found sound.
///
/// Copies share one immutable list. `schemas/waivers.schema.json` says what a file may hold.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_json(R"({"waivers": 1, "entries": [
///   {"rule": "response.body.schema", "operation": "records_retrieve", "instance": "/fields/**",
///    "reason": "Old records.", "owner": "ann", "expires": "2026-12-31", "max": 3}]})",
///                                      "waivers.json");
/// const auto waivers = kizen::Waivers::from(source, kizen::records());
/// assert(waivers.entries().at(0).id == "entry 1" && waivers.entries().at(0).max == 3u);
/// ```
class Waivers {
 public:
  /// None.
  Waivers() = default;

  /// Reads the entries of a document.
  ///
  /// @param contract whose operations and schemas they name
  /// @throws ContractError `waivers.*` for the first thing that does not fit
  KIZEN_INLINE static Waivers from(const JsonSource& source, const Contract& contract);

  /// In the order of the file.
  const std::vector<Waiver>& entries() const { return *entries_; }

 private:
  using Entries = std::vector<Waiver>;
  explicit Waivers(Entries entries)
      : entries_(std::make_shared<const Entries>(std::move(entries))) {}

  std::shared_ptr<const Entries> entries_ = std::make_shared<const Entries>();
};

}  // namespace KIZEN_ABI
}  // namespace kizen
