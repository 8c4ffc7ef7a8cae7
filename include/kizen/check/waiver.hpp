#pragma once

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>

#include "../core/contract_error.hpp"
#include "../core/date.hpp"
#include "../core/fingerprint.hpp"
#include "../core/json_pointer.hpp"
#include "../core/report.hpp"
#include "../core/shape.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Leave that somebody gives for one kind of finding until a day.
///
/// What is not given stands for any.
///
/// ```cpp
/// #include <kizen/check/waiver.hpp>
/// #include <cassert>
///
/// kizen::Waiver waiver{"old-ids", {}, "response.body.schema"};
/// waiver.instance = kizen::JsonPointer() / "**" / "id";
/// kizen::Report report{"records_search_create", "POST /search", 200};
/// kizen::Violation violation{"response.body.schema", "type"};
/// violation.instance = kizen::JsonPointer() / "results" / 3 / "id";
/// assert(waiver.covers(violation, report));
/// waiver.status = 400;
/// assert(!waiver.covers(violation, report));
/// ```
struct Waiver {
  std::string id = {};     ///< as the file gives it, or `entry 3`, counted from 1
  SourcePlace place = {};  ///< of the entry
  std::string rule = {};
  std::optional<std::string> operation = {};
  std::optional<int> status = {};
  std::optional<std::string> keyword = {};
  std::optional<JsonPointer> schema = {};
  std::optional<JsonPointer> instance = {};  ///< a shape, as has_shape() takes it
  std::string reason = {};
  std::string owner = {};               ///< who answers for it
  Date expires = {};                    ///< the last day on which it waives
  std::optional<std::size_t> max = {};  ///< how many findings it waives in one run

  /// Whether it speaks of a violation that stands in a report, or in a branch of one that does.
  bool covers(const Violation& violation, const Report& report) const {
    return violation.rule == rule && is(operation, report.operation) &&
           is(status, detail::status_of(violation, report)) && is(keyword, violation.keyword) &&
           is(schema, violation.schema.pointer) &&
           (!instance || has_shape(violation.instance, *instance));
  }

 private:
  template <class Value>
  static bool is(const std::optional<Value>& wanted, const Value& value) {
    return !wanted || *wanted == value;
  }
};

/// The name by which reports call it: `waiver ID`.
inline std::ostream& operator<<(std::ostream& out, const Waiver& waiver) {
  return out << "waiver " << waiver.id;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
