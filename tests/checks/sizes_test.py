import unittest

from scratch_tree import PROJECT, ScratchTree


class Sizes(ScratchTree):
    def setUp(self):
        super().setUp()
        self.write("tests/sizes.txt", (PROJECT / "tests/sizes.txt").read_text())

    def assert_stops(self, name, limit):
        self.write(name, "\n" * limit)
        self.assertEqual(self.check("check-sizes"), (0, ""))
        self.write(name, "\n" * (limit + 1))
        code, text = self.check("check-sizes")
        self.assertEqual(code, 1)
        self.assertIn(f"{name}: {limit + 1} lines; it stops at {limit}", text)

    def test_a_header_stops_at_400(self):
        self.assert_stops("include/kizen/core/rule.hpp", 400)

    def test_a_test_stops_at_400(self):
        self.assert_stops("tests/core/rule_test.cpp", 400)

    def test_the_readme_stops_at_150(self):
        self.assert_stops("README.md", 150)

    def test_the_architecture_stops_at_60(self):
        self.assert_stops("ARCHITECTURE.md", 60)

    def test_an_embedded_document_may_be_long(self):
        self.write("include/kizen/records/detail/records_document.hpp", "\n" * 9000)
        self.assertEqual(self.check("check-sizes"), (0, ""))


if __name__ == "__main__":
    unittest.main()
