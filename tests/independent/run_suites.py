#!/usr/bin/env python3
"""Run suites against `kizen-contract serve` with a client that shares nothing with ours.

Every case of the suites in either dialect of the tenant; a line for each suite, and one for each failure. In
the documented dialect jsonschema holds each answer with a declared status to the contract besides; whether a
request keeps to it, or breaks it as `request: {invalid: true}` says, is left to kizen-contract. The exit status
is 0 only if every case passed or was skipped for a reason, enough of them ran, and every request was answered.
"""

import argparse
import collections
import pathlib
import re
import subprocess
import sys
import time

try:
    import jsonschema
    import yaml
except ImportError as missing:
    raise SystemExit(f"run_suites: {missing}; run tools/bootstrap test, then cmake again")

from client import Client
from documents import Document
from runner import Case, inputs_of
from schemas import Contract
from values import SuiteError

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Tenant:
    """The built-in tenant as a process of its own."""

    def __init__(self, tool, dialect, options, variables):
        command = [tool, "serve", "--port", "0", "--dialect", dialect, *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url, self.environment = None, {}
        while self.url is None or not variables <= self.environment.keys():
            line = self.process.stdout.readline()
            if not line:
                self.end()
                raise SystemExit(f"{' '.join(command)} ended before it told its URL and credentials")
            self.read(line)

    def read(self, line):
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        variable = re.fullmatch(r"export (\w+)=(\S+)\n", line)
        if found:
            self.url = found[0]
        elif variable:
            self.environment[variable[1]] = variable[2]

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


class Tally:
    """What became of the cases of one suite."""

    def __init__(self):
        self.passed, self.failed, self.skipped, self.seen = 0, [], [], collections.Counter()

    def run(self, suite, client, contract, is_documented, environment):
        for workflow, name, inputs, reason in suite.cases():
            title = f"{suite.name} / {workflow.id}" + (f" / {name}" if name else "")
            if reason is None:
                inputs, reason = inputs_of(workflow, inputs, environment)
            if reason is not None:
                self.skipped.append(f"{title}: {reason}")
                continue
            failures = Case(client, contract, is_documented, self.saw).run(workflow, inputs)
            self.passed += not failures
            self.failed += [(title, failures)] if failures else []
        return self

    def saw(self, what, answer):
        self.seen[f"{what}: {answer}"] += 1

    def report(self, name, dialect, requests, seconds):
        print(f"{name}, {dialect}: {self.passed} passed, {len(self.failed)} failed, "
              f"{len(self.skipped)} skipped, {requests} requests, {seconds:.1f} s")
        for line in self.skipped:
            print(f"  skipped {line}")
        for title, failures in self.failed:
            for failure in failures:
                print(f"  failed {title} / {failure.place}: {failure.text}")


def run_dialect(dialect, suites, contract, options):
    """(how many cases ran, whether all is well) in one dialect."""
    credentials = contract.credentials()
    tenant = Tenant(options.tool, dialect, options.serve, set(credentials.values()))
    client = Client(tenant.url, {header: tenant.environment[name] for header, name in credentials.items()})
    ran, good = 0, True
    try:
        for suite in suites:
            start, before = time.monotonic(), client.answered
            tally = Tally().run(suite, client, contract, dialect == "documented", tenant.environment)
            tally.report(suite.name, dialect, client.answered - before, time.monotonic() - start)
            for line, times in sorted(tally.seen.items()) if options.verbose else ():
                print(f"  seen {line} ({times} times)")
            ran, good = ran + tally.passed + len(tally.failed), good and not tally.failed
    finally:
        client.close()
        tenant.end()
    if client.sent != client.answered:
        print(f"{dialect}: {client.sent - client.answered} of {client.sent} requests were not answered")
    return ran, good and client.sent == client.answered


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tool", required=True, help="kizen-contract")
    parser.add_argument("--suite", action="append", help="upsert-outcomes and records otherwise")
    parser.add_argument("--dialect", action="append", choices=["documented", "observed"],
                        help="both otherwise")
    parser.add_argument("--at-least", type=int, default=150, help="cases that must run in each dialect")
    parser.add_argument("--verbose", action="store_true", help="tell which answers were seen to what is open")
    parser.add_argument("serve", nargs="*", help="what else serve is told: -- --fault NAME --search-lag 500")
    options = parser.parse_args()
    try:
        contract = Contract(ROOT / "schemas/records.openapi.json")
        suites = [Document(ROOT / f"suites/{name}.arazzo.yaml")
                  for name in options.suite or ["upsert-outcomes", "records"]]
        results = [run_dialect(dialect, suites, contract, options)
                   for dialect in options.dialect or ["documented", "observed"]]
    except SuiteError as error:
        print(f"stopped: {error}", file=sys.stderr)
        return 2
    few = [ran for ran, _ in results if ran < options.at_least]
    if few:
        print(f"only {few[0]} cases ran; at least {options.at_least} must")
    return 0 if all(good for _, good in results) and not few else 1


if __name__ == "__main__":
    sys.exit(main())
