# Headers, the CMake package kizen-contract and kizen-contract.pc. Nothing in them depends on the
# machine's architecture, so all of it goes below share/.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(kizen_package_dir "${CMAKE_INSTALL_DATADIR}/cmake/kizen-contract")

foreach(layer IN LISTS kizen_layers)
  install(
    TARGETS kizen_${layer}
    EXPORT kizen-contract-${layer}
    FILE_SET HEADERS COMPONENT headers
    FILE_SET tables COMPONENT headers)
  install(EXPORT kizen-contract-${layer} NAMESPACE kizen:: DESTINATION "${kizen_package_dir}"
          COMPONENT headers)
endforeach()

configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/kizen-contract-config.cmake.in"
  "${PROJECT_BINARY_DIR}/kizen-contract-config.cmake" INSTALL_DESTINATION "${kizen_package_dir}"
  NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/kizen-contract-config-version.cmake" COMPATIBILITY SameMinorVersion
  ARCH_INDEPENDENT)
configure_file("${CMAKE_CURRENT_LIST_DIR}/kizen-contract.pc.in"
               "${PROJECT_BINARY_DIR}/kizen-contract.pc" @ONLY)

install(
  FILES "${PROJECT_BINARY_DIR}/kizen-contract-config.cmake"
        "${PROJECT_BINARY_DIR}/kizen-contract-config-version.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/KizenCompiled.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/KizenDependencies.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/FindKizenGTest.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/FindKizenJson.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/FindKizenValijson.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/FindKizenRE2.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/FindKizenHttplib.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/FindKizenYamlCpp.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/KizenContractAddSuite.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/KizenContractCases.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/KizenContractServe.cmake"
  DESTINATION "${kizen_package_dir}"
  COMPONENT headers)
install(FILES "${PROJECT_BINARY_DIR}/kizen-contract.pc"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/pkgconfig" COMPONENT headers)
