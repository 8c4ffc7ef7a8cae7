"""A JSONPath of RFC 9535: names, wildcards, indexes, descendants and filters, but no slices.

    jsonpath.nodes("$.fields[?@.name == 'price' && @.value > 10].value", record)
"""

import functools
import json
import re

from values import ABSENT, SuiteError, equal, kind

_NAME = r"[A-Za-z_\u0080-\U0010ffff][A-Za-z0-9_\u0080-\U0010ffff]*"
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_STRING = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
_WORD = r"(?:true|false|null)\b"
_COMPARISON = r"==|!=|<=|>=|<|>"


def nodes(text, value):
    """The values that a JSONPath picks out of a value."""
    return _compiled(text)(value, value)


@functools.lru_cache(maxsize=None)
def _compiled(text):
    return _Parser(text).whole()


def unquoted(literal):
    """The text that a string literal stands for, in either kind of quotes."""
    inside = literal[1:-1]
    if literal[0] == "'":
        inside = re.sub(r'\\.|"', _in_double_quotes, inside)
    try:
        return json.loads(f'"{inside}"', strict=True)
    except ValueError:
        raise SuiteError(f"JSONPath: {literal} is no string") from None


def _in_double_quotes(match):
    return {"\\'": "'", '"': '\\"', '\\"': "\\?"}.get(match.group(), match.group())


class _Operand:
    """A side of a comparison, or a test: what it evaluates to, and what it may be used as."""

    def __init__(self, evaluate, form):
        self.evaluate, self.form = evaluate, form  # form: value, logical, one (node), many (nodes)

    def as_value(self, text):
        if self.form == "one":
            return lambda root, here: next(iter(self.evaluate(root, here)), ABSENT)
        if self.form == "value":
            return self.evaluate
        raise SuiteError(f"JSONPath {text!r}: what is compared must be one value")

    def as_test(self, text):
        if self.form in ("one", "many"):
            return lambda root, here: bool(self.evaluate(root, here))
        if self.form == "logical":
            return self.evaluate
        raise SuiteError(f"JSONPath {text!r}: a value is no test")


class _Parser:
    """Turns the text of a JSONPath into functions (root, current node) -> result."""

    def __init__(self, text):
        self.text, self.place = text, 0

    def whole(self):
        self.need(r"\$")
        query, _ = self.segments(lambda root, here: [root])
        if self.place != len(self.text):
            self.fail("the end")
        return query

    def fail(self, wanted):
        raise SuiteError(f"JSONPath {self.text!r}: {wanted} was expected at {self.text[self.place:]!r}")

    def take(self, pattern, blanks=True):
        match = re.compile((r"\s*" if blanks else "") + f"({pattern})").match(self.text, self.place)
        if match:
            self.place = match.end()
        return match.group(1) if match else None

    def need(self, pattern):
        found = self.take(pattern)
        if found is None:
            self.fail(pattern.replace("\\", ""))
        return found

    def segments(self, query):
        """(the query that goes on from another one, whether it is singular)"""
        singular = True
        while True:
            start = self.take(r"\.\.|\.|\[")
            if start is None:
                return query, singular
            select, one = self.bracketed() if start == "[" else self.after_dot(start)
            singular = singular and one and start != ".."
            query = _then(query, select, deep=start == "..")

    def after_dot(self, start):
        if self.take(r"\*", blanks=False):
            return _every, False
        name = self.take(_NAME, blanks=False)
        if name is not None:
            return _member(name), True
        if start == ".." and self.take(r"\["):
            return self.bracketed()
        return self.fail("a name or *")

    def bracketed(self):
        chosen = [self.selector()]
        while self.take(","):
            chosen.append(self.selector())
        self.need(r"\]")
        selects = [select for select, _ in chosen]
        several = lambda root, node: [found for select in selects for found in select(root, node)]
        return several, len(chosen) == 1 and chosen[0][1]

    def selector(self):
        if self.take(r"\*"):
            return _every, False
        if self.take(r"\?"):
            return _filtered(self.either()), False
        literal = self.take(_STRING)
        if literal is not None:
            return _member(unquoted(literal)), True
        return _item(int(self.need(r"-?[0-9]+(?!\s*:)"))), True

    def either(self):
        tests = [self.both()]
        while self.take(r"\|\|"):
            tests.append(self.both())
        return lambda root, here: any(test(root, here) for test in tests)

    def both(self):
        tests = [self.basic()]
        while self.take("&&"):
            tests.append(self.basic())
        return lambda root, here: all(test(root, here) for test in tests)

    def basic(self):
        if self.take("!(?!=)"):
            test = self.parenthesised() or self.operand().as_test(self.text)
            return lambda root, here: not test(root, here)
        return self.parenthesised() or self.comparison()

    def parenthesised(self):
        if not self.take(r"\("):
            return None
        test = self.either()
        self.need(r"\)")
        return test

    def comparison(self):
        left = self.operand()
        operator = self.take(_COMPARISON)
        if operator is None:
            return left.as_test(self.text)
        first, second = left.as_value(self.text), self.operand().as_value(self.text)
        compare = _COMPARE[operator]
        return lambda root, here: compare(first(root, here), second(root, here))

    def operand(self):
        for pattern, read in ((_STRING, unquoted), (_NUMBER, json.loads), (_WORD, json.loads)):
            literal = self.take(pattern)
            if literal is not None:
                constant = read(literal)
                return _Operand(lambda root, here: constant, "value")
        start = self.take(r"[@$]")
        if start:
            query, singular = self.segments(_HERE if start == "@" else _ROOT)
            return _Operand(query, "one" if singular else "many")
        return self.call()

    def call(self):
        name = self.take(r"(?:length|count|match|search)(?=\()")
        if name is None:
            self.fail("a literal, a query or length, count, match or search")
        self.need(r"\(")
        first = self.operand()
        second = self.operand().as_value(self.text) if self.take(",") else None
        self.need(r"\)")
        if (second is None) != (name in ("length", "count")):
            self.fail(f"another number of arguments of {name}()")
        if name == "count":
            return _Operand(lambda root, here: len(first.evaluate(root, here)), "value")
        first = first.as_value(self.text)
        if name == "length":
            return _Operand(lambda root, here: _length(first(root, here)), "value")
        find = re.fullmatch if name == "match" else re.search
        return _Operand(lambda root, here: _matches(find, first(root, here), second(root, here)), "logical")


def _HERE(_, here):
    return [here]


def _ROOT(root, _):
    return [root]


def _then(query, select, deep):
    if not deep:
        return lambda root, here: [found for node in query(root, here) for found in select(root, node)]
    return lambda root, here: [found for node in query(root, here) for below in _descendants(node)
                               for found in select(root, below)]


def _descendants(node):
    yield node
    for child in _every(None, node):
        yield from _descendants(child)


def _every(_, node):
    return list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []


def _member(name):
    return lambda _, node: [node[name]] if isinstance(node, dict) and name in node else []


def _item(index):
    return lambda _, node: [node[index]] if isinstance(node, list) and -len(node) <= index < len(node) else []


def _filtered(test):
    return lambda root, node: [child for child in _every(root, node) if test(root, child)]


def _less(left, right):
    return kind(left) == kind(right) and kind(left) in ("number", "string") and left < right


_COMPARE = {
    "==": equal,
    "!=": lambda left, right: not equal(left, right),
    "<": _less,
    ">": lambda left, right: _less(right, left),
    "<=": lambda left, right: _less(left, right) or equal(left, right),
    ">=": lambda left, right: _less(right, left) or equal(left, right),
}


def _length(value):
    return len(value) if isinstance(value, (str, list, dict)) else ABSENT


def _matches(find, value, pattern):
    """Of I-Regexp (RFC 9485) what Python reads alike; lookarounds and the like are refused."""
    if not isinstance(value, str) or not isinstance(pattern, str):
        return False
    if re.search(r"\(\?|\\[0-9bBAZzGk]|[*+?}][?+]", pattern):
        raise SuiteError(f"JSONPath: {pattern!r} is no I-Regexp")
    return find(pattern, value) is not None
