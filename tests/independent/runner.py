"""Runs the cases of a suite: steps, actions, concurrent requests, relations, teardown."""

import collections
import os
import secrets
import time

import conditions
import expectations
from client import Request, Unanswered
from expressions import Scope, resolve
from schemas import violation
from values import ABSENT, AbsentValue, SuiteError, Unusable, equal, replaced, shown

_STEPS_OF_A_CASE = 1000

Failure = collections.namedtuple("Failure", "place text")


class Problems:
    """What went wrong: hard problems stop a flow, soft ones only fail their case."""

    def __init__(self):
        self.hard, self.soft = [], []

    def add(self, place, text, severity="error"):
        if severity != "warn":
            (self.soft if severity == "soft" else self.hard).append(Failure(place, text))

    def take(self, other, place="", soft=False):
        for failures, hard in ((other.hard, not soft), (other.soft, False)):
            for failure in failures:
                (self.hard if hard else self.soft).append(Failure(f"{place}{failure.place}", failure.text))

    def all(self):
        return self.hard + self.soft


class Attempt:
    """What one try of a step came to; without a scope nothing was answered, and no action is looked at."""

    def __init__(self, scope=None, outputs=None):
        self.scope, self.outputs, self.problems = scope, outputs or {}, Problems()


class Case:
    """What the workflows that a case runs share: the client, the contract, the steps left to be run."""

    def __init__(self, client, contract, is_documented, seen):
        self.client, self.contract, self.is_documented, self.seen = client, contract, is_documented, seen
        self.steps_left, self.ends_at = _STEPS_OF_A_CASE, float("inf")

    def run(self, workflow, inputs):
        """The failures of a case, those of its teardown included."""
        self.ends_at = time.monotonic() + workflow.extra.get("deadline", float("inf"))
        try:
            run = WorkflowRun(self, workflow, complete(workflow, inputs))
        except Unusable as error:
            raise SuiteError(f"{workflow.place}: {error}") from None
        run.go()
        if not run.problems.hard:
            run.relate()
        self.ends_at, self.steps_left = float("inf"), _STEPS_OF_A_CASE
        for entry in workflow.teardown:
            run.tear_down(entry)
        return run.problems.all()

    def must_end(self):
        """Why a case may not take another step, or None."""
        self.steps_left -= 1
        if self.steps_left < 0:
            return f"more than {_STEPS_OF_A_CASE} steps in one case"
        return "the deadline of the case is past" if time.monotonic() > self.ends_at else None


def complete(workflow, inputs):
    """The inputs with the defaults of those that are not given; they must be what the workflow takes."""
    properties = workflow.inputs.get("properties", {})
    defaults = {name: schema["default"] for name, schema in properties.items() if "default" in schema}
    whole = {**defaults, **inputs}
    wrong = violation(whole, {**workflow.inputs, "additionalProperties": False, "properties": properties})
    if wrong:
        raise Unusable(f"the inputs of {workflow.id}: {wrong}")
    return whole


class WorkflowRun:
    """One run of a workflow. `outputs` and `problems` hold what came of it."""

    def __init__(self, case, workflow, inputs):
        self.case, self.workflow = case, workflow
        self.scope, self.problems = Scope(inputs, workflow.step_ids.keys()), Problems()

    def go(self):
        """Takes step after step, as the actions say."""
        place, steps = 0, self.workflow.steps
        while place is not None and place < len(steps):
            reason = self.case.must_end()
            if reason:
                self.problems.add(steps[place]["stepId"], reason)
                return
            place = self.take(steps[place], place)

    @property
    def outputs(self):
        return given(self.workflow.outputs, self.scope)

    def take(self, step, place):
        """Runs a step, again where an action says so; where the flow goes on, or None."""
        retries = collections.Counter()
        while True:
            attempt = self.attempt(step)
            failed = bool(attempt.problems.hard)
            action = self.action(step["onFailure" if failed else "onSuccess"], attempt, retries)
            if action is None or action["type"] != "retry":
                break
            retries[action["name"]] += 1
            time.sleep(pause(action, attempt.scope.exchange))
        self.scope.steps[step["stepId"]] = attempt.outputs
        self.problems.take(attempt.problems, step["stepId"], step["extra"].get("soft", False))
        if action is None:
            return None if failed and not step["extra"].get("soft") else place + 1
        return self.workflow.step_ids[action["stepId"]] if action["type"] == "goto" else None

    @staticmethod
    def action(actions, attempt, retries):
        """The first action whose criteria hold; a retry that is used up is passed over."""
        if attempt.scope is None:
            return None
        for action in actions:
            is_spent = action["type"] == "retry" and retries[action["name"]] >= action.get("retryLimit", 1)
            criteria = action.get("criteria", [])
            if not is_spent and all(conditions.holds(criterion, attempt.scope) for criterion in criteria):
                return action
        return None

    def attempt(self, step):
        try:
            return self.call(step) if "workflow" in step else self.request(step)
        except (Unusable, Unanswered) as error:
            attempt = Attempt()
            attempt.problems.add("", str(error))
            return attempt

    def call(self, step):
        """A step that runs another workflow; its outputs are those of the workflow, and its own."""
        called = WorkflowRun(self.case, step["workflow"], complete(step["workflow"], self.arguments(step)))
        called.go()
        scope = self.scope.after(outputs=called.outputs)
        attempt = Attempt(scope, {**called.outputs, **given(step.get("outputs", {}), scope)})
        attempt.problems.take(called.problems, f" > {step['workflow'].id}.")
        if not called.problems.hard:
            self.judge(step, scope, attempt.problems)
        return attempt

    def arguments(self, entry):
        values = {}
        for parameter in entry["parameters"]:
            values[parameter["name"]] = resolve(parameter["value"], self.scope)
            if values[parameter["name"]] is ABSENT:
                raise AbsentValue(parameter["value"])
        return values

    def request(self, step):
        """A step that sends a request, or the same one several times at once."""
        request, times = self.built(step), step["extra"].get("concurrent")
        client = self.case.client
        exchanges = client.send_at_once(request, times) if times else [client.send(request)]
        scopes = [self.scope.after(exchange) for exchange in exchanges]
        found = [given(step.get("outputs", {}), scope) for scope in scopes]
        lists = {name: [one.get(name) for one in found] for name in step.get("outputs", {})}
        attempt = Attempt(scopes[0], lists if times else found[0])
        for scope in scopes:
            self.judge(step, scope, attempt.problems)
            self.hold_to_contract(step, scope.exchange, attempt.problems)
        return attempt

    def built(self, step):
        method, template = self.case.contract.operation(step["operationId"])
        values = {"path": {}, "query": {}}
        for parameter in step["parameters"]:
            value = resolve(parameter["value"], self.scope)
            if value is ABSENT:
                raise AbsentValue(parameter["value"])
            if value is not None:
                values[parameter["in"]][parameter["name"]] = value
        return Request(method, template, values["path"], values["query"], self.payload(step))

    def payload(self, step):
        if "requestBody" not in step:
            return ABSENT
        body = resolve(step["requestBody"]["payload"], self.scope)
        if body is ABSENT:
            raise AbsentValue(step["requestBody"]["payload"])
        for replacement in step["requestBody"].get("replacements", []):
            value = resolve(replacement["value"], self.scope)
            if value is ABSENT:
                raise AbsentValue(replacement["value"])
            body = replaced(body, replacement["target"], value)
        return body

    def judge(self, step, scope, problems):
        """Holds an answer, or what a called workflow gave, to the criteria and expectations of a step."""
        answer = f" (answered {scope.exchange.status} {shown(scope.exchange.body)})" if scope.exchange else ""
        for criterion in step["successCriteria"]:
            if not conditions.holds(criterion, scope):
                problems.add("", f"{criterion['condition']} does not hold{answer}",
                             severity(criterion.get("x-contract", {})))
        for expectation in step["extra"].get("expect", []):
            reason = expectations.unmet(expectation, scope, self.workflow.document.schemas, self.case.seen)
            if reason:
                problems.add("", reason + answer, severity(expectation))

    def hold_to_contract(self, step, exchange, problems):
        if self.case.is_documented:
            wrong = self.case.contract.violation(step["operationId"], exchange)
            if wrong:
                problems.add("", f"the contract: {step['operationId']} {exchange.status} {wrong}")

    def relate(self):
        for relation in self.workflow.extra.get("relations", []):
            reason = expectations.violated(relation, self.scope)
            if reason:
                self.problems.add("relation", reason)

    def tear_down(self, entry):
        """Calls a workflow after the steps; without a value that it needs there is nothing to be done."""
        if not conditions.simple(entry.get("when", "true"), self.scope):
            return
        try:
            arguments = self.arguments(entry)
        except AbsentValue:
            return
        for inputs in each_of_lists(entry["workflow"], arguments):
            try:
                run = WorkflowRun(self.case, entry["workflow"], complete(entry["workflow"], inputs))
            except Unusable as error:
                self.problems.add("teardown", str(error))
                continue
            run.go()
            self.problems.take(run.problems, f"teardown > {entry['workflow'].id}.")


def each_of_lists(workflow, arguments):
    """A list for an input that takes none stands for a call with each of its distinct values."""
    for name, values in arguments.items():
        types = workflow.inputs.get("properties", {}).get(name, {}).get("type", "array")
        if isinstance(values, list) and "array" not in ([types] if isinstance(types, str) else types):
            distinct = [value for place, value in enumerate(values)
                        if value is not None and not any(equal(value, other) for other in values[:place])]
            return [inputs for value in distinct
                    for inputs in each_of_lists(workflow, {**arguments, name: value})]
    return [arguments]


def pause(action, exchange):
    """Seconds until a step is tried again; a Retry-After in seconds goes before retryAfter."""
    asked = exchange.headers.get("retry-after", "") if exchange else ""
    return float(asked) if asked.isdigit() else action.get("retryAfter", 0)


def given(outputs, scope):
    """The outputs that have a value."""
    values = {}
    for name, value in outputs.items():
        try:
            values[name] = resolve(value, scope)
        except AbsentValue:
            continue
    return {name: value for name, value in values.items() if value is not ABSENT}


def severity(extra):
    return "warn" if extra.get("severity") == "warn" else "soft" if extra.get("soft") else "error"


def inputs_of(workflow, inputs, environment=os.environ):
    """(the inputs of a case with its fresh texts and those of the environment, why it is skipped)"""
    fresh = {name: "kc" + secrets.token_hex(6) for name in workflow.extra.get("unique", [])}
    outside = workflow.extra.get("environment", {})
    missing = sorted(variable for variable in outside.values() if variable not in environment)
    if missing:
        return None, f"without {', '.join(missing)}"
    return {**inputs, **fresh, **{name: environment[variable] for name, variable in outside.items()}}, None
