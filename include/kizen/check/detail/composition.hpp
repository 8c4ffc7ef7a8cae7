#pragma once

#include <memory>
#include <utility>

#include "../../core/detail/json_tree.hpp"
#include "../schema.hpp"
#include "lowering.hpp"
#include "program.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A lowered schema in the hands of valijson, which decides a second time whether a value is valid.
class Composition {
 public:
  /// @throws std::runtime_error where valijson cannot use the schema
  KIZEN_INLINE static Composition compile(Lowered lowered, std::shared_ptr<const Program> program);

  /// @throws TooMuchWork, and std::exception where valijson fails on the value
  KIZEN_INLINE bool accepts(JsonView value) const;

 private:
  struct Engine;
  explicit Composition(std::shared_ptr<const Engine> engine) : engine_(std::move(engine)) {}

  std::shared_ptr<const Engine> engine_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
