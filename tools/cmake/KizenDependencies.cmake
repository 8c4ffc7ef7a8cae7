# Where the libraries come from. KIZEN_CONTRACT_DEPS_DIR names a folder that holds any of
#
#   nlohmann_json   include/nlohmann or single_include/nlohmann
#   valijson        include/valijson
#   cpp-httplib     httplib.h, or include/httplib.h and, where it is compiled, lib/
#   googletest      sources, or an installation with lib/cmake/GTest
#   re2             sources, or an installation: include/re2 and lib/
#
# each as upstream lays out its sources or as installing them does. What it lacks comes from the
# system; a target that the project has already (nlohmann_json::nlohmann_json, httplib::httplib,
# GTest::gmock, re2::re2) goes before both.
include_guard(GLOBAL)

set(KIZEN_CONTRACT_DEPS_DIR "" CACHE PATH "Folder of libraries to take instead of the system's")

# kizen_find_dependency(NAME header folder...): in KizenDependency_ROOT, where the folder of
# libraries has NAME; in KizenDependency_INCLUDE, which folder of it has the header. Else empty.
function(kizen_find_dependency name header)
  set(KizenDependency_ROOT "" PARENT_SCOPE)
  set(KizenDependency_INCLUDE "" PARENT_SCOPE)
  set(root "${KIZEN_CONTRACT_DEPS_DIR}/${name}")
  if("${KIZEN_CONTRACT_DEPS_DIR}" STREQUAL "" OR NOT IS_DIRECTORY "${root}")
    return()
  endif()
  foreach(folder IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH folder BASE_DIRECTORY "${root}" NORMALIZE)
    if(EXISTS "${folder}/${header}")
      set(KizenDependency_ROOT "${root}" PARENT_SCOPE)
      set(KizenDependency_INCLUDE "${folder}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  list(TRANSFORM ARGN APPEND "/${header}")
  list(TRANSFORM ARGN REPLACE "^\\./" "")
  list(JOIN ARGN " or " wanted)
  message(FATAL_ERROR "KIZEN_CONTRACT_DEPS_DIR: ${root} holds no ${name}: expected ${wanted} in it")
endfunction()

# kizen_add_sources(FOLDER): the targets of a library's sources, built as their authors do it.
function(kizen_add_sources folder)
  get_directory_property(options COMPILE_OPTIONS)
  set_directory_properties(PROPERTIES COMPILE_OPTIONS "")
  set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
  set(CMAKE_WARN_DEPRECATED OFF)
  set(CMAKE_COMPILE_WARNING_AS_ERROR OFF)
  set(CMAKE_CXX_CLANG_TIDY "")
  set(CMAKE_UNITY_BUILD OFF)
  set(CMAKE_VERIFY_INTERFACE_HEADER_SETS OFF)
  set(INSTALL_GTEST OFF)
  set(RE2_BUILD_TESTING OFF)
  cmake_path(GET folder FILENAME name)
  add_subdirectory("${folder}" "${CMAKE_BINARY_DIR}/kizen-contract-deps/${name}" EXCLUDE_FROM_ALL
                   SYSTEM)
  set_directory_properties(PROPERTIES COMPILE_OPTIONS "${options}")
endfunction()

# What is wrong with the folder as a whole.
function(kizen_check_dependencies)
  set(known nlohmann_json valijson cpp-httplib googletest re2)
  list(JOIN known ", " names)
  set(wanted "expected a folder that holds any of: ${names}")
  if(NOT IS_DIRECTORY "${KIZEN_CONTRACT_DEPS_DIR}")
    message(FATAL_ERROR "KIZEN_CONTRACT_DEPS_DIR: ${KIZEN_CONTRACT_DEPS_DIR} is no folder; ${wanted}")
  endif()
  foreach(name IN LISTS known)
    if(IS_DIRECTORY "${KIZEN_CONTRACT_DEPS_DIR}/${name}")
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "KIZEN_CONTRACT_DEPS_DIR: ${KIZEN_CONTRACT_DEPS_DIR} holds none of them; ${wanted}")
endfunction()
if(NOT "${KIZEN_CONTRACT_DEPS_DIR}" STREQUAL "")
  kizen_check_dependencies()
endif()
