"""Suites as they are read: references resolved, and everything that this runner does not know refused."""

import json
import pathlib
import re

import yaml

from expressions import has_expression
from values import SuiteError

_MEMBERS = {
    "document": "arazzo info sourceDescriptions workflows components x-contract",
    "document x": "version tags deviations schemas",
    "components": "parameters inputs successActions failureActions",
    "workflow": "workflowId summary description inputs steps outputs x-contract",
    "workflow x": "tags unique cases teardown relations environment deadline skip helper",
    "case": "name inputs skip",
    "teardown": "workflowId parameters when",
    "step": "stepId description operationId workflowId parameters requestBody successCriteria onSuccess onFailure"
            " outputs x-contract",
    "step x": "expect request concurrent soft",
    "request": "invalid at keyword under",
    "body": "contentType payload replacements",
    "replacement": "target value",
    "parameter": "name in value",
    "criterion": "condition type context x-contract",
    "criterion x": "soft severity",
    "expectation": "context schema equals within unordered key absent open answers soft severity",
    "action": "name type stepId retryAfter retryLimit criteria",
}


def known(what, value, place):
    """The value, if it has only members that this runner knows."""
    if not isinstance(value, dict):
        raise SuiteError(f"{place}: {what} must be an object")
    unknown = sorted(value.keys() - set(_MEMBERS[what].split()))
    if unknown:
        raise SuiteError(f"{place}: {what} has {', '.join(unknown)}, which this runner does not know")
    return value


class _Yaml12(yaml.SafeLoader):
    """YAML 1.2 as far as plain words go: no dates, no yes and no."""

    yaml_implicit_resolvers = {}


for _tag, _word in (("null", "~|null|"), ("bool", "true|false"), ("int", r"-?(0|[1-9][0-9]*)"),
                    ("float", r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?"), ("merge", "<<")):
    _Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_word})$"), None)


class Workflow:
    """A workflow with its references resolved; `extra` is what stands under x-contract."""

    def __init__(self, document, content):
        self.document, self.id = document, content.get("workflowId")
        self.place = f"{document.name}: {self.id}"
        known("workflow", content, self.place)
        self.extra = known("workflow x", content.get("x-contract", {}), self.place)
        self.inputs = document.schema_of_inputs(content.get("inputs", {}))
        self.outputs = content.get("outputs", {})
        self.steps = [self._step(step) for step in content["steps"]]
        self.step_ids = {step["stepId"]: place for place, step in enumerate(self.steps)}
        self.teardown = [self._call(known("teardown", entry, self.place), self.place)
                         for entry in self.extra.get("teardown", [])]
        self._check_names(content)

    def cases(self):
        """(name, inputs, why it is skipped) of each case."""
        for case in self.extra.get("cases", [{"name": ""}]):
            known("case", case, self.place)
            if has_expression(case.get("inputs", {})):
                raise SuiteError(f"{self.place}: an expression in the inputs of a case")
            yield case["name"], case.get("inputs", {}), case.get("skip", self.extra.get("skip"))

    def calls(self):
        """The workflows that are called from here."""
        return [entry["workflow"] for entry in [*self.steps, *self.teardown] if "workflow" in entry]

    def _step(self, step):
        place = f"{self.place}: {step.get('stepId')}"
        step = dict(known("step", step, place))
        step["extra"] = self._extra(step.pop("x-contract", {}), place)
        for name in ("onSuccess", "onFailure"):
            step[name] = [self._action(action, name, place) for action in step.get(name, [])]
        step["successCriteria"] = [_criterion(one, place) for one in step.get("successCriteria", [])]
        if "workflowId" in step:
            return self._call(step, place)
        return self._operation(step, place)

    def _operation(self, step, place):
        if not step["successCriteria"] or "operationId" not in step:
            raise SuiteError(f"{place}: a step needs an operationId and successCriteria")
        if step["extra"].get("concurrent") and (step["onSuccess"] or step["onFailure"]):
            raise SuiteError(f"{place}: actions after a concurrent step are not known")
        self._parameters(step, place, ("path", "query"))
        for replacement in known("body", step.get("requestBody", {}), place).get("replacements", []):
            known("replacement", replacement, place)
        return step

    def _call(self, entry, place):
        entry = dict(entry)
        if entry.get("extra", {}).get("concurrent") or "requestBody" in entry:
            raise SuiteError(f"{place}: a called workflow takes neither a body nor concurrent")
        self._parameters(entry, place, (None,))
        entry["workflow"] = entry["workflowId"]
        return entry

    def _parameters(self, step, place, places):
        parameters = [self.document.component("parameters", one) for one in step.get("parameters", [])]
        for parameter in parameters:
            if known("parameter", parameter, place).get("in") not in places:
                raise SuiteError(f"{place}: a parameter in {parameter.get('in')} is not known here")
        step["parameters"] = parameters

    def _extra(self, extra, place):
        known("step x", extra, place)
        known("request", extra.get("request", {}), place)
        for expectation in extra.get("expect", []):
            _expectation(expectation, place)
        return extra

    def _action(self, action, name, place):
        part = "successActions" if name == "onSuccess" else "failureActions"
        action = known("action", self.document.component(part, action), place)
        types = ("end", "goto", "retry") if name == "onFailure" else ("end", "goto")
        if action.get("type") not in types or (action["type"] == "goto") != ("stepId" in action):
            raise SuiteError(f"{place}: an action {action.get('type')!r} like this is not known")
        for criterion in action.get("criteria", []):
            _criterion(criterion, place)
        return action

    def _check_names(self, content):
        """Each input and each step that an expression names must be there."""
        text = json.dumps([content, self.steps])
        inputs = set(re.findall(r"\$inputs\.([A-Za-z0-9_\-]+)", text))
        steps = set(re.findall(r"\$steps\.([A-Za-z0-9_\-]+)", text))
        targets = {action["stepId"] for step in self.steps for action in step["onSuccess"] + step["onFailure"]
                   if "stepId" in action}
        unknown = inputs - self.inputs.get("properties", {}).keys()
        unknown |= (steps | targets) - self.step_ids.keys()
        if unknown:
            raise SuiteError(f"{self.place}: there is no {', '.join(sorted(unknown))}")


def _criterion(criterion, place):
    known("criterion x", known("criterion", criterion, place).get("x-contract", {}), place)
    return criterion


def _expectation(expectation, place):
    kinds = known("expectation", expectation, place).keys() & {"schema", "equals", "absent", "open"}
    if len(kinds) != 1 or expectation.get("absent", True) is not True:
        raise SuiteError(f"{place}: an expectation has one of schema, equals, absent: true and open")
    if ("open" in kinds) != ("answers" in expectation) or len(expectation.get("answers", "12")) < 2:
        raise SuiteError(f"{place}: an open expectation has at least two answers")
    for answer in expectation.get("answers", {}).values():
        for inner in answer:
            _expectation(inner, place)


class Document:
    """A suite, with the suites that it names."""

    def __init__(self, path, loaded=None):
        self.path, self.name = pathlib.Path(path), pathlib.Path(path).name.split(".")[0]
        self.content = known("document", yaml.load(self.path.read_text(encoding="utf-8"), _Yaml12), self.name)
        if not re.match(r"1\.[01]\.", self.content["arazzo"]):
            raise SuiteError(f"{self.name}: Arazzo {self.content['arazzo']} is not known")
        self.components = known("components", self.content.get("components", {}), self.name)
        self.schemas = known("document x", self.content.get("x-contract", {}), self.name).get("schemas", {})
        if has_expression(self.schemas):
            raise SuiteError(f"{self.name}: an expression in a schema of x-contract")
        self.sources = self._sources({} if loaded is None else loaded)
        self.workflows = {workflow.id: workflow
                          for workflow in (Workflow(self, content) for content in self.content["workflows"])}
        self._resolve_calls()

    def cases(self):
        """(workflow, name, inputs, why it is skipped) of every case; what others call has none."""
        called = {workflow for caller in self.workflows.values() for workflow in caller.calls()}
        for workflow in self.workflows.values():
            if workflow not in called and not workflow.extra.get("helper"):
                for case in workflow.cases():
                    yield (workflow, *case)

    def component(self, part, value):
        """A component in the place of a reference to it."""
        if not isinstance(value, dict) or "reference" not in value:
            return value
        match = re.fullmatch(rf"\$components\.{part}\.(.+)", value["reference"])
        if match is None or match[1] not in self.components.get(part, {}) or len(value) > 1:
            raise SuiteError(f"{self.name}: {value} leads to nothing in components.{part}")
        return self.components[part][match[1]]

    def schema_of_inputs(self, schema):
        match = re.fullmatch(r"#/components/inputs/(.+)", schema.get("$ref", ""))
        return self.components["inputs"][match[1]] if match else schema

    def _sources(self, loaded):
        loaded[self.path] = self
        found = {}
        for source in self.content["sourceDescriptions"]:
            if source["type"] == "arazzo":
                path = self.path.parent / source["url"]
                found[source["name"]] = loaded.get(path) or Document(path, loaded)
            elif source["type"] != "openapi":
                raise SuiteError(f"{self.name}: a source of type {source['type']} is not known")
        return found

    def _resolve_calls(self):
        for workflow in self.workflows.values():
            for entry in [*workflow.steps, *workflow.teardown]:
                if "workflow" in entry:
                    entry["workflow"] = self._workflow(entry["workflowId"], workflow.place)

    def _workflow(self, reference, place):
        match = re.fullmatch(r"\$sourceDescriptions\.([\w\-]+)\.(.+)", reference)
        document = self.sources.get(match[1]) if match else self
        name = match[2] if match else reference
        if document is None or name not in document.workflows:
            raise SuiteError(f"{place}: there is no workflow {reference}")
        return document.workflows[name]
