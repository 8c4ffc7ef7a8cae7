import unittest

from scratch_tree import ScratchTree


class HeaderCost(ScratchTree):
    def setUp(self):
        super().setUp()
        self.write("include/kizen/core/rule.hpp", "int rule;\n" * 100)
        self.write("include/kizen/core/detail/heavy.hpp", "int heavy;\n" * 100)
        self.write("tests/header_cost.txt", "")
        self.assertEqual(self.check("check-header-cost", "--write")[0], 0)

    def assert_refused(self, words):
        code, text = self.check("check-header-cost")
        self.assertEqual(code, 1)
        self.assertIn(words, text)

    def test_a_header_within_its_budget_passes(self):
        self.write("include/kizen/core/rule.hpp", "int rule;\n" * 105)
        self.assertEqual(self.check("check-header-cost"), (0, ""))

    def test_a_header_over_its_budget_is_refused(self):
        self.write("include/kizen/core/rule.hpp", "int rule;\n" * 106)
        self.assert_refused("kizen/core/rule.hpp: costs 106 lines; its budget is 105")

    def test_what_a_header_includes_counts(self):
        self.write("include/kizen/core/rule.hpp", '#include "detail/heavy.hpp"\n' + "int rule;\n" * 100)
        self.assert_refused("costs 200 lines")

    def test_a_header_without_budget_is_refused(self):
        self.write("include/kizen/core/verdict.hpp", "int verdict;\n")
        self.assert_refused("kizen/core/verdict.hpp: has no budget")

    def test_a_budget_without_header_is_refused(self):
        (self.root / "include/kizen/core/rule.hpp").unlink()
        self.assert_refused("kizen/core/rule.hpp: has a budget and does not exist")

    def test_a_compiled_header_that_costs_more_than_its_dependencies_is_refused(self):
        self.write("include/kizen/check.hpp", "#ifndef KIZEN_COMPILED\nint one;\n#else\n"
                   + "int many;\n" * 200000 + "#endif\n")
        self.assertEqual(self.check("check-header-cost", "--write")[0], 0)
        self.assert_refused("kizen/check.hpp: costs 200000 lines with kizen::compiled; 1.15 times")


if __name__ == "__main__":
    unittest.main()
