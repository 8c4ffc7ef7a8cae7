#pragma once

#include <kizen/contract.hpp>
#include <string>

namespace kizen_tool {

/// What a parameter or header asks for, such as `required, a string, format uuid`. Its style and
/// whether it is exploded are said where they are not the default.
std::string parameter_words(const kizen::Contract& contract, const kizen::Parameter& parameter);

}  // namespace kizen_tool
