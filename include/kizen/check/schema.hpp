#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../contract/json_source.hpp"
#include "../core/json.hpp"
#include "../core/report.hpp"
#include "../core/violation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The rules by which a schema is read.
enum class Dialect {
  OpenApiRequest,   ///< OpenAPI 3.0 Schema Object; `readOnly` members must not be sent
  OpenApiResponse,  ///< OpenAPI 3.0 Schema Object; `writeOnly` members must not be sent
  Draft4,           ///< JSON Schema draft 4, from which OpenAPI 3.0 comes
  Draft7            ///< JSON Schema draft 7, for what suites expect
};

namespace detail {
struct SchemaAccess;
}  // namespace detail

/// What a schema says of one value.
struct SchemaFindings {
  bool valid = true;
  /// Empty where valid. `rule` is left empty for the caller to fill in.
  std::vector<Violation> violations = {};
  /// Set where no verdict could be reached, or not every violation named (`cut_short`). `reason` is
  /// one word, such as `too_deep`, `too_complex` or `engines_disagree`, for the caller to put its own
  /// words before.
  std::optional<Unchecked> unchecked = {};
};

/// A schema made ready to check any number of values, on any number of threads.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_json(R"({"type": "integer", "minimum": 0})", "count.json");
/// const auto count = kizen::Schema::compile(source, {}, kizen::Dialect::Draft7);
/// assert(count.check(3).valid);
/// const auto findings = count.check(-1);
/// assert(!findings.valid && findings.violations.at(0).keyword == "minimum");
/// assert(findings.violations.at(0).expected == "an integer of at least 0");
/// ```
class Schema {
 public:
  /// Compiles the schema at `place` of a document; its references are read in that document.
  ///
  /// @throws ContractError where it is no schema, or uses what cannot be checked
  KIZEN_INLINE static Schema compile(const JsonSource& source, const JsonPointer& place,
                                     Dialect dialect);

  /// Holds a value to the schema. Two engines decide; where they disagree it is unchecked.
  KIZEN_INLINE SchemaFindings check(const json& value) const;

  /// What the schema asks that is not checked, such as a `format`; one line each.
  KIZEN_INLINE const std::vector<std::string>& notes() const;

 private:
  struct Compiled;
  friend struct detail::SchemaAccess;
  explicit Schema(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
