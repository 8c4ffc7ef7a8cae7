#pragma once

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../overlay.hpp"
#include "file_name.hpp"
#include "overlay_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE Overlay Overlay::from(const JsonSource& source) {
  const detail::OverlayReader reader(source);
  const bool is_1_0 = reader.is_1_0();
  Overlay overlay;
  overlay.data_ = std::make_shared<const Data>(
      Data{detail::file_name(source.file), reader.title(), reader.extends(), is_1_0, source});
  overlay.actions_ = reader.actions();
  return overlay;
}

KIZEN_INLINE std::vector<std::string> Overlay::ids() const {
  std::vector<std::string> all;
  for (const auto& action : actions_) {
    const auto& id = action.difference.id;
    if (!id.empty() && std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
  }
  return all;
}

KIZEN_INLINE const OverlayAction* Overlay::action(std::string_view id) const {
  const auto found = std::find_if(
      actions_.begin(), actions_.end(),
      [&](const OverlayAction& action) { return !id.empty() && action.difference.id == id; });
  return found == actions_.end() ? nullptr : &*found;
}

template <class Keep>
Overlay Overlay::filtered(const Keep& keep) const {
  Overlay some;
  some.data_ = data_;
  std::copy_if(actions_.begin(), actions_.end(), std::back_inserter(some.actions_),
               [&](const OverlayAction& action) { return keep(action.difference.id); });
  return some;
}

KIZEN_INLINE Overlay Overlay::only(const std::vector<std::string>& ids) const {
  return filtered([&](const std::string& id) {
    return id.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
  });
}

KIZEN_INLINE Overlay Overlay::without(std::string_view id) const {
  return filtered([&](const std::string& own) { return own.empty() || own != id; });
}

KIZEN_INLINE Overlay Overlay::lenient() const {
  auto same = *this;
  for (auto& action : same.actions_) action.must_select = false;
  return same;
}

KIZEN_INLINE Overlay Overlay::with_ids_alone() const {
  return filtered([](const std::string& own) { return !own.empty(); });
}

}  // namespace KIZEN_ABI
}  // namespace kizen
