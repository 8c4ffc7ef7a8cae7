"""Which expectations are met and which relations hold; each fails for its own reason."""

import unittest

from client import Exchange
from expectations import unmet, violated
from expressions import Scope
from values import SuiteError

EXCHANGE = Exchange(None, 200, {"content-type": "application/json"},
                    b'{"id": "i", "n": 2.5, "list": [{"id": 1, "v": 2}, {"id": 2}], "z": null}')
STEPS = {"a": {"one": [1, 2], "two": [2, 1], "page": [3], "row": {"x": 1, "y": {"v": 2}}},
         "b": {"row": {"x": 1}}}
SCOPE = Scope({"id": "i"}, STEPS.keys(), STEPS, exchange=EXCHANGE)
SHARED = {"id": {"const": "i"}}


class Expectations(unittest.TestCase):
    def met(self, expectation, seen=None):
        self.assertIsNone(unmet(expectation, SCOPE, SHARED, seen))

    def fails(self, expectation, *words):
        reason = unmet(expectation, SCOPE, SHARED)
        self.assertIsNotNone(reason, expectation)
        for word in words:
            self.assertIn(word, reason)

    def test_schemas_may_hold_expressions_and_share(self):
        self.met({"schema": {"properties": {"id": {"const": "$inputs.id"}}, "required": ["n"]}})
        self.met({"context": "$response.body#/id", "schema": {"$ref": "#/x-contract/schemas/id"}})
        self.fails({"context": "$response.body#/n", "schema": {"$ref": "#/x-contract/schemas/id"}}, "'i'")
        self.fails({"context": "$response.body#/x", "schema": {}}, "absent")
        self.fails({"context": "$response.body#/id", "schema": {"format": "uuid"}}, "uuid")

    def test_equality_is_exact(self):
        self.met({"context": "$response.body#/id", "equals": "$inputs.id"})
        self.fails({"context": "$response.body#/id", "equals": "I"}, '"i"', '"I"')
        self.fails({"context": "$response.body#/z", "equals": "$response.body#/x"})
        self.fails({"context": "$response.body#/x", "equals": "$response.body#/x"})

    def test_equality_within_and_in_any_order(self):
        self.met({"context": "$response.body#/n", "equals": 2.4, "within": 0.2})
        self.fails({"context": "$response.body#/n", "equals": 2.4, "within": 0.05})
        turned = {"context": "$response.body#/list", "equals": [{"id": 2}, {"id": 1, "v": 2}]}
        self.met({**turned, "unordered": True})
        self.fails(turned)
        self.fails({**turned, "equals": [{"id": 2}, {"id": 1}], "unordered": True, "key": "/id"})

    def test_absence(self):
        self.met({"context": "$response.body#/x", "absent": True})
        self.fails({"context": "$response.body#/z", "absent": True}, "null")

    def test_what_is_open_tells_which_answer_it_saw(self):
        seen = []
        answers = {name: [{"context": "$statusCode", "equals": status}] for name, status in (("no", 404), ("yes", 200))}
        self.met({"open": "S1", "answers": answers}, lambda *answer: seen.append(answer))
        self.assertEqual(seen, [("S1", "yes")])
        del answers["yes"]
        self.fails({"open": "S1", "answers": {**answers, "neither": [{"absent": True}]}}, "no: ", "neither: ")


class Relations(unittest.TestCase):
    def check(self, holding, **relation):
        relation = {name.replace("_", "-"): value for name, value in relation.items()}
        self.assertEqual(violated(relation, SCOPE) is None, holding, relation)

    def test_same(self):
        self.check(True, same=["$steps.a.outputs.row", "$steps.b.outputs.row"], at="/x")
        self.check(False, same=["$steps.a.outputs.row", "$steps.b.outputs.row"])
        self.check(False, same=["$steps.a.outputs.row", "$steps.a.outputs.row"], at="/nobody")
        self.check(False, same=["$steps.a.outputs.row", None])
        self.check(False, same=["$steps.a.outputs.nobody", "$steps.b.outputs.nobody"])

    def test_unchanged(self):
        self.check(True, unchanged=["$steps.a.outputs.row", {"y": {"v": 2}, "x": 1}])
        self.check(False, unchanged=["$steps.a.outputs.row", "$steps.b.outputs.row"])

    def test_sets_and_pages(self):
        self.check(True, equal_set=["$steps.a.outputs.one", "$steps.a.outputs.two"])
        self.check(False, equal_set=["$steps.a.outputs.one", "$steps.a.outputs.page"])
        self.check(False, equal_set=["$steps.a.outputs.one", []])
        self.check(True, concatenation=["$steps.a.outputs.one", "$steps.a.outputs.page"], whole=[1, 2, 3])
        self.check(False, concatenation=["$steps.a.outputs.two", "$steps.a.outputs.page"], whole=[1, 2, 3])

    def test_what_it_does_not_know_is_refused(self):
        for relation in ({"subset": []}, {"unchanged": [], "except": ["/x"]}):
            with self.assertRaises(SuiteError):
                violated(relation, SCOPE)


if __name__ == "__main__":
    unittest.main()
