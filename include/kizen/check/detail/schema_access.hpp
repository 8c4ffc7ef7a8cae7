#pragma once

#include <memory>
#include <string>
#include <vector>

#include "../../core/detail/depth.hpp"
#include "../../core/detail/json_tree.hpp"
#include "../schema.hpp"
#include "composition.hpp"
#include "evaluation.hpp"
#include "program.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Schema::Compiled {
  std::string document_name;
  std::vector<std::string> notes;
  std::shared_ptr<const detail::Program> program;
  detail::Composition composition;
};

namespace detail {

/// What the checks of this layer may do with a schema.
struct SchemaAccess {
  /// Checks a value that is a tree already.
  KIZEN_INLINE static SchemaFindings check(const Schema& schema, JsonView value);

  /// Lives as long as the schema or a copy.
  static const Program& program(const Schema& schema) { return *schema.compiled_->program; }
};

inline SchemaFindings not_checked(std::string reason, std::string detail) {
  SchemaFindings findings;
  findings.unchecked = Unchecked{std::move(reason), std::move(detail)};
  return findings;
}

/// Bounds the stack that both engines may need: schemas that lead to each other at each level.
///
/// @throws TooMuchWork
inline void check_depth(const Program& program, JsonView value) {
  constexpr std::size_t most = 3 * max_depth;
  const auto depth = program.depth * value.tree_depth();
  if (depth <= most) return;
  throw TooMuchWork{std::to_string(value.tree_depth()) + " levels with " +
                    std::to_string(program.depth) + " schemas each; at most " +
                    std::to_string(most) + " are tried in each other"};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
