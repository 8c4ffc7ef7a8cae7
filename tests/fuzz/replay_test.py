"""The replay of fuzz inputs, and tools/fuzz, fail where they should."""

import os
import pathlib
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
FUZZ = HERE.parent.parent / "tools/fuzz"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def replay(*words):
    return run(os.environ["FUZZ_REPLAY"], *words)


class Replay(unittest.TestCase):
    def test_every_input_is_given(self):
        folder = HERE / "corpus/text_fuzz"
        code, out, _ = replay("text_fuzz", folder)
        self.assertEqual(code, 0)
        self.assertEqual(out.split(), sorted(str(file) for file in folder.iterdir()))

    def test_an_empty_folder_fails(self):
        with tempfile.TemporaryDirectory() as folder:
            code, _, text = replay("text_fuzz", folder, folder + "/none")
        self.assertEqual((code, text), (1, "fuzz_replay: no input for text_fuzz\n"))

    def test_a_broken_promise_fails_and_names_the_input(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "input").write_text("x")
            code, out, text = replay("nothing_holds", folder)
        self.assertLess(code, 0)
        self.assertEqual(out, folder + "/input\n")
        self.assertIn("broken: nothing holds", text)

    def test_an_unknown_target_fails(self):
        code, _, text = replay("none_fuzz", HERE)
        self.assertEqual(code, 2)
        self.assertIn("usage:", text)


class Tool(unittest.TestCase):
    def test_bad_words_are_refused_before_anything_is_built(self):
        for words in ([], ["soon"], ["0"], ["1", "2"], ["--only"], ["--only", "none_fuzz", "1"]):
            with self.subTest(words):
                code, _, text = run(FUZZ, *words)
                self.assertEqual(code, 2)
                self.assertIn("usage: tools/fuzz [--only TARGET] SECONDS", text)


if __name__ == "__main__":
    unittest.main()
