#pragma once

#include <kizen/contract/lifecycle.hpp>

namespace kizen_test {

/// How things of `things_contract` come and go: `add` makes them, `remove` removes them.
inline kizen::Lifecycle things_lifecycle() {
  kizen::Lifecycle things;
  things.makings = {{"add", {}, kizen::JsonPointer() / "id"}};
  things.removing = "remove";
  things.id_parameter = "id";
  return things;
}

}  // namespace kizen_test
