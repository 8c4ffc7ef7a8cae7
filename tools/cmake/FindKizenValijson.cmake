# KizenValijson::valijson: the headers of valijson, without the definitions that its package adds
# (the header of kizen that includes valijson makes them itself, so that a plain -I has them too).

include("${CMAKE_CURRENT_LIST_DIR}/KizenDependencies.cmake")

kizen_find_dependency(valijson valijson/validator.hpp include)
if(KizenDependency_INCLUDE)
  set(KizenValijson_INCLUDE_DIR "${KizenDependency_INCLUDE}")
else()
  find_path(KizenValijson_INCLUDE_DIR valijson/validator.hpp)
  mark_as_advanced(KizenValijson_INCLUDE_DIR)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  KizenValijson REQUIRED_VARS KizenValijson_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "valijson/validator.hpp is in libvalijson-dev on Debian")

if(KizenValijson_FOUND AND NOT TARGET KizenValijson::valijson)
  add_library(KizenValijson::valijson INTERFACE IMPORTED GLOBAL)
  target_include_directories(KizenValijson::valijson SYSTEM
                             INTERFACE "${KizenValijson_INCLUDE_DIR}")
endif()
