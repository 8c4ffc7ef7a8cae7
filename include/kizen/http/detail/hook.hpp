#pragma once

#include <memory>
#include <utility>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Stands where a user's function stood. `Act`, a member of the state, is given that function, which
/// may be empty, before what it was to be called with.
template <class State, auto Act, class Function>
struct Hook {
  std::shared_ptr<State> state;
  std::shared_ptr<const void> presence;  ///< held by hooks alone: gone with all that hold them
  Function inner;

  template <class... Arguments>
  decltype(auto) operator()(Arguments&&... arguments) const {
    return ((*state).*Act)(inner, std::forward<Arguments>(arguments)...);
  }
};

/// Puts a hook before a function, unless one of that state stands there already.
template <auto Act, class State, class Function>
void add_hook(Function& function, const std::shared_ptr<State>& state,
              const std::shared_ptr<const void>& presence) {
  using Mine = Hook<State, Act, Function>;
  for (auto* hook = function.template target<Mine>(); hook != nullptr;
       hook = hook->inner.template target<Mine>()) {
    if (hook->state == state) return;
  }
  function = Mine{state, presence, std::move(function)};
}

/// Takes the hook of that state away, and no other one.
template <auto Act, class State, class Function>
void remove_hook(Function& function, const std::shared_ptr<State>& state) {
  using Mine = Hook<State, Act, Function>;
  auto* outer = &function;
  for (auto* hook = outer->template target<Mine>(); hook != nullptr;
       hook = outer->template target<Mine>()) {
    if (hook->state == state) {
      auto inner = std::move(hook->inner);
      *outer = std::move(inner);
      return;
    }
    outer = &hook->inner;
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
