# KizenGTest::gmock and KizenGTest::gmock_main: GoogleTest of KIZEN_CONTRACT_DEPS_DIR, or by its
# CMake package.

include("${CMAKE_CURRENT_LIST_DIR}/KizenDependencies.cmake")

if(NOT TARGET GTest::gmock)
  kizen_find_dependency(googletest gmock/gmock.h googlemock/include include)
  if(NOT KizenDependency_ROOT)
    find_package(GTest CONFIG QUIET)
  elseif(EXISTS "${KizenDependency_ROOT}/CMakeLists.txt")
    kizen_add_sources("${KizenDependency_ROOT}")
  else()
    find_package(GTest CONFIG REQUIRED PATHS "${KizenDependency_ROOT}" NO_DEFAULT_PATH)
  endif()
endif()
if(TARGET GTest::gmock AND TARGET GTest::gmock_main)
  set(KizenGTest_TARGETS gmock gmock_main)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  KizenGTest REQUIRED_VARS KizenGTest_TARGETS
  REASON_FAILURE_MESSAGE "GoogleTest is in libgtest-dev and libgmock-dev on Debian")

# Whoever takes the project by add_subdirectory links GTest::gmock_main too.
foreach(kizen_gtest_target IN ITEMS gtest gtest_main gmock gmock_main)
  if(TARGET GTest::${kizen_gtest_target})
    get_target_property(kizen_gtest_is_imported GTest::${kizen_gtest_target} IMPORTED)
    get_target_property(kizen_gtest_is_global GTest::${kizen_gtest_target} IMPORTED_GLOBAL)
    if(kizen_gtest_is_imported AND NOT kizen_gtest_is_global AND PROJECT_NAME STREQUAL
                                                                "kizen-contract")
      set_target_properties(GTest::${kizen_gtest_target} PROPERTIES IMPORTED_GLOBAL TRUE)
    endif()
  endif()
endforeach()

foreach(kizen_gtest_target IN LISTS KizenGTest_TARGETS)
  if(NOT TARGET KizenGTest::${kizen_gtest_target})
    add_library(KizenGTest::${kizen_gtest_target} INTERFACE IMPORTED GLOBAL)
    target_link_libraries(KizenGTest::${kizen_gtest_target}
                          INTERFACE GTest::${kizen_gtest_target})
  endif()
endforeach()
