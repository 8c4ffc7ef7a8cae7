# Starts the tenant of a suite's tests, once that of an earlier run which was not ended is gone:
#   cmake -Dtool=TOOL -Dfile=FILE -P KizenContractServe.cmake -- [ARGUMENT...]

cmake_minimum_required(VERSION 3.20...3.25)

set(arguments "")
set(is_behind FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
  if(is_behind)
    list(APPEND arguments "${CMAKE_ARGV${i}}")
  elseif("${CMAKE_ARGV${i}}" STREQUAL "--")
    set(is_behind TRUE)
  endif()
endforeach()

foreach(way IN ITEMS --stop --detach)
  set(words serve ${way} "${file}")
  if(way STREQUAL "--detach")
    list(APPEND words ${arguments})
  endif()
  execute_process(COMMAND "${tool}" ${words} RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "`kizen-contract serve ${way}` failed, as it says above. Does another ctest run in this folder?")
  endif()
endforeach()
