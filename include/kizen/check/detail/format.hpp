#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "../../core/detail/uuid.hpp"
#include "../../core/version.hpp"
#include "format/base64.hpp"
#include "format/date_time.hpp"
#include "format/ecma_regex.hpp"
#include "format/email.hpp"
#include "format/hostname.hpp"
#include "format/ip.hpp"
#include "format/iri.hpp"
#include "format/json_pointer_text.hpp"
#include "format/uri.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// OpenAPI 3.0.3, Data Types: `binary` and `password` hint at a use, and every string has them.
inline bool is_any_text(std::string_view) { return true; }

/// Whether a text has a format.
using FormatTest = bool (*)(std::string_view);

/// A format of strings, and what tells whether a text has it.
struct Format {
  std::string_view name;
  FormatTest test;
};

inline constexpr std::array format_table = {
#include "formats.inc"
};

/// The test for a format, or null where that format is not checked.
constexpr FormatTest format_test(std::string_view name) {
  for (const auto& format : format_table) {
    if (format.name == name) return format.test;
  }
  return nullptr;
}

/// The names of all formats that are checked, in alphabetical order.
constexpr auto format_names() {
  std::array<std::string_view, format_table.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = format_table[i].name;
  return names;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
