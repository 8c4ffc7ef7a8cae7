#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../suite.hpp"
#include "expectation_reader.hpp"
#include "suite_document.hpp"
#include "weight_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one item of `x-contract.expect`, which may have several answers to an open question.
class OpenExpectationReader {
 public:
  OpenExpectationReader(const SuiteDocument& document, const Sight& sight)
      : document_(document), closed_(document, sight) {}

  Expectation read(const Node& node) const {
    if (!node.value->is_object() || !node.value->contains("open")) return closed_.read(node);
    document_.demand_exact_shape(node, shapes().open_expectation);
    Expectation expectation;
    expectation.kind = Expectation::Kind::Open;
    expectation.place = node.place;
    document_.attempt([&] { expectation.question = question(node); });
    document_.attempt([&] { read_weight(document_, node, expectation); });
    expectation.answers = answers(node);
    return expectation;
  }

 private:
  std::string question(const Node& node) const {
    auto text = document_.text(node, "open");
    if (trimmed(text).empty()) {
      document_.refuse(node.place / "open", "kind", "'open' is empty",
                       "say what it is that the rules leave open");
    }
    return text;
  }

  std::vector<OpenAnswer> answers(const Node& node) const {
    const auto given = document_.required(node, "answers", json::value_t::object);
    if (given.value->size() < 2) {
      document_.refuse(given.place, "expectation",
                       given.value->empty() ? "'answers' is empty" : "'answers' has only one",
                       "give at least two; what has one answer is not open");
    }
    std::vector<OpenAnswer> all;
    for (const auto& member : in_order(document_.members(node, "answers"))) {
      document_.attempt([&] { all.push_back(answer(member)); });
    }
    refuse_same(*given.value, given.place);
    return all;
  }

  /// The order of the text, which a JSON object does not keep.
  std::vector<Node> in_order(std::vector<Node> members) const {
    const auto place = [this](const Node& member) {
      const auto found = document_.source().place(member.place);
      return std::pair(found.line, found.column);
    };
    std::stable_sort(members.begin(), members.end(),
                     [&](const Node& a, const Node& b) { return place(a) < place(b); });
    return members;
  }

  OpenAnswer answer(const Node& list) const {
    OpenAnswer answer{list.place.tokens().back(), {}, list.place};
    if (trimmed(answer.name).empty()) {
      document_.refuse(list.place, "name", "an answer has no name",
                       "give it one; it is told where it is seen");
    }
    const auto what = "'" + answer.name + "'";
    document_.demand_kind(list, json::value_t::array, what);
    document_.demand_items(list, answer.name);
    for (const auto& item : SuiteDocument::items(list)) {
      document_.attempt([&] { answer.expectations.push_back(part(item)); });
    }
    return answer;
  }

  /// An expectation of an answer: it holds or not, and nothing else follows from it.
  Expectation part(const Node& node) const {
    for (const char* const name : {"soft", "severity"}) {
      if (!node.value->is_object() || !node.value->contains(name)) continue;
      document_.refuse(node.place / name, "expectation",
                       std::string("'") + name + "' means nothing within an answer",
                       "give it to the open expectation");
    }
    return closed_.read(node);
  }

  void refuse_same(const json& given, const JsonPointer& place) const {
    for (auto later = given.begin(); later != given.end(); ++later) {
      for (auto earlier = given.begin(); earlier != later; ++earlier) {
        if (*earlier != *later) continue;
        document_.refuse(
            place / later.key(), "expectation",
            "the answers '" + earlier.key() + "' and '" + later.key() + "' expect the same",
            "one of them would never be seen; take it out");
      }
    }
  }

  const SuiteDocument& document_;
  ExpectationReader closed_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
