"""Criteria: simple conditions, regular expressions and JSONPaths.

    or    := and *("||" and)          basic   := ["!"] "(" or ")" | operand OP operand | ["!"] operand
    and   := basic *("&&" basic)      operand := expression | 'text' | number | true | false | null
"""

import json
import re

import jsonpath
from expressions import evaluate, resolve, substitute, with_literals
from values import ABSENT, SuiteError, as_text, equal, kind

_TOKEN = re.compile(
    r"\s*(?:(?P<sign>\|\||&&|==|!=|<=|>=|[<>!()])"
    r"|(?P<text>'(?:[^']|'')*')"
    r"|(?P<word>true\b|false\b|null\b|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.]))"
    r"|(?P<expression>\$[^\s!&()<=>{|}]+))")
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")


def holds(criterion, scope):
    """Whether a criterion of any type holds."""
    form = criterion.get("type", "simple")
    if form == "simple":
        return simple(criterion["condition"], scope)
    if form not in ("regex", "jsonpath"):
        raise SuiteError(f"a criterion of type {form!r} is not known")
    context = resolve(criterion["context"], scope)
    if context is ABSENT or context is None:
        return False
    if form == "regex":
        return _found(criterion["condition"], context, scope)
    return bool(jsonpath.nodes(with_literals(criterion["condition"], scope), context))


def _found(pattern, context, scope):
    between_slashes = re.fullmatch(r"/(.*)/(i?)", pattern, re.DOTALL)
    flags = re.IGNORECASE if between_slashes and between_slashes[2] else 0
    pattern = between_slashes[1] if between_slashes else pattern
    pattern = substitute(pattern, scope, lambda value: re.escape(as_text(value)))
    return re.search(pattern, as_text(context), flags) is not None


def simple(text, scope):
    """Whether a simple condition holds."""
    reader = _Condition(text, scope)
    result = reader.either()
    if reader.tokens:
        reader.fail()
    return result


def compare(left, operator, right):
    """Texts ignore case; a text counts as a number beside a number.

    null equals null alone and what is absent, which is neither equal to nor different from anything else.
    """
    if left is ABSENT or right is ABSENT:
        return operator == "==" and left in (None, ABSENT) and right in (None, ABSENT)
    if (left is None) != (right is None):
        return operator == "!="
    left, right = _coerced(left, right), _coerced(right, left)
    if isinstance(left, str) and isinstance(right, str):
        left, right = left.casefold(), right.casefold()
    if operator in ("==", "!="):
        return equal(left, right) == (operator == "==")
    if kind(left) != kind(right) or kind(left) not in ("number", "string"):
        return False
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator]


def _coerced(value, other):
    if isinstance(value, str) and kind(other) == "number":
        try:
            number = json.loads(value)
        except ValueError:
            return value
        return number if kind(number) == "number" else value
    return value


def true(value):
    """false, null, nothing, 0 and '' are not; anything else is."""
    return value not in (False, None, 0, "") and value is not ABSENT


class _Condition:
    """Reads a condition and evaluates it on the way; both sides of || and && are read always."""

    def __init__(self, text, scope):
        self.text, self.scope = text, scope
        self.tokens = self.split(text)

    def fail(self):
        raise SuiteError(f"{self.text!r} is no condition that this runner knows")

    def split(self, text):
        found, place, text = [], 0, text.rstrip()
        while place < len(text):
            token = _TOKEN.match(text, place)
            if token is None:
                self.fail()
            found.append((token.lastgroup, token[token.lastgroup]))
            place = token.end()
        return found

    def sign(self, *signs):
        if self.tokens and self.tokens[0][0] == "sign" and self.tokens[0][1] in signs:
            return self.tokens.pop(0)[1]
        return None

    def either(self):
        result = self.both()
        while self.sign("||"):
            result = self.both() or result
        return result

    def both(self):
        result = self.basic()
        while self.sign("&&"):
            result = self.basic() and result
        return result

    def basic(self):
        negated = self.sign("!") is not None
        if self.sign("("):
            result = self.either()
            if not self.sign(")"):
                self.fail()
            return result != negated
        left = self.operand()
        operator = None if negated else self.sign(*_COMPARISONS)
        if operator is None:
            return true(left) != negated
        return compare(left, operator, self.operand())

    def operand(self):
        form, text = self.tokens.pop(0) if self.tokens else ("sign", "")
        if form == "text":
            return text[1:-1].replace("''", "'")
        if form == "word":
            return json.loads(text)
        if form == "expression":
            return evaluate(text, self.scope)
        return self.fail()
