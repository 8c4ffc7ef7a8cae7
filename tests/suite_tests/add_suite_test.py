#!/usr/bin/env python3
"""kizen_contract_add_suite(), in projects of its users.

KIZEN_TOOL is the tool, KIZEN_BUILD a build folder to install from; without that, nothing is.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
OUTCOMES = SOURCE / "tests/suite_tests/suites/outcomes.arazzo.yaml"
HEAD = """\
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES NONE)
enable_testing()
"""
BUILT_TOOL = """\
add_executable(kizen::tool IMPORTED)
set_target_properties(kizen::tool PROPERTIES IMPORTED_LOCATION "{tool}")
"""
MODULE = f'include("{SOURCE}/tools/cmake/KizenContractAddSuite.cmake")'


class AddSuite(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kizen-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "suites").mkdir()
        shutil.copy(OUTCOMES, self.folder / "suites")

    def run_there(self, *command):
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith(("KIZEN_", "CTEST_")) and not name.lower().endswith("_proxy")}
        return subprocess.run([str(word) for word in command], cwd=self.folder, env=kept, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)

    def configure(self, calls, tool=BUILT_TOOL, module=MODULE, flags=()):
        text = HEAD + tool.format(tool=os.environ["KIZEN_TOOL"]) + module + "\n" + calls
        (self.folder / "CMakeLists.txt").write_text(text)
        return self.run_there("cmake", "-S", ".", "-B", "build", *flags)

    def ctest(self, *flags):
        """Status by test, and all that was said."""
        report = self.folder / "report.xml"
        ended = self.run_there("ctest", "--test-dir", "build", "--output-junit", report, "-V", *flags)
        if not report.exists():
            self.fail(ended.stdout)
        cases = ElementTree.parse(report).getroot().iter("testcase")
        return {case.get("name"): case.get("status") for case in cases}, ended.stdout

    def listed(self, *flags):
        out = self.run_there("ctest", "--test-dir", "build", "-N", *flags).stdout
        self.assertNotIn("Warning", out)
        return re.findall(r"^ +Test +#\d+: (.*)$", out, re.M)

    def properties(self):
        """Those of each test, by name."""
        said = self.run_there("ctest", "--test-dir", "build", "--show-only=json-v1").stdout
        return {test["name"]: {one["name"]: one["value"] for one in test["properties"]}
                for test in json.loads(said)["tests"]}

    def project(self, calls, **more):
        said = self.configure(calls, **more)
        self.assertEqual(said.returncode, 0, said.stdout)

    def refusal(self, calls, **more):
        said = self.configure(calls, **more)
        self.assertNotEqual(said.returncode, 0, "it was taken")
        self.assertEqual(said.stdout.count("CMake Error"), 1, said.stdout)
        return " ".join(said.stdout.split())

    def test_each_case_is_a_test(self):
        self.project("kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml)")
        status, said = self.ctest()
        self.assertEqual(status, {
            "own/looks/passes": "run", "own/looks/fails": "fail", "own/looks/is skipped": "notrun",
            "own/looks/fails as expected": "run", "own/looks/passes after all": "fail",
            "own/upserts": "run", "own/fails-first": "fail", "own/needs-what-fails": "fail"})
        self.assertIn("expected  $statusCode == $inputs.status", said)
        self.assertIn("own/looks/is skipped (Skipped)", said)

    def test_labels_are_the_tags(self):
        self.project("kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml "
                     "PROPERTIES LABELS slow TIMEOUT 7)")
        self.assertEqual(self.listed("-L", "write"), ["own/upserts"])
        self.assertEqual(len(self.listed("-L", "outcomes")), 8)
        self.assertEqual(len(self.listed("-L", "own")), 8)
        self.assertEqual(len(self.listed("-L", "slow")), 8)
        properties = next(iter(self.properties().values()))
        self.assertEqual(properties["TIMEOUT"], 7)
        self.assertEqual(properties["SKIP_RETURN_CODE"], 77)
        self.assertEqual(properties["WORKING_DIRECTORY"], str(self.folder / "build"))

    def test_tags_choose(self):
        self.project("kizen_contract_add_suite(NAME own SUITES suites TAGS read write "
                     "WORKFLOWS up*)")
        self.assertEqual(self.listed(), ["own/upserts"])

    def test_served_cases_share_a_tenant(self):
        self.project("kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml SERVED "
                     "SERVE_ARGUMENTS --seed 5)")
        status, said = self.ctest("-R", "passes$|upserts", "-j", "2")
        self.assertEqual(set(status.values()), {"run"}, said)
        self.assertEqual(set(status), {"own/tenant-starts", "own/looks/passes", "own/upserts",
                                       "own/tenant-ends"})
        urls = set(re.findall(r"case against (http://127\.0\.0\.1:\d+)", said))
        self.assertEqual(len(urls), 1, said)
        self.assertIn("listening on " + urls.pop(), said)
        self.assertFalse((self.folder / "build/kizen-contract-own-tenant.json").exists())

    def test_a_tenant_that_was_left_or_killed_does_no_harm(self):
        self.project("kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml SERVED)")
        file = self.folder / "build/kizen-contract-own-tenant.json"
        for number in (None, signal.SIGKILL):
            said = self.run_there(os.environ["KIZEN_TOOL"], "serve", "--detach", file).stdout
            process = int(re.search(r"# process (\d+)", said)[1])
            if number is not None:
                os.kill(process, number)
            status, said = self.ctest("-R", "upserts")
            self.assertEqual(set(status.values()), {"run"}, said)

    def test_cases_are_listed_again_when_a_suite_changes(self):
        self.project("kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml)")
        self.assertEqual(len(self.listed()), 8)
        tests = self.folder / "build/kizen-contract-own-tests.cmake"
        before = tests.stat().st_mtime_ns
        self.listed()
        self.assertEqual(tests.stat().st_mtime_ns, before, "they were listed for nothing")
        suite = self.folder / "suites/outcomes.arazzo.yaml"
        suite.write_text(suite.read_text().replace("{name: passes, inputs",
                                                   "{name: added}\n        - {name: passes, inputs"))
        self.assertIn("own/looks/added", self.listed())

    def test_a_project_beside_it_may_call_it(self):
        (self.folder / "sub").mkdir()
        (self.folder / "sub/CMakeLists.txt").write_text(MODULE)
        self.project("kizen_contract_add_suite(NAME own SUITE suites TAGS write SERVED)",
                     module="add_subdirectory(sub)")
        status, said = self.ctest()
        self.assertEqual(set(status.values()), {"run"}, said)

    def test_names_may_hold_anything(self):
        suite = self.folder / "suites/outcomes.arazzo.yaml"
        name = r"""a;b [=[ "$x" ${y} $ENV{HOME} ]=] """ + "\\"
        suite.write_text(suite.read_text().replace("{name: passes,", f"{{name: '{name}',"))
        self.project("kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml)")
        self.assertEqual(self.listed()[0], "own/looks/" + name)
        status, said = self.ctest("-I", "1,1")
        self.assertEqual(status, {"own/looks/" + name: "run"}, said)
        self.assertEqual(self.properties()["own/looks/" + name]["SKIP_RETURN_CODE"], 77)

    def test_tags_may_hold_anything(self):
        suite = self.folder / "suites/outcomes.arazzo.yaml"
        tags = """'a;b', '[x', 'q"z', write"""
        suite.write_text(suite.read_text().replace("tags: [write", "tags: [" + tags))
        self.project("kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml)")
        labels = self.properties()["own/upserts"]["LABELS"]
        self.assertLessEqual({"a,b", "(x", 'q"z', "write"}, set(labels))

    def test_without_a_configuration_other_tests_are_run_all_the_same(self):
        self.project("add_test(NAME other COMMAND ${CMAKE_COMMAND} -E true)\n"
                     "kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml)",
                     flags=["-G", "Ninja Multi-Config"])
        status, said = self.ctest()
        self.assertEqual(status["own"], "notrun", said)
        self.assertEqual(len(self.listed("-C", "Debug")), 9)

    def test_a_name_that_is_there_twice_gets_a_number(self):
        shutil.copy(OUTCOMES, self.folder / "suites/again.arazzo.yaml")
        self.project("kizen_contract_add_suite(NAME own SUITE suites TAGS write)")
        self.assertEqual(self.listed(), ["own/upserts", "own/upserts 2"])
        status, said = self.ctest()
        self.assertEqual(set(status.values()), {"run"}, said)

    def test_a_suite_that_cannot_be_loaded_is_a_test_that_fails(self):
        self.project("kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml)")
        suite = self.folder / "suites/outcomes.arazzo.yaml"
        suite.write_text(suite.read_text().replace("records_destroy", "records_destory"))
        status, said = self.ctest()
        self.assertEqual(status, {"own/cases-can-be-listed": "fail"})
        self.assertIn("outcomes.arazzo.yaml:59:", said)

    def test_nothing_selected_is_a_test_that_fails(self):
        self.project("kizen_contract_add_suite(NAME own SUITE suites TAGS none)")
        status, said = self.ctest()
        self.assertEqual(status, {"own/cases-are-selected": "fail"})
        self.assertIn("none was selected", said)

    def test_a_call_that_is_wrong_is_refused(self):
        for call, problem in (
                ("SUITE suites", "NAME is missing"),
                ("NAME 'a b' SUITE suites", "has more than letters"),
                ("NAME own", "SUITE is missing; name a suite, or a folder of them"),
                ("NAME own SUITE none.yaml", "none.yaml does not exist"),
                ("NAME own SUITE", "SUITE has no value"),
                ("NAME own more SUITE suites", "'more' belongs to no keyword"),
                ("NAME own SUITE suites SERVED TARGET builtin", "leave out TARGET"),
                ("NAME own SUITE suites SERVE_ARGUMENTS --seed 5", "are for SERVED"),
                ("NAME own SUITE suites PROPERTIES TIMEOUT", "the last name has no value"),
                ("NAME own SUITE suites ARGUMENTS --report junit=x.xml", "each case is a run of its own"),
                ("NAME own SUITE suites ARGUMENTS --tag=read", "say it by the keyword TAGS")):
            with self.subTest(call):
                self.assertIn(problem, self.refusal(f"kizen_contract_add_suite({call})"))
        twice = "kizen_contract_add_suite(NAME own SUITE suites)\n" * 2
        self.assertIn("NAME 'own' is taken by another call", self.refusal(twice))

    def test_without_the_tool_it_says_how_to_get_it(self):
        said = self.refusal("kizen_contract_add_suite(NAME own SUITE suites)", tool="")
        self.assertIn("configure it with -DKIZEN_CONTRACT_TOOLS=ON", said)

    @unittest.skipUnless(os.environ.get("KIZEN_BUILD"), "nothing is to be installed")
    def test_the_installed_package_has_it(self):
        prefix = self.folder / "prefix"
        said = self.run_there("cmake", "--install", os.environ["KIZEN_BUILD"], "--prefix", prefix)
        self.assertEqual(said.returncode, 0, said.stdout)
        self.project("kizen_contract_add_suite(NAME own SUITE suites/outcomes.arazzo.yaml)", tool="",
                     module="find_package(kizen-contract REQUIRED COMPONENTS tool)",
                     flags=[f"-DCMAKE_PREFIX_PATH={prefix}"])
        status, said = self.ctest("-R", "upserts")
        self.assertEqual(status, {"own/upserts": "run"}, said)
        self.assertIn(str(prefix / "bin/kizen-contract"), said)


if __name__ == "__main__":
    unittest.main()
