"""Runtime expressions of Arazzo 1.1: whole values, embedded ones, and selectors.

    resolve({"name": "{$inputs.unique} deal", "id": "$steps.add.outputs.id"}, scope)
"""

import re

import jsonpath
from values import ABSENT, AbsentValue, SuiteError, as_text, at

_ID = r"[A-Za-z0-9._\-]+"
EXPRESSION = re.compile(
    r"\$(?:(?P<plain>url|method|statusCode)"
    rf"|(?P<side>request|response)\.(?:header\.(?P<header>[!#$%&'*+.^_`|~0-9A-Za-z\-]+)"
    r"|(?P<from>query|path)\.(?P<name>[^{}]+)|body(?:\#(?P<body>(?:/[^{}/]*)*))?)"
    rf"|(?:steps\.(?P<step>[A-Za-z0-9_\-]+)\.outputs|(?P<map>inputs|outputs))\.(?P<id>{_ID})"
    r"(?:\#(?P<pointer>(?:/[^{}/]*)*))?)")
_ROOT = re.compile(r"\$(url|method|statusCode|self|request|response|message|inputs|outputs|steps|workflows"
                   r"|sourceDescriptions|components)\b")
_EMBEDDED = re.compile(r"\{(\$[^{}]*)\}")
_SELECTOR = {"context", "selector", "type"}


class Scope:
    """What expressions are read in: inputs, outputs of steps, those of a called workflow, an exchange."""

    def __init__(self, inputs, step_ids, steps=None, outputs=None, exchange=None):
        self.inputs, self.step_ids = inputs, step_ids
        self.steps = {} if steps is None else steps
        self.outputs, self.exchange = outputs, exchange

    def after(self, exchange=None, outputs=None):
        """The same scope after a request, or after a called workflow."""
        return Scope(self.inputs, self.step_ids, self.steps, outputs, exchange)


def is_expression(text):
    """Whether a text is one expression; what only begins like one is refused."""
    if not isinstance(text, str) or not text.startswith("$"):
        return False
    if EXPRESSION.fullmatch(text):
        return True
    if _ROOT.match(text):
        raise SuiteError(f"{text!r} is no expression that this runner knows")
    return False


def evaluate(expression, scope):
    """The value of an expression, or ABSENT."""
    parts = EXPRESSION.fullmatch(expression)
    if parts is None:
        raise SuiteError(f"{expression!r} is no expression that this runner knows")
    if parts["id"]:
        return at(_named(parts, scope), parts["pointer"] or "")
    if scope.exchange is None:
        raise SuiteError(f"{expression}: no request was sent here")
    return _of_exchange(parts, scope.exchange)


def _named(parts, scope):
    if parts["step"]:
        if parts["step"] not in scope.step_ids:
            raise SuiteError(f"$steps.{parts['step']}: there is no such step")
        return scope.steps.get(parts["step"], {}).get(parts["id"], ABSENT)
    values = scope.inputs if parts["map"] == "inputs" else scope.outputs
    if values is None:
        raise SuiteError(f"$outputs.{parts['id']}: no workflow was called here")
    return values.get(parts["id"], ABSENT)


def _of_exchange(parts, exchange):
    if parts["plain"]:
        return exchange.status if parts["plain"] == "statusCode" else getattr(exchange.request, parts["plain"])
    if parts["from"]:
        if parts["side"] == "response":
            raise SuiteError("a response has neither query nor path")
        return getattr(exchange.request, parts["from"]).get(parts["name"], ABSENT)
    message = exchange if parts["side"] == "response" else exchange.request
    if parts["header"]:
        return message.headers.get(parts["header"].lower(), ABSENT)
    return at(message.body, parts["body"] or "")


def substitute(text, scope, put=as_text):
    """A text in which each {$expression} stands for its value; what was put in is not read again."""
    def value_of(match):
        if not is_expression(match[1]):
            return match[0]
        return put(present(match[1], scope))
    return _EMBEDDED.sub(value_of, text)


def present(expression, scope):
    value = evaluate(expression, scope)
    if value is ABSENT:
        raise AbsentValue(expression)
    return value


def is_selector(value):
    return isinstance(value, dict) and value.keys() == _SELECTOR


def select(selector, scope):
    """Nothing gives ABSENT, one node itself, several an array of them."""
    context = resolve(selector["context"], scope)
    if selector["type"] == "jsonpointer":
        return at(context, selector["selector"])
    if selector["type"] != "jsonpath":
        raise SuiteError(f"a selector of type {selector['type']!r} is not known")
    if context is ABSENT:
        return ABSENT
    found = jsonpath.nodes(with_literals(selector["selector"], scope), context)
    return ABSENT if not found else found[0] if len(found) == 1 else found


def with_literals(path, scope):
    """A JSONPath in which {$...} between quotes is a part of the text, and elsewhere a literal."""
    def outside(text):
        return substitute(text, scope, lambda value: _literal(value, '"'))

    def inside(text):
        quote = text[0]
        return substitute(text, scope, lambda value: _literal(as_text(value), quote)[1:-1])

    pieces = re.split(r"('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")", path)
    return "".join(inside(piece) if place % 2 else outside(piece) for place, piece in enumerate(pieces))


def _literal(value, quote):
    if not isinstance(value, str):
        if isinstance(value, (list, dict)):
            raise SuiteError("a list or an object is no literal of a JSONPath")
        return as_text(value)
    escaped = value.replace("\\", "\\\\").replace(quote, "\\" + quote)
    return quote + re.sub(r"[\x00-\x1f]", lambda match: f"\\u{ord(match[0]):04x}", escaped) + quote


def resolve(value, scope):
    """A value with all of its expressions evaluated; only as a whole may it be ABSENT."""
    if is_selector(value):
        return select(value, scope)
    if isinstance(value, dict):
        return {name: _inner(item, scope) for name, item in value.items()}
    if isinstance(value, list):
        return [_inner(item, scope) for item in value]
    if is_expression(value):
        return evaluate(value, scope)
    return substitute(value, scope) if isinstance(value, str) else value


def _inner(value, scope):
    resolved = resolve(value, scope)
    if resolved is ABSENT:
        raise AbsentValue(as_text(value))
    return resolved


def has_expression(value):
    """Whether anything in a value is an expression, whole or embedded."""
    if isinstance(value, dict):
        return is_selector(value) or any(map(has_expression, value.values()))
    if isinstance(value, list):
        return any(map(has_expression, value))
    return isinstance(value, str) and any(map(_ROOT.match, [value, *_EMBEDDED.findall(value)]))
