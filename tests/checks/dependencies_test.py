"""KIZEN_CONTRACT_DEPS_DIR: that libraries are taken from it, and what is said where it is wrong."""

import glob
import os
import pathlib
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
BUILD = os.environ.get("KIZEN_BUILD", "")
KNOWN = "expected a folder that holds any of: nlohmann_json, valijson, cpp-httplib, googletest, re2"
CMAKE_LISTS = """
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES CXX)
if(KIZEN)
  add_subdirectory("${KIZEN}" kizen)
else()
  find_package(kizen-contract REQUIRED COMPONENTS gtest)
endif()
add_executable(user user.cpp)
target_link_libraries(user PRIVATE kizen::gtest)
"""


class Dependencies(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        self.deps = self.root / "deps"
        self.deps.mkdir()
        (self.root / "user").mkdir()
        (self.root / "user/CMakeLists.txt").write_text(CMAKE_LISTS)
        (self.root / "user/user.cpp").write_text("int main() {}\n")

    def configure(self, *options):
        """(exit code, what cmake says on one line, what it would build)"""
        run = subprocess.run(["cmake", "-G", "Ninja", "-S", self.root / "user", "-B",
                              self.root / "build", f"-DKIZEN_CONTRACT_DEPS_DIR={self.deps}", *options],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        rules = self.root / "build/build.ninja"
        made = rules.read_text() if run.returncode == 0 else ""
        return run.returncode, " ".join(run.stdout.split()), made

    def take(self, name, *files):
        """A dependency whose folders are links to the system's: (folder in it, what it is)."""
        for folder, origin in files:
            found = sorted(glob.glob(origin))
            if not found:
                self.skipTest(f"{origin} is not on this machine")
            (self.deps / name / folder).mkdir(parents=True, exist_ok=True)
            target = pathlib.Path(found[0])
            (self.deps / name / folder / target.name).symlink_to(target)

    def take_all(self):
        self.take("nlohmann_json", ("include", "/usr/include/nlohmann"))
        self.take("valijson", ("include", "/usr/include/valijson"))
        self.take("cpp-httplib", ("include", "/usr/include/httplib.h"),
                  ("lib", "/usr/lib/*/libcpp-httplib.so"))
        self.take("re2", ("include", "/usr/include/re2"), ("lib", "/usr/lib/*/libre2.so"))
        for part in ("CMakeLists.txt", "googletest", "googlemock"):
            self.take("googletest", (".", f"/usr/src/googletest/{part}"))

    def assert_taken_from_it(self, made):
        for name in ("nlohmann_json/include", "valijson/include", "cpp-httplib/include",
                     "re2/include"):
            self.assertIn(f"-isystem {self.deps}/{name}", made)
        self.assertIn(f"{self.deps}/googletest/googlemock/include", made)
        for library in ("cpp-httplib/lib/libcpp-httplib.so", "re2/lib/libre2.so"):
            self.assertIn(f"{self.deps}/{library}", made)

    def test_all_are_taken_from_it(self):
        self.take_all()
        code, said, made = self.configure(f"-DKIZEN={PROJECT}")
        self.assertEqual(code, 0, said)
        self.assert_taken_from_it(made)

    @unittest.skipUnless(BUILD, "KIZEN_BUILD names no build that can be installed")
    def test_an_installed_package_takes_them_too(self):
        self.take_all()
        prefix = self.root / "prefix"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", prefix], stdout=subprocess.DEVNULL,
                       check=True)
        code, said, made = self.configure(f"-DCMAKE_PREFIX_PATH={prefix}")
        self.assertEqual(code, 0, said)
        self.assert_taken_from_it(made)

    def test_what_it_lacks_comes_from_the_system(self):
        self.take("valijson", ("include", "/usr/include/valijson"))
        code, said, made = self.configure(f"-DKIZEN={PROJECT}")
        self.assertEqual(code, 0, said)
        self.assertIn(f"-isystem {self.deps}/valijson/include", made)
        self.assertNotIn(f"{self.deps}/re2", made)

    def test_it_must_be_there(self):
        self.deps = self.root / "elsewhere"
        code, said, _ = self.configure(f"-DKIZEN={PROJECT}")
        self.assertNotEqual(code, 0)
        self.assertIn(f"KIZEN_CONTRACT_DEPS_DIR: {self.deps} is no folder; {KNOWN}", said)

    def test_it_must_hold_one(self):
        (self.deps / "boost").mkdir()
        code, said, _ = self.configure(f"-DKIZEN={PROJECT}")
        self.assertNotEqual(code, 0)
        self.assertIn(f"KIZEN_CONTRACT_DEPS_DIR: {self.deps} holds none of them; {KNOWN}", said)

    def test_each_must_be_laid_out_as_it_is_known(self):
        (self.deps / "nlohmann_json/src").mkdir(parents=True)
        code, said, _ = self.configure(f"-DKIZEN={PROJECT}")
        self.assertNotEqual(code, 0)
        self.assertIn(f"KIZEN_CONTRACT_DEPS_DIR: {self.deps}/nlohmann_json holds no nlohmann_json: "
                      "expected include/nlohmann/json_fwd.hpp or "
                      "single_include/nlohmann/json_fwd.hpp in it", said)


if __name__ == "__main__":
    unittest.main()
