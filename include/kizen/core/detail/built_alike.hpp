#pragma once

// Part of core/version.hpp, which includes it last.

// Each translation unit defines one strong symbol in a section group that is named after KIZEN_ABI.
// A linker keeps one group of each name: units that agree come to one definition, units that do not
// to two, which it refuses, naming both. It costs a byte in the program, and does not reach across
// shared libraries. Where objects are not ELF, the names in the inline namespace must do.
#if defined(__ELF__) && defined(__GNUC__)

#define KIZEN_ABI_TEXT_(abi) #abi
#define KIZEN_ABI_TEXT(abi) KIZEN_ABI_TEXT_(abi)

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

extern const char built_as __asm__("kizen." KIZEN_ABI_TEXT(KIZEN_ABI));
inline const char built_as __attribute__((used)) = 0;

}  // namespace detail
}  // namespace KIZEN_ABI

extern const char all_files_of_a_program_are_built_alike
    __attribute__((alias("kizen." KIZEN_ABI_TEXT(KIZEN_ABI)), visibility("hidden")));

}  // namespace kizen

#endif
