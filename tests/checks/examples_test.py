import os
import subprocess
import unittest

from scratch_tree import ScratchTree

HEADER = """\
#pragma once
/// The answer.
///
/// ```cpp{mark}
/// #include <cassert>
///
/// assert({claim});
/// ```
inline int answer();
"""


class Examples(ScratchTree):
    def extracted(self, name, text):
        source, self.output = self.write(name, text), self.root / "examples.cpp"
        return self.check("extract-examples", "--output", self.output, source)

    def compiled(self, *flags):
        """(exit code, what the compiler said) of the extracted file."""
        run = subprocess.run([os.environ.get("CXX", "g++"), "-std=c++17", "-Wall", "-Wextra",
                              "-Wpedantic", "-Werror", *flags, str(self.output)],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return run.returncode, run.stdout

    def ran(self):
        program = self.root / "examples"
        code, text = self.compiled("-DNDEBUG", "-o", str(program), "-lgtest_main", "-lgtest", "-pthread")
        self.assertEqual(code, 0, text)
        run = subprocess.run([str(program)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return run.returncode, run.stdout

    def test_an_example_that_holds_passes(self):
        self.extracted("include/a.hpp", HEADER.format(mark="", claim="1 + 1 == 2"))
        code, text = self.ran()
        self.assertEqual(code, 0, text)
        self.assertIn("include_a_hpp_4", text)

    def test_an_example_that_does_not_hold_fails_where_it_stands(self):
        self.extracted("include/a.hpp", HEADER.format(mark="", claim="1 + 1 == 3"))
        code, text = self.ran()
        self.assertNotEqual(code, 0)
        self.assertIn("include/a.hpp:7:", text)

    def test_an_example_that_does_not_compile_fails_where_it_stands(self):
        self.extracted("include/a.hpp", HEADER.format(mark="", claim="no such thing"))
        code, text = self.compiled("-fsyntax-only")
        self.assertNotEqual(code, 0)
        self.assertIn("include/a.hpp:7:", text)

    def test_no_run_is_compiled_and_not_run(self):
        self.extracted("include/a.hpp", HEADER.format(mark=" no-run", claim="1 + 1 == 3"))
        self.assertEqual(self.ran()[0], 0)
        self.extracted("include/a.hpp", HEADER.format(mark=" no-run", claim="no such thing"))
        self.assertNotEqual(self.compiled("-fsyntax-only")[0], 0)

    def test_a_fence_may_define_tests(self):
        tests = "```cpp{}\nTEST(Own, Claim) {{ EXPECT_EQ(1, 2); }}\n```\n"
        self.extracted("README.md", tests.format(""))
        self.assertIn("Own.Claim", self.ran()[1])
        self.extracted("README.md", tests.format(" no-run"))
        self.assertNotIn("Own.Claim", self.ran()[1])

    def test_other_languages_are_left_alone(self):
        self.assertEqual(self.extracted("README.md", "```sh\nrm it\n```\n")[0], 0)
        self.assertNotIn("rm it", self.output.read_text())

    def test_a_mark_that_means_nothing_is_refused(self):
        code, text = self.extracted("README.md", "text\n```cpp norun\n```\n")
        self.assertEqual(code, 1)
        self.assertIn("README.md:2: a fence is `cpp` or `cpp no-run`", text)

    def test_a_fence_that_never_closes_is_refused(self):
        self.assertIn("README.md:1:", self.extracted("README.md", "```cpp\nint a;\n")[1])


if __name__ == "__main__":
    unittest.main()
