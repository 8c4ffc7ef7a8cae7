"""Expectations of a step, and relations between the steps of a case."""

import inspect

from expressions import resolve
from schemas import violation
from values import ABSENT, AbsentValue, SuiteError, equal, kind, same_items, shown
from values import at as found_at


def unmet(expectation, scope, shared, seen=None):
    """Why an expectation is not met, or None. What is open tells the answer that it saw to `seen`."""
    try:
        if "open" in expectation:
            return _open(expectation, scope, shared, seen)
        return _closed(expectation, scope, shared)
    except AbsentValue as error:
        return str(error)


def _closed(expectation, scope, shared):
    context = expectation.get("context", "$response.body")
    value = resolve(context, scope)
    if "absent" in expectation:
        return None if value is ABSENT else f"{shown(context)} is {shown(value)} and should be absent"
    if value is ABSENT:
        return f"{shown(context)} is absent"
    if "schema" in expectation:
        wrong = violation(value, resolve(expectation["schema"], scope), shared)
        return wrong and f"{shown(context)} {wrong}"
    wanted = resolve(expectation["equals"], scope)
    if wanted is not ABSENT and _alike(value, wanted, expectation):
        return None
    return f"{shown(context)} is {shown(value)} and should be {shown(wanted)}"


def _open(expectation, scope, shared, seen):
    reasons = []
    for name, answer in expectation["answers"].items():
        wrong = [reason for inner in answer for reason in [unmet(inner, scope, shared)] if reason]
        if not wrong:
            if seen is not None:
                seen(expectation["open"], name)
            return None
        reasons.append(f"{name}: {wrong[0]}")
    return f"{expectation['open']}: none of the answers ({'; '.join(reasons)})"


def _alike(value, wanted, expectation):
    if "within" in expectation:
        return kind(value) == kind(wanted) == "number" and abs(value - wanted) <= expectation["within"]
    if not expectation.get("unordered"):
        return equal(value, wanted)
    if not isinstance(value, list) or not isinstance(wanted, list):
        return False
    return same_items(value, wanted)  # whole items, whatever the key that tells them apart


def _keyed(lists, key):
    """Lists of what tells their items apart: the value at a pointer, or the whole item."""
    if key is None:
        return lists
    return [[found_at(item, key) for item in items] for items in lists]


def violated(relation, scope):
    """Why a relation does not hold, or None."""
    for name, judge in _RELATIONS.items():
        if name in relation:
            unknown = relation.keys() - {name} - inspect.signature(judge).parameters.keys()
            if unknown:
                raise SuiteError(f"a relation {name} with {', '.join(unknown)} is not known")
            try:
                reason = judge(**{"values" if part == name else part: resolve([value], scope)[0]
                                  for part, value in relation.items()})
            except AbsentValue as error:
                reason = str(error)
            return reason and f"{name} {' '.join(map(str, relation[name]))}: {reason}"
    raise SuiteError(f"a relation like {relation} is not known")


def _same(values, at=""):
    found = [found_at(value, at) for value in values]
    others = [value for value in found if value is ABSENT or not equal(value, found[0])]
    return f"{shown(others[0])} is not {shown(found[0])}" if others else None


def _unchanged(values):
    before, after = values
    if equal(before, after):
        return None
    if isinstance(before, dict) and isinstance(after, dict):
        name = next(name for name in {**before, **after}
                    if not equal(before.get(name, ABSENT), after.get(name, ABSENT)))
        return f"{name} was {shown(before.get(name, ABSENT))} and is {shown(after.get(name, ABSENT))}"
    return f"{shown(before)} became {shown(after)}"


def _equal_set(values, key=None):
    lists = _keyed([value if isinstance(value, list) else [value] for value in values], key)
    others = [items for items in lists if not same_items(lists[0], items)]
    return f"{shown(others[0])} has other items than {shown(lists[0])}" if others else None


def _concatenation(values, whole, key=None):
    pages, [whole] = _keyed(values, key), _keyed([whole], key)
    joined = [item for page in pages for item in page]
    return None if equal(joined, whole) else f"{shown(joined)} is not {shown(whole)}"


_RELATIONS = {"same": _same, "unchanged": _unchanged, "equal-set": _equal_set, "concatenation": _concatenation}
