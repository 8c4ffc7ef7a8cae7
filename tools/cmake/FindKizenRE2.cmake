# KizenRE2::re2: RE2 by its CMake package, or by header and library where there is none (Debian 12).

find_package(Threads QUIET)
find_package(re2 CONFIG QUIET)
if(TARGET re2::re2)
  set(KizenRE2_LIBRARY re2::re2)
  set(KizenRE2_INCLUDE_DIR "with the package")
else()
  find_path(KizenRE2_INCLUDE_DIR re2/re2.h)
  find_library(KizenRE2_LIBRARY re2)
  mark_as_advanced(KizenRE2_INCLUDE_DIR KizenRE2_LIBRARY)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  KizenRE2 REQUIRED_VARS KizenRE2_LIBRARY KizenRE2_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "re2/re2.h is in libre2-dev on Debian")

if(KizenRE2_FOUND AND NOT TARGET KizenRE2::re2)
  add_library(KizenRE2::re2 INTERFACE IMPORTED GLOBAL)
  target_link_libraries(KizenRE2::re2 INTERFACE "${KizenRE2_LIBRARY}" Threads::Threads)
  if(NOT TARGET re2::re2)
    target_include_directories(KizenRE2::re2 SYSTEM INTERFACE "${KizenRE2_INCLUDE_DIR}")
  endif()
endif()
