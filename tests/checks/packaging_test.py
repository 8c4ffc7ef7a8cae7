import json
import pathlib
import re
import subprocess
import sys
import tempfile
import types
import unittest

from scratch_tree import PROJECT

PACKAGING = PROJECT / "tools/packaging"
VERSION = re.search(r'define KIZEN_VERSION "([0-9.]+)"',
                    (PROJECT / "include/kizen/core/version.hpp").read_text())[1]


def conan_recipe():
    """The class of the recipe, on stand-ins for what it imports of Conan."""
    names = {"conan": ["ConanFile"], "conan.tools": [], "conan.tools.files": ["copy"],
             "conan.tools.cmake": ["CMake", "CMakeDeps", "CMakeToolchain", "cmake_layout"]}
    for name, members in names.items():
        module = types.ModuleType(name)
        for member in members:
            setattr(module, member, type(member, (), {}))
        sys.modules[name] = module
    path = PACKAGING / "conan/conanfile.py"
    scope = {"__file__": str(path)}
    exec(compile(path.read_text(), str(path), "exec"), scope)
    return scope["KizenContract"]


class Vcpkg(unittest.TestCase):
    def setUp(self):
        self.port = json.loads((PACKAGING / "vcpkg/vcpkg.json").read_text())

    def test_the_port_has_the_version_of_the_headers(self):
        self.assertEqual(self.port["version-semver"], VERSION)

    def test_the_port_installs_headers_and_cmake_package(self):
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                ["cmake", f"-DPORT_DIR={PACKAGING}/vcpkg", f"-DPACKAGES={folder}/packages", "-P",
                 pathlib.Path(__file__).parent / "vcpkg.cmake"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)


class Conan(unittest.TestCase):
    def test_the_recipe_has_the_version_of_the_headers(self):
        recipe = conan_recipe()()
        recipe.set_version()
        self.assertEqual(recipe.version, VERSION)

    def test_the_recipe_requires_what_the_port_does(self):
        recipe, required = conan_recipe()(), []
        recipe.requires = lambda reference, **_: required.append(reference.split("/")[0])
        recipe.options = types.SimpleNamespace(gtest=True, suites=True)
        recipe.requirements()
        port = json.loads((PACKAGING / "vcpkg/vcpkg.json").read_text())
        names = [one if isinstance(one, str) else one["name"]
                 for one in port["dependencies"] + port["features"]["gtest"]["dependencies"]
                 + port["features"]["suites"]["dependencies"]]
        wanted = {name for name in names if not name.startswith(("vcpkg-", "kizen-"))}
        self.assertEqual({name.replace("_", "-") for name in required}, wanted)


if __name__ == "__main__":
    unittest.main()
