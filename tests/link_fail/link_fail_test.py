"""Pairs of files that are built in two ways: which must not link, and what the linker then says."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CXX = os.environ.get("CXX", "g++")
USUAL = ["-std=c++17"]
GUARD = "all_files_of_a_program_are_built_alike"

SHARED = """
#include <kizen/contract/contract.hpp>
#include <kizen/core.hpp>
int rated(const kizen::Report& report, const kizen::Contract* contract);
"""
CALLS = SHARED + """
int main() { return rated(kizen::Report(), nullptr); }
"""
DEFINES = SHARED + """
int rated(const kizen::Report& report, const kizen::Contract*) { return report.ok() ? 0 : 1; }
"""
CALLS_NOTHING = "#include <kizen/core.hpp>\nint main() { return kizen::Report().ok() ? 0 : 1; }\n"
CALLED_BY_NONE = "#include <kizen/core.hpp>\nbool is_right(const kizen::Report& r) { return r.ok(); }\n"

# What a file may be built with, and what the name of its symbols then has that others have not.
WAYS = {
    "tls": (["-DCPPHTTPLIB_OPENSSL_SUPPORT"], "_tls_"),
    "diagnostics": (["-DJSON_DIAGNOSTICS=1"], "_json_abi_diag"),
    "debug library": (["-D_GLIBCXX_DEBUG"], "_glibcxx_debug"),
    "old strings": (["-D_GLIBCXX_USE_CXX11_ABI=0"], "_glibcxx_old_strings"),
}
ALIKE = {
    "the same": USUAL,
    "NDEBUG and optimised": ["-std=c++17", "-DNDEBUG", "-O2"],
    "C++20": ["-std=c++20"],
    "C++23": ["-std=c++2b"],
    "explicit conversions": ["-std=c++17", "-DJSON_USE_IMPLICIT_CONVERSIONS=0"],
    "no RTTI": ["-std=c++17", "-fno-rtti"],
}


class LinkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder, cls.objects = pathlib.Path(folder.name), {}

    def built(self, text, flags, include=PROJECT / "include", compiler=CXX):
        """The object of a text. Each is made once."""
        key = (text, *flags, str(include), compiler)
        if key not in self.objects:
            target = self.folder / f"{len(self.objects)}.o"
            source = target.with_suffix(".cpp")
            source.write_text(text)
            subprocess.run([compiler, *flags, f"-I{include}", "-c", source, "-o", target], check=True)
            self.objects[key] = target
        return self.objects[key]

    def link(self, *inputs, compiler=CXX):
        """(whether it links and its program ends with 0, what the linker says)"""
        program = self.folder / "program"
        done = subprocess.run([compiler, *inputs, "-o", program], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)
        runs = done.returncode == 0 and subprocess.run([program], check=False).returncode == 0
        return runs, done.stdout

    def assert_refused(self, said, *patterns):
        links, text = said
        self.assertFalse(links, "it links")
        for pattern in patterns:
            self.assertRegex(text, pattern)

    def assert_fit(self, said):
        links, text = said
        self.assertTrue(links, text)


class WhatIsBuiltAlike(LinkTest):
    def test_links(self):
        for name, flags in ALIKE.items():
            with self.subTest(name):
                self.assert_fit(self.link(self.built(CALLS, USUAL), self.built(DEFINES, flags)))

    def test_links_by_every_linker(self):
        pair = self.built(CALLS, USUAL), self.built(DEFINES, USUAL)
        for linker in ("bfd", "gold", "lld"):
            if shutil.which(f"ld.{linker}"):
                with self.subTest(linker):
                    self.assert_fit(self.link(*pair, f"-fuse-ld={linker}", "-Wl,--gc-sections"))

    def test_links_when_linking_optimises(self):
        flags = [*USUAL, "-flto", "-O1"]
        said = self.link(self.built(CALLS, flags), self.built(DEFINES, flags), "-flto")
        self.assert_fit(said)

    @unittest.skipUnless(shutil.which("g++") and shutil.which("clang++-14"), "needs both compilers")
    def test_links_from_two_compilers(self):
        pair = self.built(CALLS, USUAL, compiler="g++"), self.built(DEFINES, USUAL,
                                                                   compiler="clang++-14")
        self.assert_fit(self.link(*pair))


class WhatIsBuiltOtherwise(LinkTest):
    def test_does_not_link_where_a_type_is_shared(self):
        for name, (flags, word) in WAYS.items():
            with self.subTest(name):
                said = self.link(self.built(CALLS, [*USUAL, *flags]), self.built(DEFINES, USUAL))
                self.assert_refused(said, rf"undefined reference to [`']rated\(kizen::v[0-9_]+"
                                          rf"[a-z0-9_]*{word}[a-z0-9_]*::Report const&")

    def test_does_not_link_where_nothing_is_shared(self):
        for name, (flags, word) in WAYS.items():
            with self.subTest(name):
                said = self.link(self.built(CALLS_NOTHING, [*USUAL, *flags]),
                                 self.built(CALLED_BY_NONE, USUAL))
                self.assert_refused(said, f"multiple definition of [`']kizen::{GUARD}",
                                    rf"kizen_v[0-9a-z_]+{word}", r"kizen_v[0-9_]+_plain_throws_json")

    def test_does_not_link_without_exceptions(self):
        flags = [*USUAL, "-fno-exceptions"]
        report = "#include <kizen/core.hpp>\nint rated(const kizen::Report& report);\n"
        calls = report + "int main() { return rated(kizen::Report()); }\n"
        defines = report + "int rated(const kizen::Report& report) { return report.ok() ? 0 : 1; }\n"
        self.assert_fit(self.link(self.built(calls, flags), self.built(defines, flags)))
        said = self.link(self.built(calls, flags), self.built(defines, USUAL))
        self.assert_refused(said, r"undefined reference to [`']rated\(kizen::v[0-9_]+_plain_nothrows",
                            f"multiple definition of [`']kizen::{GUARD}")

    def test_does_not_link_with_another_version(self):
        other = self.folder / "other"
        shutil.copytree(PROJECT / "include", other)
        header = other / "kizen/core/version.hpp"
        patch = re.search(r"VERSION_PATCH (\d+)", header.read_text())
        header.write_text(header.read_text().replace(patch[0], "VERSION_PATCH 4711"))
        said = self.link(self.built(CALLS, USUAL, include=other), self.built(DEFINES, USUAL))
        self.assert_refused(said, r"rated\(kizen::v[0-9]+_[0-9]+_4711_plain_throws",
                            f"multiple definition of [`']kizen::{GUARD}")

    def test_does_not_link_by_any_linker(self):
        flags = [*USUAL, *WAYS["tls"][0]]
        pair = self.built(CALLS_NOTHING, flags), self.built(CALLED_BY_NONE, USUAL)
        for linker in ("bfd", "gold", "lld"):
            if shutil.which(f"ld.{linker}"):
                with self.subTest(linker):
                    self.assert_refused(self.link(*pair, f"-fuse-ld={linker}", "-Wl,--gc-sections"),
                                        GUARD)

    def test_does_not_link_when_linking_optimises(self):
        flags = [*USUAL, "-flto", "-O1"]
        said = self.link(self.built(CALLS_NOTHING, [*flags, *WAYS["tls"][0]]),
                         self.built(CALLED_BY_NONE, flags), "-flto")
        self.assert_refused(said, GUARD, "_tls_", "_plain_")

    def test_may_stand_in_a_shared_library_that_shares_nothing(self):
        flags = [*USUAL, "-fPIC", *WAYS["tls"][0]]
        library = self.folder / "library.so"
        subprocess.run([CXX, "-shared", self.built(CALLED_BY_NONE, flags), "-o", library], check=True)
        self.assert_fit(self.link(self.built(CALLS_NOTHING, USUAL), library))

    def test_does_not_link_with_a_shared_library_that_shares_a_type(self):
        flags = [*USUAL, "-fPIC", *WAYS["tls"][0]]
        library = self.folder / "shares.so"
        subprocess.run([CXX, "-shared", self.built(DEFINES, flags), "-o", library], check=True)
        said = self.link(self.built(CALLS, USUAL), library)
        self.assert_refused(said, r"undefined reference to [`']rated\(kizen::v[0-9_]+_plain_throws")


if __name__ == "__main__":
    unittest.main()
