#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "../../contract/detail/document_reader.hpp"
#include "program.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Looks at how schemas lead to others for the same value: in no circle, and not too far.
///
/// A schema for a member or an item may well be recursive; `allOf: [{$ref: "#"}]` may not.
class InPlaceOrder {
 public:
  static constexpr std::size_t max_depth = 64;

  explicit InPlaceOrder(const Program& program)
      : program_(program),
        states_(program.schemas.size(), State::New),
        depths_(states_.size(), 1) {}

  /// How many schemas lead to each other for one value at most.
  ///
  /// @throws ContractError `contract.reference_cycle` or `schema.too_deep`
  std::size_t depth(const DocumentReader& reader) {
    for (SchemaIndex i = 0; i < states_.size(); ++i) {
      if (states_[i] == State::New) follow(i, reader);
    }
    return *std::max_element(depths_.begin(), depths_.end());
  }

 private:
  enum class State { New, Open, Done };

  struct Level {
    SchemaIndex schema;
    std::vector<SchemaIndex> next;
  };

  void open(SchemaIndex schema, std::vector<Level>& way) {
    states_[schema] = State::Open;
    way.push_back({schema, program_.schemas[schema].in_place()});
  }

  void follow(SchemaIndex start, const DocumentReader& reader) {
    std::vector<Level> way;
    open(start, way);
    while (!way.empty()) {
      auto& level = way.back();
      if (level.next.empty()) {
        close(way, reader);
        continue;
      }
      const auto next = level.next.back();
      level.next.pop_back();
      if (states_[next] == State::Open) refuse_circle(next, reader);
      if (states_[next] == State::New) {
        open(next, way);
      } else {
        depths_[level.schema] = std::max(depths_[level.schema], depths_[next] + 1);
      }
    }
  }

  void close(std::vector<Level>& way, const DocumentReader& reader) {
    const auto schema = way.back().schema;
    states_[schema] = State::Done;
    way.pop_back();
    if (depths_[schema] > max_depth) {
      reader.refuse(program_.schemas[schema].place, "schema.too_deep",
                    "more than " + std::to_string(max_depth) + " schemas speak of the same value",
                    "let fewer lead to each other");
    }
    if (way.empty()) return;
    auto& outer = depths_[way.back().schema];
    outer = std::max(outer, depths_[schema] + 1);
  }

  [[noreturn]] void refuse_circle(SchemaIndex schema, const DocumentReader& reader) const {
    reader.refuse(program_.schemas[schema].place, "contract.reference_cycle",
                  "this schema leads back to itself for the same value",
                  "break the circle with a property or an item");
  }

  const Program& program_;
  std::vector<State> states_;
  std::vector<std::size_t> depths_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
