"""Which conditions hold, and which are none."""

import unittest

from client import Exchange
from conditions import holds
from expressions import Scope
from values import SuiteError

EXCHANGE = Exchange(None, 200, {"content-type": "application/json"},
                    b'{"n": 9, "s": "Ann", "d": "10", "z": null, "a": [1], "e": ""}')
SCOPE = Scope({"n": "A.n"}, (), exchange=EXCHANGE)


class Conditions(unittest.TestCase):
    def check(self, expected, *texts, **criterion):
        for text in texts:
            self.assertEqual(holds({"condition": text, **criterion}, SCOPE), expected, text)

    def test_comparisons(self):
        self.check(True, "$statusCode == 200", "$response.body#/n < 10", "$response.body#/n >= 9",
                   "$response.body#/n != -1", "$response.body#/s == 'ANN'", "'it''s' == 'it''s'",
                   "$response.body#/d > 9", "$response.body#/n == 9.0e0")
        self.check(False, "$statusCode != 200", "$response.body#/n > 9", "$response.body#/s != 'ann'",
                   "$response.body#/d > '9'", "$response.body#/a < 2", "$response.body#/n == true")

    def test_nothing_equals_null_alone(self):
        self.check(True, "$response.body#/x == null", "$response.body#/z == null", "null == null",
                   "$response.body#/n != null", "$response.body#/z != 0")
        self.check(False, "$response.body#/x != 1", "$response.body#/x == 0", "$response.body#/x < 1",
                   "$response.body#/z == 0", "$response.body#/n == null", "$response.body#/x != null")

    def test_signs_join_in_their_order(self):
        self.check(True, "true || false && false", "!(true && false)", "!false && true",
                   "(false || true)&&true", "!$response.body#/x")
        self.check(False, "(true || false) && false", "!(true || false)", "!true || false")

    def test_truth_of_bare_values(self):
        self.check(True, "$response.body#/a", "$response.body#/s", "$response.body#/n")
        self.check(False, "$response.body#/z", "$response.body#/x", "$response.body#/e", "0", "false")

    def test_regular_expressions_are_found_anywhere(self):
        self.check(True, "^A", "nn", "/^ann$/i", type="regex", context="$response.body#/s")
        self.check(False, "^ann$", "{$inputs.n}", type="regex", context="$response.body#/s")
        self.check(False, ".*", type="regex", context="$response.body#/x")

    def test_a_jsonpath_holds_where_it_picks_something(self):
        self.check(True, "$.z", "$.a[?@ == 1]", type="jsonpath", context="$response.body")
        self.check(False, "$.x", "$.a[?@ == 2]", type="jsonpath", context="$response.body")

    def test_what_is_no_condition_is_refused(self):
        for text in ("", "1 ==", "1 == 1 == 1", "(1", "$statusCode = 200", "a == b", "1 1",
                     "$response.body.n == 9", "!1 == 2"):
            with self.assertRaises(SuiteError, msg=text):
                holds({"condition": text}, SCOPE)
        with self.assertRaises(SuiteError):
            holds({"condition": "/a", "type": "xpath", "context": "$response.body"}, SCOPE)


if __name__ == "__main__":
    unittest.main()
