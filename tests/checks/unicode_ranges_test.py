import unittest

from scratch_tree import ScratchTree

FILES = ["Blocks.txt", "DerivedCoreProperties.txt", "DerivedNormalizationProps.txt",
         "HangulSyllableType.txt", "PropList.txt", "extracted/DerivedCombiningClass.txt",
         "extracted/DerivedJoiningType.txt"]
TABLE = "include/kizen/check/detail/format/unicode/greek.inc"


class UnicodeRanges(ScratchTree):
    def setUp(self):
        super().setUp()
        for file in FILES:
            self.write(f"database/{file}", "")
        self.write("database/Scripts.txt",
                   "# Scripts-15.0.0.txt\n0370..0373 ; Greek # x\n0374 ; Greek\n0376 ; Greek\n")
        self.write("database/extracted/DerivedGeneralCategory.txt", "0061..007A ; Ll\n0041 ; Cc\n")
        self.write(TABLE, "")
        self.ranges()

    def ranges(self, *arguments):
        return self.check("unicode-ranges", "--database", str(self.root / "database"), *arguments)

    def test_what_was_just_written_is_current(self):
        self.assertEqual(self.ranges("--check"), (0, ""))

    def test_neighbours_are_one_range(self):
        self.assertEqual((self.root / TABLE).read_text(), "{0x0370, 0x0374}, {0x0376, 0x0376},\n")

    def test_letters_are_valid_and_others_are_not(self):
        table = (self.root / TABLE).with_name("protocol_valid.inc").read_text()
        self.assertIn("{0x0061, 0x007A},", table)
        self.assertNotIn("0x0041", table)

    def test_a_table_changed_by_hand_is_stale(self):
        self.write(TABLE, "{0x0370, 0x0375},\n")
        code, text = self.ranges("--check")
        self.assertEqual(code, 1)
        self.assertIn("greek.inc is not what Unicode says; run tools/unicode-ranges", text)

    def test_another_version_is_not_compared(self):
        self.write("database/Scripts.txt", "# Scripts-16.0.0.txt\n")
        code, text = self.ranges("--check")
        self.assertEqual(code, 77)
        self.assertIn("is not Unicode 15.0.0", text)


if __name__ == "__main__":
    unittest.main()
