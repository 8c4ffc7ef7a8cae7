# kizen_add_compiled(layer...): the library kizen::compiled, which holds what headers of those layers
# define otherwise. It is built in the project that links it, with that project's own flags; a
# second call adds layers.

function(kizen_add_compiled)
  set(kizen_test_layers gtest suite_tests)
  if(NOT TARGET kizen_compiled)
    add_library(kizen_compiled STATIC EXCLUDE_FROM_ALL)
    add_library(kizen::compiled ALIAS kizen_compiled)
    target_compile_definitions(kizen_compiled PUBLIC KIZEN_COMPILED)
    set_target_properties(kizen_compiled PROPERTIES UNITY_BUILD OFF CXX_EXTENSIONS OFF)
  endif()
  get_target_property(present kizen_compiled KIZEN_LAYERS)
  foreach(layer IN LISTS ARGN)
    if("${layer}" IN_LIST present)
      continue()
    endif()
    string(TOUPPER "${layer}" define)
    set(source "${CMAKE_CURRENT_BINARY_DIR}/kizen-compiled/${layer}.cpp")
    file(CONFIGURE OUTPUT "${source}"
         CONTENT "#define KIZEN_COMPILING_@define@\n#include <kizen/@layer@.hpp>\n" @ONLY)
    target_sources(kizen_compiled PRIVATE "${source}")
    set(scope PUBLIC)
    if("${layer}" IN_LIST kizen_test_layers)
      set(scope PRIVATE)  # whoever links this is not a test for that
    endif()
    target_link_libraries(kizen_compiled ${scope} kizen::${layer})
    set_property(TARGET kizen_compiled APPEND PROPERTY KIZEN_LAYERS ${layer})
  endforeach()
endfunction()
