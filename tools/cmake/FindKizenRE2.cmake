# KizenRE2::re2: RE2 of KIZEN_CONTRACT_DEPS_DIR, by its CMake package, or by header and library where
# there is none (Debian 12).

include("${CMAKE_CURRENT_LIST_DIR}/KizenDependencies.cmake")

find_package(Threads QUIET)
if(NOT TARGET re2::re2)
  kizen_find_dependency(re2 re2/re2.h . include)
  if(NOT KizenDependency_ROOT)
    find_package(re2 CONFIG QUIET)
  elseif(EXISTS "${KizenDependency_ROOT}/CMakeLists.txt")
    kizen_add_sources("${KizenDependency_ROOT}")
  else()
    find_package(re2 CONFIG QUIET PATHS "${KizenDependency_ROOT}" NO_DEFAULT_PATH)
    if(NOT TARGET re2::re2)
      set(KizenRE2_INCLUDE_DIR "${KizenDependency_INCLUDE}")
      find_library(KizenRE2_LIBRARY re2 PATHS "${KizenDependency_ROOT}" PATH_SUFFIXES lib lib64
                   NO_DEFAULT_PATH NO_CACHE)
    endif()
  endif()
endif()
if(TARGET re2::re2)
  set(KizenRE2_LIBRARY re2::re2)
  set(KizenRE2_INCLUDE_DIR "with the target")
elseif(NOT KizenDependency_ROOT)
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
