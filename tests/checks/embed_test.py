import json
import unittest

from scratch_tree import ScratchTree


class Embed(ScratchTree):
    def setUp(self):
        super().setUp()
        self.write("tools/embed.txt", "schemas/a.json include/kizen/records/detail/a_document.hpp a\n")
        self.write("schemas/a.json", '{"a": 1}\n' * 4000)
        self.assertEqual(self.check("embed")[0], 0)
        self.header = self.root / "include/kizen/records/detail/a_document.hpp"

    def test_what_was_just_written_is_current(self):
        self.assertEqual(self.check("embed", "--check"), (0, ""))

    def test_a_changed_document_makes_the_header_stale(self):
        self.write("schemas/a.json", "{}\n")
        code, text = self.check("embed", "--check")
        self.assertEqual(code, 1)
        self.assertIn("a_document.hpp is not what schemas/a.json says; run tools/embed", text)

    def test_a_header_changed_by_hand_is_stale(self):
        self.header.write_text(self.header.read_text().replace('"a": 1', '"a": 2', 1))
        self.assertEqual(self.check("embed", "--check")[0], 1)

    def test_a_document_that_is_not_there_is_named(self):
        (self.root / "schemas/a.json").unlink()
        code, text = self.check("embed", "--check")
        self.assertEqual(code, 1)
        self.assertIn("schemas/a.json is not there", text)

    def test_yaml_is_carried_as_json(self):
        self.write("tools/embed.txt", "schemas/a.yaml include/kizen/records/detail/a_document.hpp a\n")
        self.write("schemas/a.yaml", "a: &x {b: yes, c: 010, d: '1', e: 1.5, f: ~}\ng: *x\nh: [true, null]\n")
        self.assertEqual(self.check("embed")[0], 0)
        text = self.header.read_text()
        self.assertIn("/// The text of schemas/a.yaml, as JSON.", text)
        carried = json.loads(text.split('R"json(')[1].split(')json"')[0])
        inner = {"b": "yes", "c": "010", "d": "1", "e": 1.5, "f": None}
        self.assertEqual(carried, {"a": inner, "g": inner, "h": [True, None]})
        self.write("schemas/a.yaml", "a: 1\n")
        self.assertEqual(self.check("embed", "--check")[0], 1)

    def test_no_piece_reaches_16_kilobytes_even_without_line_ends(self):
        self.write("schemas/a.json", '"' + "\u00e9" * 20000 + '"')
        self.assertEqual(self.check("embed")[0], 0)
        pieces = self.header.read_text().split('R"json(')[1:]
        self.assertEqual(len(pieces), 3)
        sizes = [len(piece.split(')json"')[0].encode()) for piece in pieces]
        self.assertLess(max(sizes), 16 * 1024)
        self.assertEqual(sum(sizes), 40002)


if __name__ == "__main__":
    unittest.main()
