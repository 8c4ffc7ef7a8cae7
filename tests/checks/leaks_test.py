import unittest

from scratch_tree import ScratchTree


class Leaks(ScratchTree):
    def setUp(self):
        super().setUp()
        self.write("include/kizen/core.hpp", '#pragma once\n#include "core/rule.hpp"\n')
        self.write("include/kizen/core/rule.hpp", "#pragma once\n#include <cerrno>\n"
                                                  "#define KIZEN_RULES 3\nint rule;\n")

    def add(self, text):
        self.write("include/kizen/core/rule.hpp", "#pragma once\n#include <cerrno>\n" + text)

    def assert_refused(self, words):
        code, text = self.check("check-leaks")
        self.assertEqual(code, 1)
        self.assertIn(words, text)

    def test_a_macro_of_kizen_passes(self):
        self.assertEqual(self.check("check-leaks"), (0, ""))

    def test_another_macro_is_refused(self):
        self.add("#define RULES 3\n")
        self.assert_refused("the macro RULES leaks")

    def test_a_macro_that_goes_again_passes(self):
        self.add("#define RULES 3\n#undef RULES\n")
        self.assertEqual(self.check("check-leaks"), (0, ""))

    def test_a_macro_of_another_library_may_not_change(self):
        self.add("#undef EDOM\n")
        self.assert_refused("the macro EDOM of another library is undefined or changed")

    def test_a_using_directive_is_refused(self):
        self.add("inline int f() {\n  using namespace std;\n  return 1;\n}\n")
        self.assert_refused("include/kizen/core/rule.hpp:4: a using-directive leaks")

    def test_a_header_without_guard_is_refused(self):
        self.write("include/kizen/core/rule.hpp", "#ifndef RULE\n#endif\n")
        self.assert_refused("include/kizen/core/rule.hpp: expected #pragma once")


if __name__ == "__main__":
    unittest.main()
