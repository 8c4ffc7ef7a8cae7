"""What expressions, embedded ones and selectors stand for."""

import unittest

from client import Exchange, Request
from expressions import Scope, has_expression, resolve
from values import ABSENT, AbsentValue, SuiteError

REQUEST = Request("GET", "/api/{object}/{id}", {"object": "a b/c", "id": 7}, {"all": True, "q": "x&é"}, ABSENT)
JSON = {"content-type": "application/json"}
EXCHANGE = Exchange(REQUEST, 200, JSON, b'{"id": "i", "n/m": [1, {"v": null}], "two": [2, 3]}')
SCOPE = Scope({"unique": "u", "count": 3, "path": "it's \\", "list": [1]}, {"add"}, {"add": {"id": "i"}},
              exchange=EXCHANGE)


class Expressions(unittest.TestCase):
    def test_a_whole_expression_keeps_the_type_of_its_value(self):
        for text, value in (("$inputs.count", 3), ("$steps.add.outputs.id", "i"), ("$statusCode", 200),
                            ("$method", "GET"), ("$response.body#/n~1m/1", {"v": None}),
                            ("$response.header.Content-Type", "application/json"),
                            ("$request.query.all", True), ("$request.path.id", 7), ("$response.body#/two/1", 3)):
            self.assertEqual(resolve(text, SCOPE), value, text)

    def test_what_is_not_there_is_absent(self):
        for text in ("$response.body#/x", "$response.body#/two/2", "$response.body#/two/01", "$response.header.X",
                     "$steps.add.outputs.record", "$inputs.count#/x", "$request.query.other"):
            self.assertIs(resolve(text, SCOPE), ABSENT, text)

    def test_an_absent_value_does_not_stand_within_another(self):
        for value in (["$response.body#/x"], {"a": "$inputs.no"}, "{$inputs.no} deal"):
            with self.assertRaises(AbsentValue):
                resolve(value, SCOPE)

    def test_embedded_expressions_become_texts_that_are_not_read_again(self):
        text = "{$inputs.unique}.{$inputs.count} {$inputs.list} {x} {$$}"
        self.assertEqual(resolve(text, SCOPE), "u.3 [1] {x} {$$}")
        scope = Scope({"a": "{$inputs.b}", "b": 1}, ())
        self.assertEqual(resolve("{$inputs.a}", scope), "{$inputs.b}")

    def test_other_texts_are_left_alone(self):
        for text in ("$5", "$.fields", "^a$", "{id}"):
            self.assertEqual(resolve(text, SCOPE), text)
            self.assertFalse(has_expression(text))

    def test_what_only_begins_like_an_expression_is_refused(self):
        for text in ("$inputs", "$response.body.id", "$steps.add.id", "$workflows.a.outputs.b",
                     "$steps.nobody.outputs.id", "$outputs.id"):
            with self.assertRaises(SuiteError, msg=text):
                resolve(text, SCOPE)

    def test_a_selector_gives_nothing_a_node_or_an_array(self):
        def selected(path):
            return resolve({"context": "$response.body", "selector": path, "type": "jsonpath"}, SCOPE)
        self.assertIs(selected("$.nobody"), ABSENT)
        self.assertEqual(selected("$.id"), "i")
        self.assertEqual(selected("$.two[*]"), [2, 3])
        self.assertEqual(selected("$.two[?@ == {$inputs.count}]"), 3)

    def test_a_value_in_a_jsonpath_stays_a_text(self):
        scope = SCOPE.after(Exchange(REQUEST, 200, JSON, b'[{"n": "it\'s \\\\"}, {"n": "other"}]'))
        for literal in ("'{$inputs.path}'", '"{$inputs.path}"', "{$inputs.path}"):
            selector = {"context": "$response.body", "selector": f"$[?@.n == {literal}].n", "type": "jsonpath"}
            self.assertEqual(resolve(selector, scope), "it's \\", literal)

    def test_urls_are_encoded(self):
        self.assertEqual(REQUEST.url, "/api/a%20b%2Fc/7?all=true&q=x%26%C3%A9")


if __name__ == "__main__":
    unittest.main()
