#pragma once

#include <optional>
#include <string>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Which values of a relationship field are listed. What is not said is not sent.
///
/// ```cpp
/// #include <kizen/records.hpp>
///
/// kizen::FieldValuesOptions second_page;
/// second_page.page = 2;
/// second_page.page_size = 50;
/// ```
///
/// @see behaviour rule W10
struct FieldValuesOptions {
  std::optional<std::string> search = {};  ///< a part of the display name
  std::optional<long long> page = {};      ///< from 1
  std::optional<long long> page_size = {};
};

}  // namespace KIZEN_ABI
}  // namespace kizen
