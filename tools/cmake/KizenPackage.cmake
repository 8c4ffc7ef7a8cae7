# Two Debian packages by CPack (`cpack -G DEB`): libkizen-contract-dev with headers and CMake
# package, and kizen-contract with the tool, the suites and the contracts they name.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kizen-contract)
set(CPACK_PACKAGE_CONTACT "the kizen-contract project <kizen-contract@example.invalid>")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL headers)

set(CPACK_DEBIAN_HEADERS_PACKAGE_NAME libkizen-contract-dev)
set(CPACK_DEBIAN_HEADERS_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_HEADERS_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_HEADERS_PACKAGE_DEPENDS
    "libcpp-httplib-dev, libre2-dev, libssl-dev, libvalijson-dev, nlohmann-json3-dev (>= 3.11)")
set(CPACK_DEBIAN_HEADERS_PACKAGE_SUGGESTS "libgmock-dev, libyaml-cpp-dev, kizen-contract")
set(CPACK_DEBIAN_HEADERS_DESCRIPTION
    "Validates live HTTP exchanges against OpenAPI schemas in tests of your own, with matchers for
GoogleTest, and runs declarative suites.")
install(FILES LICENSE DESTINATION share/doc/libkizen-contract-dev RENAME copyright
        COMPONENT headers)

if(TARGET kizen-contract)
  list(APPEND CPACK_COMPONENTS_ALL tool)
  set(CPACK_DEBIAN_TOOL_PACKAGE_NAME kizen-contract)
  set(CPACK_DEBIAN_TOOL_PACKAGE_SECTION devel)
  set(CPACK_DEBIAN_TOOL_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_TOOL_DESCRIPTION
      "Runs declarative suites against a target, checks recorded traffic, serves the built-in tenant. The
suites are in /usr/share/kizen-contract/suites.")
  install(FILES LICENSE DESTINATION share/doc/kizen-contract RENAME copyright COMPONENT tool)
endif()

include(CPack)
