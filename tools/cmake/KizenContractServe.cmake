# Starts the tenant of a suite's tests, once that of an earlier run which was not ended is gone:
#   cmake -Dtool=TOOL -Dfile=FILE -P KizenContractServe.cmake -- [ARGUMENT...]

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

execute_process(COMMAND "${tool}" serve --stop "${file}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${tool}" serve --detach "${file}" ${arguments} COMMAND_ERROR_IS_FATAL ANY)
