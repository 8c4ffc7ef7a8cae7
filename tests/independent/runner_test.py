"""How a case flows: actions, concurrent requests, teardown, what is soft; and which suites are refused."""

import json
import pathlib
import tempfile
import unittest

from client import Exchange, Unanswered
from documents import Document
from runner import Case, each_of_lists, inputs_of
from schemas import Contract
from values import SuiteError

CONTRACT = Contract(pathlib.Path(__file__).resolve().parents[2] / "schemas/records.openapi.json")
HEAD = """
arazzo: 1.1.0
info: {title: A suite, version: "1"}
sourceDescriptions: [{name: records, url: records.openapi.json, type: openapi}]
x-contract: {version: 1}
workflows:
"""
SHORT = {"ASK": "operationId: records_lookup_retrieve, parameters: [{name: object_identifier, in: path, value: deals}]",
         "OK": "successCriteria: [{condition: $statusCode == 200}]"}


class Script:
    """A client that answers from a list of (status, body)."""

    def __init__(self, answers):
        self.answers, self.requests = list(answers), []

    def send(self, request):
        self.requests.append(request)
        if not self.answers:
            raise Unanswered("no more answers")
        status, body = self.answers.pop(0)
        return Exchange(request, status, {"content-type": "application/json"}, json.dumps(body).encode())

    def send_at_once(self, request, times):
        return [self.send(request) for _ in range(times)]


class Suites(unittest.TestCase):
    def document(self, workflows):
        """A suite of these workflows; GET is a step's operation, OK that it wants 200."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = pathlib.Path(folder.name) / "a.arazzo.yaml"
        text = HEAD + workflows.replace("GET", "ASK, OK")
        for word, meaning in SHORT.items():
            text = text.replace(word, meaning)
        path.write_text(text)
        return Document(path)

    def run_case(self, workflows, *answers):
        """The failures of the first case."""
        workflow, _, inputs, _ = next(self.document(workflows).cases())
        self.client = Script(answers)
        failures = Case(self.client, CONTRACT, False, None).run(workflow, inputs)
        return [f"{failure.place}: {failure.text}" for failure in failures]


class Flow(Suites):
    def test_a_failed_step_ends_its_workflow_and_is_named(self):
        flow = """
  - workflowId: w
    steps: [{stepId: a, GET}, {stepId: b, GET}]
"""
        failures = self.run_case(flow, (404, {"detail": "no"}))
        self.assertEqual(failures, ['a: $statusCode == 200 does not hold (answered 404 {"detail": "no"})'])
        self.assertEqual(self.run_case(flow, (200, {}), (200, {})), [])
        self.assertEqual(self.run_case(flow, (200, {})), ["b: no more answers"])

    def test_a_retry_goes_on_until_it_is_spent(self):
        flow = """
  - workflowId: w
    steps:
      - {stepId: a, GET, onFailure: [{name: again, type: retry, retryLimit: 2, criteria: [{condition: $statusCode == 404}]}]}
"""
        self.assertEqual(self.run_case(flow, (404, 1), (404, 2), (200, 3)), [])
        self.assertEqual(len(self.run_case(flow, (404, 1), (404, 2), (404, 3), (200, 4))), 1)
        self.assertEqual(len(self.run_case(flow, (500, 1), (200, 2))), 1)

    def test_goto_and_end_steer(self):
        flow = """
  - workflowId: w
    steps:
      - {stepId: a, GET, onSuccess: [{name: on, type: goto, stepId: c}]}
      - {stepId: b, GET}
      - {stepId: c, GET, onSuccess: [{name: end, type: end}]}
      - {stepId: d, GET}
"""
        self.assertEqual(self.run_case(flow, (200, 1), (200, 2)), [])

    def test_a_case_without_end_fails(self):
        flow = """
  - workflowId: w
    steps: [{stepId: a, GET, onSuccess: [{name: again, type: goto, stepId: a}]}]
"""
        self.assertIn("more than 1000 steps", self.run_case(flow, *[(200, {})] * 1001)[0])

    def test_what_is_soft_fails_and_goes_on(self):
        flow = """
  - workflowId: w
    steps:
      - {stepId: a, GET, x-contract: {soft: true}}
      - {stepId: b, GET, x-contract: {expect: [{equals: 1, severity: warn}, {equals: 2, soft: true}]}}
      - {stepId: c, GET}
"""
        failures = self.run_case(flow, (404, 0), (200, 0), (200, 0))
        self.assertEqual([failure[0] for failure in failures], ["a", "b"])

    def test_a_called_workflow_hands_on_outputs_and_failures(self):
        flow = """
  - workflowId: called
    inputs: {properties: {i: {type: integer}}}
    steps: [{stepId: a, GET, outputs: {x: $response.body#/x}}]
    outputs: {x: $steps.a.outputs.x}
  - workflowId: w
    steps:
      - stepId: c
        workflowId: called
        parameters: [{name: i, value: 1}]
        outputs: {y: $outputs.x}
        x-contract: {expect: [{context: $outputs.x, equals: 5}]}
      - stepId: d
        workflowId: called
        parameters: [{name: i, value: $steps.c.outputs.y}]
        x-contract: {expect: [{context: $steps.c.outputs.y, equals: $steps.c.outputs.x}]}
"""
        self.assertEqual(self.run_case(flow, (200, {"x": 5}), (200, {})), [])
        self.assertEqual(self.run_case(flow, (200, {"x": 6})), ['c: "$outputs.x" is 6 and should be 5'])
        self.assertTrue(self.run_case(flow, (500, {}))[0].startswith("c > called.a: "))

    def test_concurrent_answers_are_each_judged_and_become_lists(self):
        flow = """
  - workflowId: w
    steps:
      - {stepId: a, GET, outputs: {x: $response.body#/x}, x-contract: {concurrent: 3}}
      - {stepId: b, GET, x-contract: {expect: [{context: $steps.a.outputs.x, equals: [1, null, 1]}]}}
"""
        self.assertEqual(self.run_case(flow, (200, {"x": 1}), (200, {}), (200, {"x": 1}), (200, {})), [])
        self.assertEqual(len(self.run_case(flow, (200, {"x": 1}), (404, {}), (200, {"x": 1}))), 1)

    def test_teardown_runs_after_a_failure_once_for_each_value(self):
        flow = """
  - workflowId: remove
    inputs: {properties: {id: {type: string}}}
    steps:
      - stepId: a
        operationId: records_destroy
        parameters: [{name: object_identifier, in: path, value: deals}, {name: entity_id, in: path, value: $inputs.id}]
        successCriteria: [{condition: $statusCode == 200}]
  - workflowId: w
    x-contract:
      teardown:
        - {workflowId: remove, parameters: [{name: id, value: $steps.a.outputs.ids}]}
        - {workflowId: remove, parameters: [{name: id, value: $steps.a.outputs.none}]}
        - {workflowId: remove, when: $steps.a.outputs.ids#/0 == 'q', parameters: [{name: id, value: r}]}
        - {workflowId: remove, when: $steps.a.outputs.ids#/0 == 'p', parameters: [{name: id, value: s}]}
    steps: [{stepId: a, GET, outputs: {ids: $response.body, none: $response.body#/x}}]
"""
        failures = self.run_case(flow, (404, ["p", "q", None, "p"]), (200, {}), (500, {}), (200, {}))
        self.assertEqual([failure.split(":")[0] for failure in failures], ["a", "teardown > remove.a"])
        self.assertEqual([request.path["entity_id"] for request in self.client.requests[1:]], ["p", "q", "s"])

    def test_a_list_stays_whole_where_a_list_is_taken(self):
        workflow = self.document("""
  - workflowId: w
    inputs: {properties: {a: {type: array}}}
    steps: [{stepId: a, GET}]
""").workflows["w"]
        self.assertEqual(each_of_lists(workflow, {"a": [1, 2]}), [{"a": [1, 2]}])

    def test_without_its_environment_a_case_is_skipped(self):
        workflow = self.document("""
  - workflowId: w
    inputs: {properties: {u: {type: string}, v: {type: string}}}
    x-contract: {environment: {u: NO_SUCH}, unique: [v]}
    steps: [{stepId: a, GET}]
""").workflows["w"]
        self.assertEqual(inputs_of(workflow, {}, {}), (None, "without NO_SUCH"))
        first, second = (inputs_of(workflow, {}, {"NO_SUCH": "x"})[0] for _ in range(2))
        self.assertEqual((first["u"], first["v"] != second["v"]), ("x", True))


class Refusals(Suites):
    def refuses(self, word, workflow):
        with self.assertRaisesRegex(SuiteError, word):
            self.document(f"  - {workflow}")

    def test_members_that_it_does_not_know(self):
        self.refuses("dependsOn", "{workflowId: w, dependsOn: [v], steps: [{stepId: a, GET}]}")
        self.refuses("xfail", "{workflowId: w, x-contract: {xfail: no}, steps: [{stepId: a, GET}]}")
        self.refuses("timeout", "{workflowId: w, steps: [{stepId: a, timeout: 3, GET}]}")
        self.refuses("maxMillis", "{workflowId: w, steps: [{stepId: a, GET, x-contract: {expect: [{maxMillis: 3}]}}]}")
        self.refuses("response", "{workflowId: w, steps: [{stepId: a, GET, x-contract: {response: {deviation: D9}}}]}")

    def test_steps_and_expectations_that_say_too_little(self):
        self.refuses("successCriteria", "{workflowId: w, steps: [{stepId: a, ASK}]}")
        self.refuses("has one of", "{workflowId: w, steps: [{stepId: a, GET, x-contract: {expect: [{context: $url}]}}]}")
        self.refuses("two answers",
                     "{workflowId: w, steps: [{stepId: a, GET, x-contract: {expect: [{open: S1, answers: {b: []}}]}}]}")

    def test_what_leads_nowhere(self):
        self.refuses("there is no x", "{workflowId: w, steps: [{stepId: a, GET, outputs: {x: $inputs.x}}]}")
        self.refuses("there is no b",
                     "{workflowId: w, steps: [{stepId: a, GET, onSuccess: [{name: n, type: goto, stepId: b}]}]}")
        self.refuses("workflowId",
                     "{workflowId: w, steps: [{stepId: a, GET, onFailure: [{name: n, type: goto, workflowId: b}]}]}")
        self.refuses("no workflow b", "{workflowId: w, steps: [{stepId: a, workflowId: b}]}")
        self.refuses("leads to nothing",
                     "{workflowId: w, steps: [{stepId: a, workflowId: w, parameters: [{reference: $components.parameters.p}]}]}")


if __name__ == "__main__":
    unittest.main()
