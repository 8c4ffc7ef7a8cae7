#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../check/schema.hpp"
#include "../core/json_pointer.hpp"
#include "json_value.hpp"
#include "selector.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Expectation;

/// One of the answers that a step accepts to a question that the rules leave open.
struct OpenAnswer {
  std::string name = {};
  std::vector<Expectation> expectations;  ///< it is the one that is seen where all of them hold
  JsonPointer place = {};                 ///< in the suite
};

/// What a step expects of a value beyond its criteria: one item of `x-contract.expect`.
///
/// Or several answers to one question that are all in order, of which a run tells the one that it
/// saw. Such an expectation looks at no value itself.
struct Expectation {
  enum class Kind { Schema, Equals, Absent, Open };

  Kind kind = Kind::Absent;
  Selector context = {};                 ///< `$response.body` where the suite gives none
  JsonValue value = {};                  ///< the schema, or what the value must equal; as written
  std::optional<Schema> compiled = {};   ///< where the schema holds no expressions
  std::optional<double> within = {};     ///< how far equal numbers may be apart
  bool unordered = false;                ///< whether the order of the array is left aside
  std::optional<JsonPointer> key = {};   ///< what tells the items of an unordered array apart
  std::string question = {};             ///< what the rules leave open
  std::vector<OpenAnswer> answers = {};  ///< to the question, in the order written
  bool soft = false;                     ///< whether the workflow goes on where it is not met
  bool warns = false;                    ///< whether it is only mentioned where it is not met
  JsonPointer place = {};                ///< of the item in the suite
};

}  // namespace KIZEN_ABI
}  // namespace kizen
