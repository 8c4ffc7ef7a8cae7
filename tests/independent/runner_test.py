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
GET = "operationId: records_lookup_retrieve, parameters: [{name: object_identifier, in: path, value: deals}]"
OK = "successCriteria: [{condition: $statusCode == 200}]"


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


class Flow(unittest.TestCase):
    def document(self, workflows):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = pathlib.Path(folder.name) / "a.arazzo.yaml"
        path.write_text(HEAD + workflows)
        return Document(path)

    def run_case(self, workflows, *answers):
        """The texts of the failures of the first case."""
        workflow, _, inputs, _ = next(self.document(workflows).cases())
        self.client = Script(answers)
        inputs, _ = inputs_of(workflow, inputs, {})
        case = Case(self.client, CONTRACT, False, None)
        return [f"{failure.place}: {failure.text}" for failure in case.run(workflow, inputs)]

    def test_a_failed_step_ends_its_workflow_and_is_named(self):
        flow = f"  - {{workflowId: w, steps: [{{stepId: a, {GET}, {OK}}}, {{stepId: b, {GET}, {OK}}}]}}"
        failures = self.run_case(flow, (404, {"detail": "no"}))
        self.assertEqual(failures, ['a: $statusCode == 200 does not hold (answered 404 {"detail": "no"})'])
        self.assertEqual(self.run_case(flow, (200, {}), (200, {})), [])
        self.assertEqual(self.run_case(flow, (200, {})), ["b: no more answers"])

    def test_a_retry_goes_on_until_it_is_spent(self):
        flow = (f"  - {{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, onFailure: [{{name: again, type: retry, retryLimit: 2, "
                "criteria: [{condition: $statusCode == 404}]}]}]}")
        self.assertEqual(self.run_case(flow, (404, 1), (404, 2), (200, 3)), [])
        self.assertEqual(len(self.run_case(flow, (404, 1), (404, 2), (404, 3), (200, 4))), 1)
        self.assertEqual(len(self.run_case(flow, (500, 1), (200, 2))), 1)

    def test_goto_and_end_steer(self):
        flow = (f"  - {{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, onSuccess: [{{name: g, type: goto, stepId: c}}]}}, "
                f"{{stepId: b, {GET}, {OK}}}, {{stepId: c, {GET}, {OK}, onSuccess: [{{name: e, type: end}}]}}, {{stepId: d, {GET}, {OK}}}]}}")
        self.assertEqual(self.run_case(flow, (200, 1), (200, 2)), [])

    def test_a_case_without_end_fails(self):
        flow = f"  - {{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, onSuccess: [{{name: g, type: goto, stepId: a}}]}}]}}"
        self.assertIn("more than 1000 steps", self.run_case(flow, *[(200, {})] * 1001)[0])

    def test_what_is_soft_fails_and_goes_on(self):
        flow = (f"  - {{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, x-contract: {{soft: true}}}}, "
                f"{{stepId: b, {GET}, {OK}, x-contract: {{expect: [{{equals: 1, severity: warn}}, {{equals: 2, soft: true}}]}}}}, "
                f"{{stepId: c, {GET}, {OK}}}]}}")
        failures = self.run_case(flow, (404, 0), (200, 0), (200, 0))
        self.assertEqual([failure[0] for failure in failures], ["a", "b"])

    def test_a_called_workflow_hands_on_outputs_and_failures(self):
        flow = (f"  - {{workflowId: h, inputs: {{properties: {{i: {{}}}}}}, steps: [{{stepId: a, {GET}, {OK}, outputs: {{x: $response.body#/x}}}}], "
                "outputs: {x: $steps.a.outputs.x}}\n"
                "  - {workflowId: w, steps: [{stepId: c, workflowId: h, parameters: [{name: i, value: 1}], outputs: {y: $outputs.x}, "
                "x-contract: {expect: [{context: $outputs.x, equals: 5}]}}, "
                "{stepId: d, workflowId: h, x-contract: {expect: [{context: $steps.c.outputs.y, equals: $steps.c.outputs.x}]}}]}")
        self.assertEqual(self.run_case(flow, (200, {"x": 5}), (200, {})), [])
        self.assertEqual(self.run_case(flow, (200, {"x": 6})), ['c: "$outputs.x" is 6 and should be 5'])
        self.assertTrue(self.run_case(flow, (500, {}))[0].startswith("c > h.a: "))

    def test_concurrent_answers_are_each_judged_and_become_lists(self):
        flow = (f"  - {{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, outputs: {{x: $response.body#/x}}, x-contract: {{concurrent: 3}}}}, "
                f"{{stepId: b, {GET}, {OK}, x-contract: {{expect: [{{context: $steps.a.outputs.x, equals: [1, null, 1]}}]}}}}]}}")
        self.assertEqual(self.run_case(flow, (200, {"x": 1}), (200, {}), (200, {"x": 1}), (200, {})), [])
        self.assertEqual(len(self.run_case(flow, (200, {"x": 1}), (404, {}), (200, {"x": 1}))), 1)

    def test_teardown_runs_after_a_failure_once_for_each_value(self):
        flow = ("  - {workflowId: h, inputs: {properties: {id: {type: string}}}, steps: [{stepId: a, operationId: records_destroy, parameters: ["
                "{name: object_identifier, in: path, value: deals}, {name: entity_id, in: path, value: $inputs.id}], " + OK + "}]}\n"
                "  - {workflowId: w, x-contract: {teardown: [{workflowId: h, parameters: [{name: id, value: $steps.a.outputs.ids}]}, "
                "{workflowId: h, parameters: [{name: id, value: $steps.a.outputs.none}]}]}, "
                f"steps: [{{stepId: a, {GET}, {OK}, outputs: {{ids: $response.body, none: $response.body#/x}}}}]}}")
        failures = self.run_case(flow, (404, ["p", "q", None, "p"]), (200, {}), (500, {}))
        self.assertEqual([failure.split(":")[0] for failure in failures], ["a", "teardown > h.a"])
        self.assertEqual([request.path["entity_id"] for request in self.client.requests[1:]], ["p", "q"])

    def test_a_list_stays_whole_where_a_list_is_taken(self):
        workflow = self.document(f"  - {{workflowId: w, inputs: {{properties: {{a: {{type: array}}}}}}, steps: [{{stepId: a, {GET}, {OK}}}]}}").workflows["w"]
        self.assertEqual(each_of_lists(workflow, {"a": [1, 2]}), [{"a": [1, 2]}])

    def test_without_its_environment_a_case_is_skipped(self):
        document = self.document("  - {workflowId: w, inputs: {properties: {u: {}}}, x-contract: {environment: {u: NO_SUCH}, unique: [u]}, "
                                 f"steps: [{{stepId: a, {GET}, {OK}}}]}}")
        self.assertEqual(inputs_of(document.workflows["w"], {}, {})[1], "without NO_SUCH")
        self.assertEqual(inputs_of(document.workflows["w"], {}, {"NO_SUCH": "x"})[0], {"u": "x"})

    def test_what_it_does_not_know_is_refused(self):
        for workflow, word in ((f"{{workflowId: w, dependsOn: [v], steps: [{{stepId: a, {GET}, {OK}}}]}}", "dependsOn"),
                               (f"{{workflowId: w, x-contract: {{xfail: no}}, steps: [{{stepId: a, {GET}, {OK}}}]}}", "xfail"),
                               (f"{{workflowId: w, steps: [{{stepId: a, timeout: 3, {GET}, {OK}}}]}}", "timeout"),
                               (f"{{workflowId: w, steps: [{{stepId: a, {GET}}}]}}", "successCriteria"),
                               (f"{{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, x-contract: {{expect: [{{maxMillis: 3}}]}}}}]}}", "maxMillis"),
                               (f"{{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, x-contract: {{response: {{deviation: D9}}}}}}]}}", "response"),
                               (f"{{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, outputs: {{x: $inputs.x}}}}]}}", "there is no x"),
                               (f"{{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, onSuccess: [{{name: n, type: goto, stepId: b}}]}}]}}", "there is no b"),
                               (f"{{workflowId: w, steps: [{{stepId: a, {GET}, {OK}, onFailure: [{{name: n, type: goto, workflowId: b}}]}}]}}", "workflowId"),
                               ("{workflowId: w, steps: [{stepId: a, workflowId: b}]}", "no workflow b")):
            with self.assertRaisesRegex(SuiteError, word):
                self.document("  - " + workflow)


if __name__ == "__main__":
    unittest.main()
