"""Conan 2 recipe of kizen-contract: the headers, from the checkout that this file stands in."""

import pathlib
import re

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy

ROOT = pathlib.Path(__file__).resolve().parents[3]


class KizenContract(ConanFile):
    name = "kizen-contract"
    license = "MIT"
    description = "Holds a Records API to its contract"
    topics = ("openapi", "contract-testing", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"gtest": [True, False], "suites": [True, False]}
    default_options = {"gtest": True, "suites": False, "cpp-httplib/*:with_openssl": True}

    def set_version(self):
        header = (ROOT / "include/kizen/core/version.hpp").read_text()
        self.version = re.search(r'define KIZEN_VERSION "([0-9.]+)"', header).group(1)

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "include/*", "tools/cmake/*"):
            copy(self, pattern, str(ROOT), self.export_sources_folder)

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        self.requires("nlohmann_json/[>=3.11 <4]", transitive_headers=True)
        self.requires("valijson/[>=1.0 <2]", transitive_headers=True)
        self.requires("cpp-httplib/[>=0.11.4 <1]", transitive_headers=True)
        self.requires("openssl/[>=3 <4]", transitive_headers=True)
        self.requires("re2/[>=20220601]", transitive_headers=True)
        if self.options.gtest or self.options.suites:
            self.requires("gtest/[>=1.12 <2]", transitive_headers=True)
        if self.options.suites:
            self.requires("yaml-cpp/[>=0.7 <1]", transitive_headers=True)

    def package_id(self):
        self.info.settings.clear()

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.variables["KIZEN_CONTRACT_TESTS"] = False
        toolchain.variables["KIZEN_CONTRACT_TOOLS"] = False
        toolchain.variables["KIZEN_CONTRACT_INSTALL"] = True
        toolchain.generate()

    def build(self):
        CMake(self).configure()

    def package(self):
        copy(self, "LICENSE", self.source_folder, str(pathlib.Path(self.package_folder) / "licenses"))
        CMake(self).install()

    def package_info(self):
        # The package's own CMake configuration is used as it is.
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = ["share/cmake/kizen-contract"]
