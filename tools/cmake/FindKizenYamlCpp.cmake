# KizenYamlCpp::yaml-cpp: yaml-cpp by its CMake package, whose target has another name before 0.8.

find_package(yaml-cpp CONFIG QUIET)
set(KizenYamlCpp_TARGET "")
foreach(kizen_target IN ITEMS yaml-cpp::yaml-cpp yaml-cpp)
  if(NOT KizenYamlCpp_TARGET AND TARGET ${kizen_target})
    set(KizenYamlCpp_TARGET ${kizen_target})
  endif()
endforeach()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  KizenYamlCpp REQUIRED_VARS KizenYamlCpp_TARGET
  REASON_FAILURE_MESSAGE "its CMake package is in libyaml-cpp-dev on Debian")

if(KizenYamlCpp_FOUND AND NOT TARGET KizenYamlCpp::yaml-cpp)
  add_library(KizenYamlCpp::yaml-cpp INTERFACE IMPORTED GLOBAL)
  target_link_libraries(KizenYamlCpp::yaml-cpp INTERFACE ${KizenYamlCpp_TARGET})
endif()
