import unittest

from scratch_tree import ScratchTree


class Headers(ScratchTree):
    def test_a_header_that_includes_what_it_needs_passes(self):
        self.write("include/kizen/core/rule.hpp", "#pragma once\n#include <string>\nstd::string rule();\n")
        self.assertEqual(self.check("check-headers"), (0, ""))

    def test_a_header_that_needs_another_first_is_refused(self):
        self.write("include/kizen/core/rule.hpp", "#pragma once\nstd::string rule();\n")
        code, text = self.check("check-headers")
        self.assertEqual(code, 1)
        self.assertIn("kizen/core/rule.hpp does not compile by itself", text)


if __name__ == "__main__":
    unittest.main()
