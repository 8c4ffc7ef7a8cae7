#pragma once

#include "../version.hpp"

// What differs between the settings and releases of nlohmann/json, 3.11.2 to 3.12, is told apart here
// and in core/version.hpp, and nowhere else.

#if !defined(__cpp_exceptions) && !defined(_CPPUNWIND)
#error \
    "kizen/core.hpp is all of kizen that does without exceptions: compile this file with them (drop -fno-exceptions)"
#elif defined(JSON_NOEXCEPTION)
#error \
    "JSON_NOEXCEPTION ends the process where kizen waits for an exception of nlohmann/json: do not define it"
#endif

#include <nlohmann/json.hpp>
