import json
import os
import subprocess
import unittest

from oracle import URI, UUID, Comparison

WRITER = os.environ["KIZEN_WRITE_BODIES"]


def written():
    """The lines that tests/oracle/write_bodies.cpp writes."""
    run = subprocess.run([WRITER], stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout.splitlines()


class Oracle(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lines = written()

    def test_both_judges_agree_on_every_body(self):
        comparison = Comparison().read(self.lines)
        for what, count in sorted(comparison.counts.items()):
            print(*what, count, sep="\t")
        self.assertEqual(len(comparison.differences), 0,
                         "\n" + "\n".join(comparison.differences[:10]))
        for contract in ("records.openapi.json", "workshop.json"):
            self.assertEqual(comparison.counts[contract, "good", "invalid"], 0)
            self.assertEqual(comparison.counts[contract, "fault", "valid"], 0)
            for kept in (("good", "valid"), ("fault", "invalid"),
                         ("random", "valid"), ("random", "invalid")):
                self.assertGreater(comparison.counts[(contract, *kept)], 0, kept)

    def flipped(self, origin):
        """The lines with one verdict of that origin turned round."""
        lines = list(self.lines)
        for number, line in enumerate(lines):
            entry = json.loads(line)
            if entry.get("origin") != origin:
                continue
            entry["kizen"] = "invalid" if entry["kizen"] == "valid" else "valid"
            lines[number] = json.dumps(entry)
            return lines
        self.fail(f"no body is {origin}")

    def test_one_verdict_turned_round_is_a_difference(self):
        for origin in ("good", "fault", "random"):
            differences = Comparison().read(self.flipped(origin)).differences
            self.assertEqual(len(differences), 1, origin)
            self.assertIn("kizen says", differences[0])

    def test_what_is_left_unchecked_is_a_difference(self):
        lines = self.lines[:2]
        lines[1] = json.dumps({**json.loads(lines[1]), "kizen": "unchecked"})
        self.assertEqual(len(Comparison().read(lines).differences), 1)


class Formats(unittest.TestCase):
    def test_uri(self):
        for text in ("http://a", "urn:x:1", "a:", "http://[::1]:80/?#", "mailto:a@b", "x:/", "a:b//c",
                     "http://1.2.3.4/%41", "http://u:p@h:/", "http://[1:2::1.2.3.4]", "http://[v1.a:b]"):
            self.assertTrue(URI.fullmatch(text), text)
        for text in ("", "a", "/a", "http://a b", "http://a:x", "http://[1]", "http://[::1", "a:%4",
                     "x:/[", "http://[1::2::3]", "1a:b", "http://a\n", "http://a]b", "a:#b#c"):
            self.assertFalse(URI.fullmatch(text), text)

    def test_uuid(self):
        self.assertTrue(UUID.fullmatch("0b5e3a52-6a1c-4c8e-9d70-1234567890AB"))
        for text in ("", "0b5e3a52-6a1c-4c8e-9d70-1234567890AB\n", "0b5e3a526a1c4c8e9d701234567890AB"):
            self.assertFalse(UUID.fullmatch(text), text)


if __name__ == "__main__":
    unittest.main()
