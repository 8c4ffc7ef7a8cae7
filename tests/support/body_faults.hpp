#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/value_faults.hpp"

namespace kizen_test {

/// Good values by the place of the schema that they keep.
using Samples = std::map<kizen::JsonPointer, std::vector<json>>;

/// A body with one fault, and where the fault must be seen.
struct BodyFault {
  json body;
  std::string instance;
  std::string keyword;           ///< empty where the branch that came closest decides
  std::set<std::string> breaks;  ///< `POINTER KEYWORD` of each promise it was made to break
};

/// Makes a faulty body of a good one for every promise that its schema makes of any part of it.
class BodyFaults {
 public:
  BodyFaults(const json& document, Half half, const Samples& samples)
      : document_(document), half_(half), fit_(document, half), samples_(samples) {}

  std::vector<BodyFault> of(const kizen::JsonPointer& schema, const json& good) const {
    std::vector<BodyFault> faults;
    std::map<std::pair<std::string, std::string>, std::size_t> seen;
    const json& root = *kizen::json_at(document_, schema);
    const auto add_those_of = [&](const SchemaVisit& visit) {
      const auto samples = samples_.find(visit.place);
      for (auto& fault : ValueFaults(fit_, visit, samples->second).all()) {
        auto made = in_body(good, visit, std::move(fault));
        if (fit_.fits(root, made.body)) continue;
        const auto known = seen.emplace(std::pair(made.instance, made.body.dump()), faults.size());
        if (known.second) {
          faults.push_back(std::move(made));
        } else {
          faults[known.first->second].breaks.merge(made.breaks);
        }
      }
    };
    SchemaWalk(document_, half_, add_those_of).walk(root, schema, good);
    return faults;
  }

 private:
  /// Beside several branches the closest one decides; a value that fits two is never close.
  static BodyFault in_body(json body, const SchemaVisit& visit, ValueFault fault) {
    body[json::json_pointer(visit.at.to_string())] = std::move(fault.value);
    const bool is_choice = fault.keyword == "oneOf" || fault.keyword == "anyOf";
    const bool is_decided = !visit.in_branch && !is_choice;
    return {std::move(body),
            (visit.at / fault.below).to_string(),
            is_decided ? fault.keyword : std::string(),
            {visit.place.to_string() + " " + fault.keyword}};
  }

  const json& document_;
  Half half_;
  SchemaFit fit_;
  const Samples& samples_;
};

}  // namespace kizen_test
