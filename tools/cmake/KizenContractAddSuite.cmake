# kizen_contract_add_suite(): the cases of suites as CTest tests, one each.
#
#   kizen_contract_add_suite(
#     NAME upserts                        # begins the name of every test
#     SUITE suites/upsert.arazzo.yaml...  # files, or folders of them
#     [TARGET builtin|URL|PROFILE]        # builtin without
#     [SERVED [SERVE_ARGUMENTS ...]]      # one built-in tenant for all cases, started and ended by fixtures
#     [TAGS ...] [NOT_TAGS ...] [WORKFLOWS ...]
#     [CONTRACT NAME|FILE] [OVERLAYS ...] [INPUTS NAME=VALUE...]
#     [ARGUMENTS ...]                     # of `kizen-contract run`
#     [WORKING_DIRECTORY FOLDER]          # from CMAKE_CURRENT_BINARY_DIR, which it is without
#     [PROPERTIES ...])                   # of every test; LABELS are added to the others
#
# Cases are listed when ctest runs, and again when a file that they come from has changed. Test names
# are NAME/WORKFLOW/CASE, labels NAME and the tags. A case that is skipped is one that ctest skips; a
# suite that cannot be loaded is one test that fails and says why. A test may take two minutes, unless
# PROPERTIES say TIMEOUT.

cmake_policy(PUSH)
cmake_policy(VERSION 3.20...3.25)

# Stops the configuration: what is wrong with a call, and what to do.
macro(kizen_contract_refuse problem)
  message(FATAL_ERROR "kizen_contract_add_suite(NAME ${arg_NAME}): ${problem}")
endmacro()

# The tool, where the project was built with it.
macro(kizen_contract_demand_tool)
  if(NOT TARGET kizen::tool)
    include("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/kizen-contract-tool.cmake" OPTIONAL)
  endif()
  if(NOT TARGET kizen::tool)
    kizen_contract_refuse(
      "kizen-contract is here without its command line tool; install the package kizen-contract, or configure it with -DKIZEN_CONTRACT_TOOLS=ON")
  endif()
endmacro()

function(kizen_contract_check_name name)
  get_property(names GLOBAL PROPERTY kizen_contract_suite_names)
  if("${name}" STREQUAL "")
    message(FATAL_ERROR "kizen_contract_add_suite: NAME is missing; it begins the names of the tests")
  elseif(NOT name MATCHES "^[A-Za-z0-9_.+-]+$")
    message(FATAL_ERROR "kizen_contract_add_suite: NAME '${name}' has more than letters, digits and _ . + -")
  elseif(name IN_LIST names)
    message(FATAL_ERROR "kizen_contract_add_suite: NAME '${name}' is taken by another call")
  endif()
  set_property(GLOBAL APPEND PROPERTY kizen_contract_suite_names "${name}")
endfunction()

# What must be said to the listing of cases too, by a keyword of its own.
function(kizen_contract_check_arguments)
  foreach(argument IN LISTS arg_ARGUMENTS)
    string(REGEX REPLACE "=.*" "" flag "${argument}")
    if(flag MATCHES "^--(case|report|record|journal|shard)$")
      kizen_contract_refuse("ARGUMENTS have ${flag}, and each case is a run of its own")
    endif()
    foreach(known IN ITEMS tag:TAGS not-tag:NOT_TAGS workflow:WORKFLOWS contract:CONTRACT
                           overlay:OVERLAYS input:INPUTS target:TARGET)
      string(REGEX MATCH "^(.*):(.*)$" matched "${known}")
      if(flag STREQUAL "--${CMAKE_MATCH_1}")
        kizen_contract_refuse("ARGUMENTS have ${flag}; say it by the keyword ${CMAKE_MATCH_2}")
      endif()
    endforeach()
  endforeach()
endfunction()

# The paths of suites, from the folder of the caller.
function(kizen_contract_suite_paths output)
  set(paths "")
  foreach(suite IN LISTS arg_SUITE arg_SUITES)
    cmake_path(ABSOLUTE_PATH suite BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    if(NOT EXISTS "${suite}")
      kizen_contract_refuse("SUITE ${suite} does not exist; name a suite, or a folder of them")
    endif()
    list(APPEND paths "${suite}")
  endforeach()
  if(NOT paths)
    kizen_contract_refuse("SUITE is missing; name a suite, or a folder of them")
  endif()
  set(${output} "${paths}" PARENT_SCOPE)
endfunction()

# What `list` and `run` both are told.
function(kizen_contract_shared_arguments output)
  set(all "")
  foreach(pair IN ITEMS TAGS:--tag NOT_TAGS:--not-tag WORKFLOWS:--workflow CONTRACT:--contract
                        OVERLAYS:--overlay INPUTS:--input)
    string(REGEX MATCH "^(.*):(.*)$" matched "${pair}")
    set(flag "${CMAKE_MATCH_2}")
    set(keyword "${CMAKE_MATCH_1}")
    foreach(value IN LISTS arg_${keyword})
      if(keyword MATCHES "CONTRACT|OVERLAYS" AND EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${value}")
        set(value "${CMAKE_CURRENT_SOURCE_DIR}/${value}")
      endif()
      list(APPEND all "${flag}" "${value}")
    endforeach()
  endforeach()
  set(${output} "${all}" PARENT_SCOPE)
endfunction()

# The tests that start and end the tenant of a suite.
function(kizen_contract_add_tenant name file)
  add_test(NAME "${name}/tenant-starts"
           COMMAND "${CMAKE_COMMAND}" "-Dtool=$<TARGET_FILE:kizen::tool>" "-Dfile=${file}" -P
                   "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/KizenContractServe.cmake" -- ${ARGN}
           WORKING_DIRECTORY "${arg_WORKING_DIRECTORY}")
  add_test(NAME "${name}/tenant-ends" COMMAND "$<TARGET_FILE:kizen::tool>" serve --stop "${file}")
  set_tests_properties("${name}/tenant-starts" PROPERTIES FIXTURES_SETUP "kizen_${name}" TIMEOUT 60)
  set_tests_properties("${name}/tenant-ends" PROPERTIES FIXTURES_CLEANUP "kizen_${name}" TIMEOUT 60)
  set_tests_properties("${name}/tenant-starts" "${name}/tenant-ends" PROPERTIES LABELS "${name}")
endfunction()

function(kizen_contract_add_suite)
  cmake_parse_arguments(
    PARSE_ARGV 0 arg "SERVED" "NAME;TARGET;CONTRACT;WORKING_DIRECTORY"
    "SUITE;SUITES;TAGS;NOT_TAGS;WORKFLOWS;OVERLAYS;INPUTS;ARGUMENTS;SERVE_ARGUMENTS;PROPERTIES")
  kizen_contract_check_name("${arg_NAME}")
  if(arg_UNPARSED_ARGUMENTS)
    kizen_contract_refuse("'${arg_UNPARSED_ARGUMENTS}' belongs to no keyword")
  elseif(arg_KEYWORDS_MISSING_VALUES)
    kizen_contract_refuse("${arg_KEYWORDS_MISSING_VALUES} has no value")
  elseif(arg_SERVED AND arg_TARGET)
    kizen_contract_refuse("SERVED is a built-in tenant; leave out TARGET")
  elseif(arg_SERVE_ARGUMENTS AND NOT arg_SERVED)
    kizen_contract_refuse("SERVE_ARGUMENTS are for SERVED")
  endif()
  list(LENGTH arg_PROPERTIES count)
  math(EXPR is_odd "${count} % 2")
  if(is_odd)
    kizen_contract_refuse("PROPERTIES takes pairs of name and value; the last name has no value")
  endif()
  kizen_contract_suite_paths(suites)
  kizen_contract_check_arguments()
  kizen_contract_demand_tool()
  kizen_contract_shared_arguments(shared)

  if(NOT arg_WORKING_DIRECTORY)
    set(arg_WORKING_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
  endif()
  cmake_path(ABSOLUTE_PATH arg_WORKING_DIRECTORY BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
  set(base "${CMAKE_CURRENT_BINARY_DIR}/kizen-contract-${arg_NAME}")
  set(run ${arg_ARGUMENTS})
  if(arg_SERVED)
    list(APPEND run --target "served:${base}-tenant.json")
    kizen_contract_add_tenant("${arg_NAME}" "${base}-tenant.json" ${arg_SERVE_ARGUMENTS})
  elseif(arg_TARGET)
    list(APPEND run --target "${arg_TARGET}")
  endif()

  set(config "")
  get_property(is_multi GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(is_multi)
    set(config "-$<CONFIG>")
  endif()
  set(script "set(kizen_tool [==[$<TARGET_FILE:kizen::tool>]==])\n")
  string(APPEND script "set(base [==[${base}${config}]==])\n")
  foreach(variable IN ITEMS arg_NAME suites shared run arg_WORKING_DIRECTORY arg_PROPERTIES
                            arg_SERVED)
    string(APPEND script "set(${variable} [==[${${variable}}]==])\n")
  endforeach()
  string(APPEND script
         "include([==[${CMAKE_CURRENT_FUNCTION_LIST_DIR}/KizenContractCases.cmake]==])\n")
  file(GENERATE OUTPUT "${base}${config}.cmake" CONTENT "${script}")
  if(is_multi)
    file(WRITE "${base}.cmake"
         "include(\"${base}-\${CTEST_CONFIGURATION_TYPE}.cmake\" OPTIONAL RESULT_VARIABLE kizen_included)\n"
         "if(NOT kizen_included)\n  add_test(${arg_NAME} NOT_AVAILABLE)\nendif()\n")
  endif()
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${base}.cmake")
endfunction()

cmake_policy(POP)
