# One INTERFACE target a layer, `kizen::NAME`, left to right. Each links only what its layer may;
# tests/layers.txt says the same for #include lines, and tools/check-layers compares.

find_package(KizenJson REQUIRED)
find_package(KizenValijson REQUIRED)
find_package(KizenRE2 REQUIRED)
find_package(KizenHttplib REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(Threads REQUIRED)
find_package(KizenGTest)
find_package(KizenYamlCpp)

set(kizen_layers "")
set(kizen_needs_lines "")  # for the package: what each layer needs to its left

# kizen_add_layer(NAME link...)
function(kizen_add_layer name)
  set(root "${PROJECT_SOURCE_DIR}/include")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${root}/kizen/${name}.hpp"
       "${root}/kizen/${name}/*.hpp")
  file(GLOB_RECURSE tables CONFIGURE_DEPENDS "${root}/kizen/${name}/*.inc")
  add_library(kizen_${name} INTERFACE)
  add_library(kizen::${name} ALIAS kizen_${name})
  set_target_properties(kizen_${name} PROPERTIES EXPORT_NAME ${name}
                                                 INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
  target_sources(
    kizen_${name} INTERFACE FILE_SET HEADERS BASE_DIRS "${root}" FILES ${headers}
                            FILE_SET tables TYPE HEADERS BASE_DIRS "${root}" FILES ${tables})
  target_link_libraries(kizen_${name} INTERFACE ${ARGN})
  set(kizen_layers ${kizen_layers} ${name} PARENT_SCOPE)
  set(needs ${ARGN})
  list(FILTER needs INCLUDE REGEX "^kizen::")
  list(TRANSFORM needs REPLACE "^kizen::" "")
  set(kizen_needs_lines "${kizen_needs_lines}set(kizen_needs_${name} \"${needs}\")\n" PARENT_SCOPE)
endfunction()

kizen_add_layer(core nlohmann_json::nlohmann_json)
kizen_add_layer(path kizen::core KizenRE2::re2)
kizen_add_layer(contract kizen::path)
kizen_add_layer(records kizen::contract)
kizen_add_layer(traffic kizen::contract)
kizen_add_layer(check kizen::contract KizenValijson::valijson)
kizen_add_layer(http kizen::check kizen::records kizen::traffic KizenHttplib::httplib OpenSSL::SSL OpenSSL::Crypto
                Threads::Threads)
kizen_add_layer(suite kizen::check)
if(KizenYamlCpp_FOUND)
  kizen_add_layer(yaml kizen::suite kizen::records KizenYamlCpp::yaml-cpp)
endif()
if(TARGET KizenGTest::gmock)
  kizen_add_layer(gtest kizen::http kizen::suite KizenGTest::gmock)
endif()
kizen_add_layer(run kizen::suite kizen::http)
kizen_add_layer(tenant kizen::http kizen::records)
if(TARGET kizen::gtest AND TARGET kizen::yaml)
  kizen_add_layer(suite_tests kizen::gtest kizen::run kizen::tenant kizen::yaml)
endif()

target_compile_features(kizen_core INTERFACE cxx_std_17)
# Part of the name of every symbol (core/version.hpp). It stands on the leftmost layer, so that a
# library that links kizen::core alone and a program that links kizen::http agree on the names.
target_compile_definitions(kizen_core INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT)

include(KizenCompiled)
set(kizen_defining_layers ${kizen_layers})
list(REMOVE_ITEM kizen_defining_layers core)
kizen_add_compiled(${kizen_defining_layers})
