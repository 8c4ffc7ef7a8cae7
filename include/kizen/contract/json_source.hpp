#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "../core/contract_error.hpp"
#include "../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A JSON document together with the way back to the text it was read from.
///
/// `locate` gives line and column of a place, `literal` the number, list or object
/// there as it is written, for numbers that a double does not hold; a document made in code has
/// neither.
///
/// ```cpp
/// #include <kizen/contract.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_json("{\n  \"a\": [1,\n 2]\n}", "a.json");
/// const auto place = source.place(*kizen::JsonPointer::parse("/a/1"));
/// assert(place.file == "a.json" && place.line == 3);
/// const auto long_number = kizen::read_json("[18446744073709551616]", "b.json");
/// assert(long_number.literal(kizen::JsonPointer() / 0) == "18446744073709551616");
/// ```
struct JsonSource {
  std::string file = {};  ///< as the user named it
  std::shared_ptr<const json> document = {};
  std::function<SourcePlace(const JsonPointer&)> locate = {};
  std::function<std::string(const JsonPointer&)> literal = {};

  /// File, line and column of a place, as far as they are known.
  SourcePlace place(const JsonPointer& pointer) const {
    return locate ? locate(pointer) : SourcePlace{file, 0, 0, pointer};
  }
};

/// Reads a JSON text.
///
/// @param text at most 512 levels deep
/// @throws ContractError `document.syntax` with line and column where it is not JSON, or too deep
KIZEN_INLINE JsonSource read_json(std::string text, std::string file);

/// Reads a JSON file.
///
/// @throws ContractError `document.unreadable` where the file cannot be read; else as read_json
KIZEN_INLINE JsonSource read_json_file(const std::string& path);

}  // namespace KIZEN_ABI
}  // namespace kizen
