#pragma once

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

#define KIZEN_ABI_JOIN_(major, minor, tls, exceptions) v##major##_##minor##_##tls##_##exceptions
#define KIZEN_ABI_JOIN(major, minor, tls, exceptions) KIZEN_ABI_JOIN_(major, minor, tls, exceptions)

/// The inline namespace that every name lives in.
///
/// It spells version, TLS and exceptions (`v0_1_tls_throws`), so that two translation units
/// built differently fail at link time with a readable symbol.
#define KIZEN_ABI \
  KIZEN_ABI_JOIN(KIZEN_VERSION_MAJOR, KIZEN_VERSION_MINOR, KIZEN_ABI_TLS, KIZEN_ABI_EXCEPTIONS)

/// `inline`, but nothing where KIZEN_COMPILED is defined: what carries it is then defined in the
/// library kizen::compiled, whose target defines that for all who link it.
#if defined(KIZEN_COMPILED)
#define KIZEN_INLINE
#else
#define KIZEN_INLINE inline
#endif
