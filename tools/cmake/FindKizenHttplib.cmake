# KizenHttplib::httplib: cpp-httplib with TLS, of KIZEN_CONTRACT_DEPS_DIR, by its CMake package (one
# header, upstream) or by pkg-config (a split header and a shared library, Debian).

include("${CMAKE_CURRENT_LIST_DIR}/KizenDependencies.cmake")

find_package(Threads QUIET)
set(KizenHttplib_INCLUDE "")
set(KizenHttplib_TARGET "")
if(NOT TARGET httplib::httplib)
  kizen_find_dependency(cpp-httplib httplib.h . include)
  if(NOT KizenDependency_ROOT)
    find_package(httplib CONFIG QUIET)
  else()
    find_package(httplib CONFIG QUIET PATHS "${KizenDependency_ROOT}" NO_DEFAULT_PATH)
    if(NOT TARGET httplib::httplib)
      set(KizenHttplib_INCLUDE "${KizenDependency_INCLUDE}")
      find_library(kizen_httplib_library cpp-httplib PATHS "${KizenDependency_ROOT}"
                   PATH_SUFFIXES lib lib64 NO_DEFAULT_PATH NO_CACHE)
    endif()
  endif()
endif()

set(KizenHttplib_LIBRARIES Threads::Threads)
if(KizenHttplib_INCLUDE)
  set(KizenHttplib_TARGET "${KizenHttplib_INCLUDE}/httplib.h")
  if(kizen_httplib_library)
    list(APPEND KizenHttplib_LIBRARIES "${kizen_httplib_library}")
  endif()
elseif(TARGET httplib::httplib)
  # A library that is compiled without TLS has other types than a header that is included with it.
  if(NOT HTTPLIB_IS_COMPILED OR HTTPLIB_IS_USING_OPENSSL)
    set(KizenHttplib_TARGET httplib::httplib)
  endif()
else()
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(KizenHttplib QUIET IMPORTED_TARGET GLOBAL cpp-httplib)
  endif()
  if(TARGET PkgConfig::KizenHttplib AND "${KizenHttplib_CFLAGS_OTHER}" MATCHES "OPENSSL_SUPPORT")
    set(KizenHttplib_TARGET PkgConfig::KizenHttplib)
  endif()
endif()
if(TARGET "${KizenHttplib_TARGET}")
  list(APPEND KizenHttplib_LIBRARIES "${KizenHttplib_TARGET}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  KizenHttplib REQUIRED_VARS KizenHttplib_TARGET
  REASON_FAILURE_MESSAGE "cpp-httplib with TLS is in libcpp-httplib-dev on Debian")

if(KizenHttplib_FOUND AND NOT TARGET KizenHttplib::httplib)
  add_library(KizenHttplib::httplib INTERFACE IMPORTED GLOBAL)
  target_link_libraries(KizenHttplib::httplib INTERFACE ${KizenHttplib_LIBRARIES})
  if(KizenHttplib_INCLUDE)
    target_include_directories(KizenHttplib::httplib SYSTEM INTERFACE "${KizenHttplib_INCLUDE}")
  endif()
endif()
