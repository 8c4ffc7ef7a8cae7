#pragma once

// Part of core/version.hpp, which includes it last.

// Each translation unit defines one strong symbol in a section group that is named after KIZEN_ABI.
// A linker keeps one group of each name: units that agree come to one definition, units that do not
// to two, which it refuses, naming both. It costs a byte in the program, and does not reach across
// shared libraries. Where objects are not ELF, the names in the inline namespace must do.
#if defined(__ELF__) && defined(__GNUC__)

#define KIZEN_BUILT_AS_JOIN_(abi) kizen_##abi
#define KIZEN_BUILT_AS_JOIN(abi) KIZEN_BUILT_AS_JOIN_(abi)
#define KIZEN_BUILT_AS KIZEN_BUILT_AS_JOIN(KIZEN_ABI)
#define KIZEN_BUILT_AS_TEXT_(name) #name
#define KIZEN_BUILT_AS_TEXT(name) KIZEN_BUILT_AS_TEXT_(name)

// A C name, as the group has the name of the symbol.
extern "C" inline const char KIZEN_BUILT_AS __attribute__((used, visibility("hidden"))) = 0;

namespace kizen {

extern const char all_files_of_a_program_are_built_alike
    __attribute__((alias(KIZEN_BUILT_AS_TEXT(KIZEN_BUILT_AS)), visibility("hidden")));

}  // namespace kizen

#endif
