"""A small tree of the project's shape, to see a checker pass and then fail."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]


class ScratchTree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run_script(self, script, *arguments):
        """(exit code, everything printed) of tools/SCRIPT."""
        run = subprocess.run([sys.executable, str(PROJECT / "tools" / script), *map(str, arguments)],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return run.returncode, run.stdout

    def check(self, script, *arguments):
        return self.run_script(script, "--root", self.root, *arguments)
