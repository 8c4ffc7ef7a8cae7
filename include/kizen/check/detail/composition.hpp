#pragma once

#include <memory>
#include <utility>

#include "../../core/json.hpp"
#include "../schema.hpp"
#include "schema_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A lowered schema in the hands of the engine that decides whether a value is valid.
class Composition {
 public:
  /// @throws std::runtime_error where the engine cannot use the schema
  inline static Composition compile(const json& lowered, Dialect dialect,
                                    const PatternTable& patterns);

  /// @throws std::exception where the engine fails on the value
  inline bool accepts(const json& value) const;

 private:
  struct Engine;
  explicit Composition(std::shared_ptr<const Engine> engine) : engine_(std::move(engine)) {}

  std::shared_ptr<const Engine> engine_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
