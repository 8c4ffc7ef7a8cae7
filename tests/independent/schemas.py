"""JSON Schemas: expectations of suites (draft 7), and the response schemas of the contract (OpenAPI 3.0)."""

import datetime
import json
import re

import jsonschema

from values import ABSENT, SuiteError

FORMATS = jsonschema.FormatChecker(formats=())
_PATTERNS = {
    "uuid": r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
    "email": r"[^@\s]+@[^@\s]+",
    "uri": r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]*",
}
for _name, _pattern in _PATTERNS.items():
    FORMATS.checks(_name)(lambda value, pattern=_pattern: not isinstance(value, str)
                          or re.fullmatch(pattern, value) is not None)


@FORMATS.checks("date-time", raises=ValueError)
def _is_date_time(value):
    if not isinstance(value, str):
        return True
    return datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).tzinfo is not None


@FORMATS.checks("date", raises=ValueError)
def _is_date(value):
    return not isinstance(value, str) or bool(datetime.date.fromisoformat(value))


def violation(value, schema, shared=None):
    """What is wrong with a value, or None; `shared` stands at #/x-contract/schemas."""
    root = {"allOf": [schema], "x-contract": {"schemas": shared or {}}}
    return _first(jsonschema.Draft7Validator(root, format_checker=FORMATS), value)


def _first(validator, value):
    error = next(validator.iter_errors(value), None)
    if error is None:
        return None
    message = error.message if len(error.message) < 300 else error.message[:300] + "..."
    return f"at /{'/'.join(map(str, error.absolute_path))}: {message}"


class Contract:
    """The operations of an OpenAPI document, and what their responses look like."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.document = json.load(file)
        self.operations = {operation["operationId"]: (method.upper(), template, operation)
                           for template, item in self.document["paths"].items()
                           for method, operation in item.items() if "operationId" in operation}
        self.components = {name: translated(schema)
                           for name, schema in self.document["components"]["schemas"].items()}
        self.validators = {}

    def credentials(self):
        """{header: variable} of what a request must bring: X-API-KEY is KIZEN_API_KEY."""
        schemes = self.document["components"]["securitySchemes"]
        return {schemes[name]["name"]: "KIZEN_" + re.sub("(?=[A-Z])", "_", name).upper()
                for name in self.document["security"][0]}

    def operation(self, operation_id):
        """(method, template of the path) of an operation."""
        if operation_id not in self.operations:
            raise SuiteError(f"the contract has no operation {operation_id}")
        return self.operations[operation_id][:2]

    def violation(self, operation_id, exchange):
        """What is wrong with an answer, or None; an undeclared 2xx is held to the declared one."""
        responses = self.operations[operation_id][2]["responses"]
        status = str(exchange.status)
        if status[0] != "2" and status not in responses:
            return None
        validator = self._validator(operation_id, status)
        if validator is None:
            return None if exchange.body is ABSENT else "a body where the contract has none"
        if exchange.body is ABSENT or not exchange.is_json():
            return "no JSON body where the contract has one"
        return _first(validator, exchange.body)

    def _validator(self, operation_id, status):
        key = operation_id, status
        if key not in self.validators:
            responses = self.operations[operation_id][2]["responses"]
            declared = responses.get(status) or next(responses[name] for name in responses if name[0] == "2")
            content = declared.get("content", {}).get("application/json")
            self.validators[key] = content and jsonschema.Draft7Validator(
                {"allOf": [translated(content["schema"])], "components": {"schemas": self.components}},
                format_checker=FORMATS)
        return self.validators[key]


def translated(schema):
    """A schema of OpenAPI 3.0 as draft 7: nullable becomes a type, and siblings of $ref stay unread."""
    if isinstance(schema, list):
        return [translated(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {}
    for name, value in schema.items():
        if name == "properties":
            result[name] = {member: translated(inner) for member, inner in value.items()}
        elif name not in ("nullable", "example", "default", "readOnly", "description", "title"):
            result[name] = value if name in ("enum", "required") else translated(value)
    if schema.get("nullable") and "type" in schema:
        result["type"] = [schema["type"], "null"]
    return result
