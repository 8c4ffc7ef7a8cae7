#pragma once

#include <string>

namespace kizen_tool {

/// Puts a text, without secrets, in the place of a file, or makes it: who reads sees all of the old or all of the new.
/// What a link leads to is replaced, not the link; a file that is there keeps its permissions.
///
/// @throws kizen::ContractError `document.unwritable`; the file is as it was then
void replace_file(const std::string& path, const std::string& text);

}  // namespace kizen_tool
