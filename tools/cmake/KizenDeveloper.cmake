# What only the project's own builds have: warnings, a compiler cache, header verification.

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(KIZEN_CONTRACT_CCACHE ccache)
  mark_as_advanced(KIZEN_CONTRACT_CCACHE)
  if(KIZEN_CONTRACT_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${KIZEN_CONTRACT_CCACHE}")
  endif()
endif()

if(NOT MSVC)
  add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow)
endif()
set(CMAKE_COMPILE_WARNING_AS_ERROR ${KIZEN_CONTRACT_WERROR})
