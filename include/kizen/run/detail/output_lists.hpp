#pragma once

#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../suite.hpp"
#include "answer_judge.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a step hands on whose request was sent several times at once: lists of one value an answer,
/// null where it has none. An output of which no answer has a value is left out.
inline JsonValues output_lists(const Step& step, const std::vector<JudgedAnswer>& answers) {
  JsonValues lists;
  for (const auto& output : step.outputs) {
    auto list = json::array();
    bool has_some = false;
    for (const auto& answer : answers) {
      const auto value = answer.outputs.find(output.name);
      has_some = has_some || value != answer.outputs.end();
      list.push_back(value == answer.outputs.end() ? json() : *value->second);
    }
    if (has_some) lists[output.name] = json_value(std::move(list));
  }
  return lists;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
