import time
import unittest

from scratch_tree import ScratchTree


class Readme(ScratchTree):
    def setUp(self):
        super().setUp()
        tool = self.write("elsewhere/tool", "#!/bin/sh\necho tool $*\n")
        tool.chmod(0o755)
        self.tool = tool

    def ran(self, text):
        return self.run_script("run-readme", "--tool", self.tool, self.write("project/README.md", text))

    def test_fences_run_in_order_with_the_tool_at_hand(self):
        code, text = self.ran("```sh\nname=one\n```\ntext\n```sh\nkizen-contract $name\n"
                              "build/quickstart/kizen-contract two\n```\n")
        self.assertEqual(code, 0, text)
        self.assertIn("tool one\ntool two\n", text)

    def test_a_command_that_fails_fails_and_its_fence_is_named(self):
        code, text = self.ran("text\n```sh\nfalse\necho after\n```\n")
        self.assertNotEqual(code, 0)
        self.assertTrue(text.endswith("README.md:2\n"), text)

    def test_the_entry_points_are_not_entered_again(self):
        self.assertEqual(self.ran("```sh\ntools/quickstart   # first\ntools/test\n```\n")[0], 0)
        self.assertNotEqual(self.ran("```sh\ntools/testing\n```\n")[0], 0)

    def test_no_run_and_other_languages_are_left_out(self):
        self.assertEqual(self.ran("```sh no-run\nfalse\n```\n```console\nfalse\n```\n")[0], 0)

    def test_a_mark_that_means_nothing_is_refused(self):
        self.assertIn("README.md:1: a fence is `sh`", self.ran("```sh norun\n```\n")[1])

    def test_the_working_tree_is_not_touched(self):
        self.assertEqual(self.ran("```sh\ntouch made\n```\n")[0], 0)
        self.assertFalse((self.root / "project/made").exists())

    def test_what_a_fence_leaves_running_ends(self):
        started = self.root / "started"
        self.assertEqual(self.ran(f"```sh\nsleep 1000 & echo $! >{started}\n```\n")[0], 0)
        state = self.run_state(int(started.read_text()))
        self.assertIn(state, ("", "Z"))

    @staticmethod
    def run_state(process):
        """The state letter of a process once it had a moment to end; "" where it is gone."""
        for _ in range(50):
            try:
                with open(f"/proc/{process}/stat") as file:
                    state = file.read().rsplit(")", 1)[1].split()[0]
            except (FileNotFoundError, ProcessLookupError):
                return ""
            if state == "Z":
                return state
            time.sleep(0.1)
        return state


if __name__ == "__main__":
    unittest.main()
