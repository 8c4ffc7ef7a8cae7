# nlohmann_json::nlohmann_json: nlohmann/json of KIZEN_CONTRACT_DEPS_DIR, or by its CMake package.

include("${CMAKE_CURRENT_LIST_DIR}/KizenDependencies.cmake")

if(NOT TARGET nlohmann_json::nlohmann_json)
  kizen_find_dependency(nlohmann_json nlohmann/json_fwd.hpp include single_include)
  if(KizenDependency_INCLUDE)
    add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED GLOBAL)
    target_include_directories(nlohmann_json::nlohmann_json SYSTEM
                               INTERFACE "${KizenDependency_INCLUDE}")
  else()
    find_package(nlohmann_json 3.11.2 CONFIG QUIET)
  endif()
endif()
if(TARGET nlohmann_json::nlohmann_json)
  set(KizenJson_TARGET nlohmann_json::nlohmann_json)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  KizenJson REQUIRED_VARS KizenJson_TARGET
  REASON_FAILURE_MESSAGE "nlohmann/json 3.11.2 or newer is in nlohmann-json3-dev on Debian")
