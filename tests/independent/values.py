"""JSON values: what is absent, when two are equal, how one reads as text, where a pointer leads."""

import json


class SuiteError(Exception):
    """A suite says what this runner does not know or cannot make sense of; the run stops."""


class Unusable(Exception):
    """A value that came of an answer cannot be used as the suite means it; a step fails."""


class AbsentValue(Unusable):
    """An expression stands for nothing where a value is needed."""

    def __init__(self, expression):
        super().__init__(f"{expression} is absent")


class _Absent:
    def __repr__(self):
        return "absent"


ABSENT = _Absent()


def kind(value):
    """The JSON type of a value; true is no number, and 1 and 1.0 are the same kind."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    return {str: "string", list: "array", dict: "object", type(None): "null"}.get(type(value), "absent")


def equal(left, right):
    """Deep equality of JSON values; texts are compared letter by letter."""
    if kind(left) != kind(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(map(equal, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(equal(left[name], right[name]) for name in left)
    return left is right if left is ABSENT else left == right


def same_items(left, right):
    """Whether two lists have the same items, each as often, in any order."""
    rest = list(right)
    for item in left:
        found = next((place for place, other in enumerate(rest) if equal(item, other)), None)
        if found is None:
            return False
        del rest[found]
    return not rest


def as_text(value):
    """A text as it is, anything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def shown(value, limit=160):
    """A value in a message, cut where it gets long."""
    text = "absent" if value is ABSENT else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= limit else text[:limit] + "..."


def tokens(pointer):
    """The names of a JSON Pointer (RFC 6901)."""
    if pointer and not pointer.startswith("/"):
        raise SuiteError(f"a JSON Pointer begins with a slash, not {pointer!r}")
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def at(value, pointer):
    """What a JSON Pointer leads to, or ABSENT."""
    for token in tokens(pointer):
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and _is_index(token) and int(token) < len(value):
            value = value[int(token)]
        else:
            return ABSENT
    return value


def _is_index(token):
    return token.isascii() and token.isdigit() and (token == "0" or token[0] != "0")


def replaced(value, pointer, new):
    """A copy of a value with another one at a JSON Pointer, which must lead somewhere."""
    names = tokens(pointer)
    if not names:
        return new
    if at(value, pointer) is ABSENT:
        raise SuiteError(f"there is nothing at {pointer!r} to be replaced")
    copy = json.loads(json.dumps(value))
    parent = copy
    for name in names[:-1]:
        parent = parent[int(name) if isinstance(parent, list) else name]
    parent[int(names[-1]) if isinstance(parent, list) else names[-1]] = new
    return copy
