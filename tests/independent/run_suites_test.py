"""The client can fail: it finds a tenant that misbehaves, and names the cases that say so."""

import os
import pathlib
import subprocess
import sys
import unittest

TOOL = os.environ["KIZEN_TOOL"]
RUNNER = pathlib.Path(__file__).with_name("run_suites.py")


def ran(*arguments, tool=TOOL):
    """(exit code, lines) of a run of one suite in one dialect."""
    run = subprocess.run([sys.executable, "-B", RUNNER, "--tool", tool, *arguments], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True)
    return run.returncode, run.stdout.splitlines()


class RunSuites(unittest.TestCase):
    def finds(self, fault, suite, dialect, *cases):
        code, lines = ran("--suite", suite, "--dialect", dialect, "--at-least", "1", "--", "--fault", fault)
        self.assertEqual(code, 1, lines)
        for case in cases:
            start = f"  failed {suite} / {case}: "
            self.assertTrue(any(line.startswith(start) for line in lines), (case, lines))

    def test_a_wrong_status_is_found(self):
        self.finds("upsert-created-answers-200", "upsert-outcomes", "documented",
                   "creates / contact by email / upsert", "repeats / deal by name / upsert")

    def test_a_wrong_outcome_is_found_in_the_other_dialect(self):
        self.finds("upsert-restores-as-updated", "upsert-outcomes", "observed",
                   "restores / contact by email / upsert")

    def test_a_lost_value_is_found(self):
        self.finds("longtext-one-line", "records", "observed", "value / longtext of a contact / add")

    def test_a_broken_contract_is_found(self):
        code, lines = ran("--suite", "records", "--dialect", "documented", "--at-least", "1", "--", "--fault",
                          "contact-without-client-info")
        self.assertEqual(code, 1)
        self.assertTrue(any("the contract: records_add_create 200 at /client_info" in line for line in lines), lines)

    def test_too_few_cases_are_no_success(self):
        code, lines = ran("--suite", "records", "--dialect", "observed", "--at-least", "1000")
        self.assertEqual(code, 1)
        self.assertIn(", 0 failed, ", lines[0])
        self.assertIn("at least 1000 must", lines[-1])

    def test_a_tenant_that_does_not_start_is_told(self):
        code, lines = ran("--", "--fault", "no-such-fault")
        self.assertNotEqual(code, 0)
        self.assertIn("ended before it told its URL", lines[-1])


if __name__ == "__main__":
    unittest.main()
