# Runs the portfile of tools/packaging/vcpkg with the functions of vcpkg that it calls, each doing what
# its page says, as far as the port needs: cmake -DPORT_DIR= -DPACKAGES= -P vcpkg.cmake
set(PORT kizen-contract)
set(CURRENT_PORT_DIR "${PORT_DIR}")
set(CURRENT_PACKAGES_DIR "${PACKAGES}")

function(demand_success)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN} failed")
  endif()
endfunction()

function(vcpkg_cmake_configure)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" SOURCE_PATH OPTIONS)
  execute_process(COMMAND "${CMAKE_COMMAND}" -G Ninja -S "${arg_SOURCE_PATH}" -B "${PACKAGES}/../build"
                          "-DCMAKE_INSTALL_PREFIX=${PACKAGES}" ${arg_OPTIONS}
                          --warn-unused-vars -Werror=dev
                  RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE said)
  demand_success(vcpkg_cmake_configure)
  if(said MATCHES "Manually-specified variables were not used")
    message(FATAL_ERROR "an option of the port is none of the project: ${said}")
  endif()
endfunction()

function(vcpkg_cmake_install)
  execute_process(COMMAND "${CMAKE_COMMAND}" --install "${PACKAGES}/../build" RESULT_VARIABLE result
                  OUTPUT_QUIET)
  demand_success(vcpkg_cmake_install)
endfunction()

function(demand_file path)
  if(NOT EXISTS "${path}")
    message(FATAL_ERROR "${path} does not exist")
  endif()
endfunction()

function(vcpkg_cmake_config_fixup)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" CONFIG_PATH "")
  demand_file("${PACKAGES}/${arg_CONFIG_PATH}/kizen-contract-config.cmake")
endfunction()

function(vcpkg_install_copyright)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" FILE_LIST)
  demand_file("${arg_FILE_LIST}")
endfunction()

include("${PORT_DIR}/portfile.cmake")
demand_file("${PACKAGES}/include/kizen/check.hpp")
demand_file("${PACKAGES}/share/${PORT}/usage")
