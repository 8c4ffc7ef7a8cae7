"""What must not compile, and that the first thing the compiler says is what to do about it."""

import os
import pathlib
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CXX = os.environ.get("CXX", "g++")
TLS = "#define CPPHTTPLIB_OPENSSL_SUPPORT\n"


def first_error(text, *flags, step="-E"):
    """The first error of a text, or nothing. What #error says comes to light by preprocessing."""
    run = subprocess.run([CXX, "-std=c++17", step, f"-I{PROJECT}/include", *flags, "-x", "c++", "-"],
                         input=text, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                         text=True, check=False)
    return next((line for line in run.stderr.splitlines() if "error:" in line), "")


class CompileFail(unittest.TestCase):
    def assert_refused(self, text, words, *flags, step="-E"):
        self.assertIn(words, first_error(text, *flags, step=step))

    def assert_taken(self, text, *flags, step="-E"):
        self.assertEqual(first_error(text, *flags, step=step), "")


class Tls(CompileFail):
    def test_is_not_defined_after_the_first_header(self):
        self.assert_refused(f"#include <kizen/core.hpp>\n{TLS}#include <kizen/http.hpp>\n",
                            "CPPHTTPLIB_OPENSSL_SUPPORT is defined after the first kizen header: "
                            "define it before, or for the whole build")

    def test_is_not_undefined_after_the_first_header(self):
        self.assert_refused(f"{TLS}#include <kizen/core.hpp>\n#undef CPPHTTPLIB_OPENSSL_SUPPORT\n"
                            "#include <kizen/http.hpp>\n",
                            "CPPHTTPLIB_OPENSSL_SUPPORT is undefined after the first kizen header")

    def test_is_defined_where_httplib_is_a_compiled_library(self):
        single = first_error("#include <httplib.h>\nauto f = httplib::detail::from_i_to_hex;\n",
                             step="-fsyntax-only") == ""
        if single:
            self.skipTest("cpp-httplib is a single header here")
        self.assert_refused("#include <kizen/http.hpp>\n", "this cpp-httplib is a compiled library",
                            "-Wfatal-errors", step="-fsyntax-only")

    def test_is_defined_before(self):
        self.assert_taken(f"{TLS}#include <kizen/core.hpp>\n#include <kizen/http/to_exchange.hpp>\n")


class WithoutExceptions(CompileFail):
    def test_only_core_compiles(self):
        self.assert_taken("#include <kizen/core.hpp>\n", "-fno-exceptions", step="-fsyntax-only")

    def test_the_other_layers_say_so_first(self):
        for layer in ("path", "contract", "records", "traffic", "check", "http", "suite", "gtest",
                      "run", "tenant"):
            with self.subTest(layer):
                self.assert_refused(f"{TLS}#include <kizen/{layer}.hpp>\n",
                                    "kizen/core.hpp is all of kizen that does without exceptions",
                                    "-fno-exceptions", "-Wfatal-errors", step="-fsyntax-only")

    def test_nor_does_nlohmann_json(self):
        self.assert_refused("#define JSON_NOEXCEPTION\n#include <kizen/path.hpp>\n",
                            "JSON_NOEXCEPTION ends the process")


class WithoutRtti(CompileFail):
    def test_check_and_http_say_so_first(self):
        for layer in ("check", "http"):
            with self.subTest(layer):
                self.assert_refused(f"{TLS}#include <kizen/{layer}.hpp>\n", "needs RTTI",
                                    "-fno-rtti", "-Wfatal-errors", step="-fsyntax-only")

    def test_the_layers_to_their_left_compile(self):
        self.assert_taken("#include <kizen/contract.hpp>\n", "-fno-rtti", step="-fsyntax-only")


class Valijson(CompileFail):
    def test_may_not_come_first_without_exceptions(self):
        self.assert_refused("#include <valijson/schema.hpp>\n#include <kizen/check.hpp>\n",
                            "valijson was included without VALIJSON_USE_EXCEPTIONS=1")

    def test_may_not_be_told_to_end_the_process(self):
        self.assert_refused("#include <kizen/check.hpp>\n", "VALIJSON_USE_EXCEPTIONS is 0",
                            "-DVALIJSON_USE_EXCEPTIONS=0")

    def test_may_come_first_with_exceptions_or_second(self):
        valijson, kizen = "#include <valijson/schema.hpp>\n", "#include <kizen/check.hpp>\n"
        self.assert_taken(valijson + kizen, "-DVALIJSON_USE_EXCEPTIONS=1")
        self.assert_taken(kizen + valijson + """
#ifdef VALIJSON_USE_EXCEPTIONS
#error a setting of valijson leaks
#endif
""")


class NlohmannJson(CompileFail):
    def test_must_be_new_enough(self):
        with tempfile.TemporaryDirectory() as folder:
            header = pathlib.Path(folder, "nlohmann/json_fwd.hpp")
            header.parent.mkdir()
            header.write_text("#pragma once\n")
            self.assert_refused("#include <kizen/core/version.hpp>\n",
                                "kizen needs nlohmann/json 3.11.2 or newer", f"-I{folder}")


if __name__ == "__main__":
    unittest.main()
