#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/json_shown.hpp"
#include "../../core/violation.hpp"
#include "program.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How much work one value may be.
struct WorkLimits {
  /// The limits for one value: a large one may be more work than a small one.
  explicit WorkLimits(JsonView value) : steps(50'000 + 100 * std::uint64_t{value.weight()}) {}

  std::uint64_t steps;            ///< schemas tried
  std::size_t findings = 10'000;  ///< written down
};

/// Thrown where a value is more work than the limits allow.
struct TooMuchWork {
  std::string measured;  ///< in words
};

/// The way to a value, kept on the stack on the way down.
struct Path {
  const Path* parent = nullptr;
  std::string_view name = {};  ///< of the member
  std::size_t item = 0;        ///< of the list
  bool is_item = false;

  static Path member(const Path& parent, std::string_view name) {
    return {&parent, name, 0, false};
  }
  static Path list_item(const Path& parent, std::size_t index) {
    return {&parent, {}, index, true};
  }

  JsonPointer pointer() const {
    if (parent == nullptr) return {};
    return is_item ? parent->pointer() / item : parent->pointer() / name;
  }
};

/// A violation, and where its value stands in the order of the text.
struct Finding {
  std::uint32_t order;
  Violation violation;
};

using Findings = std::vector<Finding>;

/// The violations, those of earlier values first.
inline std::vector<Violation> in_order(Findings findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.order < b.order; });
  std::vector<Violation> violations;
  violations.reserve(findings.size());
  for (auto& finding : findings) violations.push_back(std::move(finding.violation));
  return violations;
}

/// One run of a program over one value.
///
/// Without findings it stops at the first thing that is broken, and allocates nothing.
struct Evaluation {
  Evaluation(const Program& its_program, JsonView value) : program(its_program), limits(value) {}

  const Program& program;
  const WorkLimits limits;
  std::uint64_t steps = 0;
  std::size_t refusals = 0;
  std::size_t choices = 0;       ///< whose branches are being explained
  Findings* findings = nullptr;  ///< null where only the verdict matters

  bool is_quiet() const { return findings == nullptr; }

  void add_work(std::uint64_t more) {
    steps += more;
    if (steps > limits.steps) {
      throw TooMuchWork{"more than " + std::to_string(limits.steps) + " schemas to try"};
    }
  }
};

/// A schema, the value that it is held against, and where that value is.
struct Look {
  const SchemaNode& schema;
  JsonView value;
  const Path& at;
};

/// Writes down that a look found something broken. @returns false
///
/// @throws TooMuchWork where that is one finding too many
inline bool refuse(Evaluation& run, const Look& look, std::string keyword, std::string expected,
                   std::string actual) {
  if (++run.refusals > run.limits.findings) {
    throw TooMuchWork{"more than " + std::to_string(run.limits.findings) + " violations to name"};
  }
  run.findings->push_back({look.value.index(),
                           {{},
                            std::move(keyword),
                            look.at.pointer(),
                            {{}, look.schema.place},
                            std::move(expected),
                            std::move(actual)}});
  return false;
}

inline bool refuse(Evaluation& run, const Look& look, std::string keyword, std::string expected) {
  return refuse(run, look, std::move(keyword), std::move(expected), shown(look.value));
}

/// Whether a value keeps a schema; what is broken goes to the findings of the run.
///
/// @throws TooMuchWork
KIZEN_INLINE bool check_schema(Evaluation& run, SchemaIndex index, JsonView value, const Path& at);

/// Whether a value keeps a schema, whatever the run collects.
inline bool accepts(Evaluation& run, SchemaIndex index, JsonView value, const Path& at) {
  auto* const outer = std::exchange(run.findings, nullptr);
  const bool holds = check_schema(run, index, value, at);
  run.findings = outer;
  return holds;
}

/// Why a value breaks a schema; empty where it keeps it.
inline Findings explained(Evaluation& run, SchemaIndex index, JsonView value, const Path& at) {
  Findings findings;
  auto* const outer = std::exchange(run.findings, &findings);
  check_schema(run, index, value, at);
  run.findings = outer;
  return findings;
}

/// Whether a container has as many items or members as asked.
///
/// @param keywords what asks for the least and for the most
inline bool check_count(Evaluation& run, const Look& look, const CountBounds& bounds,
                        std::pair<const char*, const char*> keywords, const char* noun) {
  const auto count = look.value.count();
  const bool too_few = bounds.least && count < *bounds.least;
  const bool too_many = bounds.most && count > *bounds.most;
  if (!too_few && !too_many) return true;
  if (run.is_quiet()) return false;
  const auto bound = too_few ? *bounds.least : *bounds.most;
  const auto words = std::to_string(bound) + " " + noun + (bound == 1 ? "" : "s");
  return too_few ? refuse(run, look, keywords.first, "at least " + words)
                 : refuse(run, look, keywords.second, "at most " + words);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
