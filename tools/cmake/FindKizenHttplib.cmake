# KizenHttplib::httplib: cpp-httplib with TLS, by its CMake package (one header, upstream) or by
# pkg-config (a split header and a shared library, Debian).

find_package(httplib CONFIG QUIET)
if(TARGET httplib::httplib)
  set(KizenHttplib_TARGET httplib::httplib)
else()
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(KizenHttplib QUIET IMPORTED_TARGET GLOBAL cpp-httplib)
  endif()
  if(TARGET PkgConfig::KizenHttplib AND "${KizenHttplib_CFLAGS_OTHER}" MATCHES "OPENSSL_SUPPORT")
    set(KizenHttplib_TARGET PkgConfig::KizenHttplib)
  endif()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  KizenHttplib REQUIRED_VARS KizenHttplib_TARGET
  REASON_FAILURE_MESSAGE "cpp-httplib with TLS is in libcpp-httplib-dev on Debian")

if(KizenHttplib_FOUND AND NOT TARGET KizenHttplib::httplib)
  add_library(KizenHttplib::httplib INTERFACE IMPORTED GLOBAL)
  target_link_libraries(KizenHttplib::httplib INTERFACE ${KizenHttplib_TARGET})
endif()
