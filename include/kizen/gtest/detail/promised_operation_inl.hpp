#pragma once

#include <optional>
#include <string>
#include <utility>

#include "../../http/detail/records_checker.hpp"
#include "known_names.hpp"
#include "promised_operation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

KIZEN_INLINE PromisedOperation::PromisedOperation(std::string id, std::optional<Checker> checker)
    : id_(std::move(id)), checker_(std::move(checker)) {
  demanded_operation(this->checker(), id_);
}

KIZEN_INLINE const Checker& PromisedOperation::checker() const {
  return checker_ ? *checker_ : records_checker();
}

KIZEN_INLINE const Operation& PromisedOperation::operation() const {
  return *checker().contract().operation(id_);
}

KIZEN_INLINE std::string PromisedOperation::name() const {
  return id_ + " of " + checker().contract().name();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
