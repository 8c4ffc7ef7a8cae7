#pragma once

#include <nlohmann/json_fwd.hpp>

/// The version of the toolkit. CMake reads it from here.
#define KIZEN_VERSION_MAJOR 0
#define KIZEN_VERSION_MINOR 1
#define KIZEN_VERSION_PATCH 0

/// The version as text, `MAJOR.MINOR.PATCH`.
#define KIZEN_VERSION "0.1.0"

/// Whether this translation unit talks TLS: 1 where CPPHTTPLIB_OPENSSL_SUPPORT is defined, else 0.
#if defined(CPPHTTPLIB_OPENSSL_SUPPORT)
#define KIZEN_TLS 1
#define KIZEN_ABI_TLS tls
#else
#define KIZEN_TLS 0
#define KIZEN_ABI_TLS plain
#endif

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define KIZEN_ABI_EXCEPTIONS throws
#else
#define KIZEN_ABI_EXCEPTIONS nothrows
#endif

// The standard library, where its types are laid out otherwise than by libstdc++ of today.
#if defined(_LIBCPP_VERSION)
#define KIZEN_ABI_STD _libcxx
#elif defined(_GLIBCXX_DEBUG)
#define KIZEN_ABI_STD _glibcxx_debug
#elif defined(_GLIBCXX_USE_CXX11_ABI) && !_GLIBCXX_USE_CXX11_ABI
#define KIZEN_ABI_STD _glibcxx_old_strings
#else
#define KIZEN_ABI_STD
#endif

// nlohmann/json names its own settings and its version: json_abi, json_abi_diag; _v3_11_2.
#if !defined(NLOHMANN_JSON_ABI_TAGS) || !defined(NLOHMANN_JSON_NAMESPACE_VERSION)
#error "kizen needs nlohmann/json 3.11.2 or newer; nlohmann/json_fwd.hpp of an older one came first"
#endif

#define KIZEN_ABI_JOIN_(major, minor, patch, tls, exceptions, std, json, json_version) \
  v##major##_##minor##_##patch##_##tls##_##exceptions##std##_##json##json_version
#define KIZEN_ABI_JOIN(major, minor, patch, tls, exceptions, std, json, json_version) \
  KIZEN_ABI_JOIN_(major, minor, patch, tls, exceptions, std, json, json_version)

/// The inline namespace that every name lives in.
///
/// It spells all that the layout of a type or the body of an inline function depends on: version,
/// TLS, exceptions, a standard library that is not the usual one, and how nlohmann/json is set
/// (`v0_1_0_tls_throws_json_abi_v3_11_2`). So translation units that are built differently share
/// no name, and what one wants of the other fails at link time with a readable symbol.
///
/// Where they want nothing of each other it fails too, by
/// `kizen::all_files_of_a_program_are_built_alike`: cpp-httplib gives its own types other layouts
/// under the same names. Free to differ: optimisation, NDEBUG, the standard from C++17 on, compiler,
/// RTTI, and whether nlohmann/json converts implicitly.
#define KIZEN_ABI                                                                              \
  KIZEN_ABI_JOIN(KIZEN_VERSION_MAJOR, KIZEN_VERSION_MINOR, KIZEN_VERSION_PATCH, KIZEN_ABI_TLS, \
                 KIZEN_ABI_EXCEPTIONS, KIZEN_ABI_STD, NLOHMANN_JSON_ABI_TAGS,                  \
                 NLOHMANN_JSON_NAMESPACE_VERSION)

/// `inline`, but nothing where KIZEN_COMPILED is defined: what carries it is then defined in the
/// library kizen::compiled, whose target defines that for all who link it.
#if defined(KIZEN_COMPILED)
#define KIZEN_INLINE
#else
#define KIZEN_INLINE inline
#endif

#include "detail/built_alike.hpp"
