#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "../json_source.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A document that many values come from.
using SharedSource = std::shared_ptr<const JsonSource>;

/// Where the values of a changed document were written: in the document, or in what changed it.
class Provenance {
 public:
  explicit Provenance(JsonSource base) : base_(std::move(base)) {}

  /// A value was put at `place`: that of `source` at `origin`, with all that is in it.
  void put(const JsonPointer& place, const SharedSource& source, const JsonPointer& origin) {
    forget_inside(place);
    origins_.insert_or_assign(place, Origin{source, origin, true});
  }

  /// What is at `place` is no longer as it was written; `cause` in `source` is why.
  void disturb(const JsonPointer& place, const SharedSource& source, const JsonPointer& cause) {
    forget_inside(place);
    origins_.insert_or_assign(place, Origin{source, cause, false});
  }

  SourcePlace place(const JsonPointer& pointer) const {
    const auto [origin, rest] = find(pointer);
    if (origin == nullptr) return base_.place(pointer);
    return origin->source->place(origin->is_exact ? origin->place / rest : origin->place);
  }

  std::string literal(const JsonPointer& pointer) const {
    const auto [origin, rest] = find(pointer);
    const auto& source = origin == nullptr ? base_ : *origin->source;
    if (!source.literal || (origin != nullptr && !origin->is_exact)) return {};
    if (has_origin_inside(pointer)) return {};
    return source.literal(origin == nullptr ? pointer : origin->place / rest);
  }

 private:
  struct Origin {
    SharedSource source;
    JsonPointer place;
    bool is_exact;
  };

  /// The origin of the nearest value around `pointer` that has one, and the way from there.
  std::pair<const Origin*, JsonPointer> find(const JsonPointer& pointer) const {
    JsonPointer around = pointer;
    for (auto left = pointer.tokens().size() + 1; left > 0; --left) {
      const auto found = origins_.find(around);
      if (found != origins_.end()) {
        JsonPointer rest;
        for (auto i = around.tokens().size(); i < pointer.tokens().size(); ++i) {
          rest = std::move(rest) / pointer.tokens()[i];
        }
        return {&found->second, std::move(rest)};
      }
      around = around.parent();
    }
    return {nullptr, {}};
  }

  static bool is_inside(const JsonPointer& inner, const JsonPointer& outer) {
    const auto& all = inner.tokens();
    const auto& first = outer.tokens();
    return all.size() > first.size() && std::equal(first.begin(), first.end(), all.begin());
  }

  bool has_origin_inside(const JsonPointer& place) const {
    const auto next = origins_.upper_bound(place);
    return next != origins_.end() && is_inside(next->first, place);
  }

  void forget_inside(const JsonPointer& place) {
    auto next = origins_.upper_bound(place);
    while (next != origins_.end() && is_inside(next->first, place)) next = origins_.erase(next);
  }

  JsonSource base_;
  std::map<JsonPointer, Origin> origins_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
