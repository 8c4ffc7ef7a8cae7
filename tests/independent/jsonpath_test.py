"""What is picked, and what is refused, by the JSONPath of the independent client."""

import unittest

from jsonpath import nodes
from values import SuiteError

BOOK = {"a": [{"n": "x", "v": 1, "t": [1, 2]}, {"n": "y", "v": None}, {"n": "z", "v": "12"}],
        "b": {"c": {"n": "w", "v": True}}}


class JsonPath(unittest.TestCase):
    def picks(self, path, *expected):
        self.assertEqual(nodes(path, BOOK), list(expected), path)

    def test_names_indexes_and_wildcards(self):
        self.picks("$.a[0].n", "x")
        self.picks("$['a'][-1][\"n\"]", "z")
        self.picks("$.a[*].n", "x", "y", "z")
        self.picks("$.b.*.n", "w")
        self.picks("$.a[0, 2].n", "x", "z")
        self.picks("$.nobody.n")
        self.picks("$.a[7]")

    def test_descendants(self):
        self.picks("$..n", "x", "y", "z", "w")
        self.picks("$..c['n']", "w")

    def test_filters_compare(self):
        self.picks("$.a[?@.n == 'y'].v", None)
        self.picks("$.a[?@.v == 1].n", "x")
        self.picks("$.a[?@.v == true].n")
        self.picks("$.a[?@.v != null].n", "x", "z")
        self.picks("$.a[?@.v > '1'].n", "z")
        self.picks("$.a[?@.v >= 1].n", "x")
        self.picks("$.b[?@.v == true].n", "w")

    def test_filters_join_and_negate(self):
        self.picks("$.a[?@.n == 'x' || @.n == 'y' && @.v == 7].n", "x")
        self.picks("$.a[?(@.n == 'x' || @.n == 'y') && @.v == null].n", "y")
        self.picks("$.a[?!(@.n == 'x')].n", "y", "z")
        self.picks("$.a[?!@.t].n", "y", "z")

    def test_existence_is_not_truth(self):
        self.picks("$.a[?@.v].n", "x", "y", "z")
        self.picks("$.a[?@.t[?@ > 1]].n", "x")

    def test_what_is_not_there_equals_what_is_not_there(self):
        self.picks("$.a[?@.u == @.w].n", "x", "y", "z")
        self.picks("$.a[?@.u == null].n")

    def test_functions(self):
        self.picks("$.a[?length(@.t) == 2].n", "x")
        self.picks("$.a[?length(@.v) == 2].n", "z")
        self.picks("$.a[?count(@.*) == 3].n", "x")
        self.picks("$.a[?match(@.v, '1')].n")
        self.picks("$.a[?search(@.v, '1')].n", "z")
        self.picks("$.a[?match(@.v, '[0-9]+')].n", "z")

    def test_quotes(self):
        self.assertEqual(nodes(r"""$['it\'s "']""", {'it\'s "': 1}), [1])
        self.assertEqual(nodes(r'$["\u00e9\\"]', {"é\\": 1}), [1])

    def test_what_it_does_not_know_is_refused(self):
        for path in ("a", "$.", "$[1:2]", "$[?@.a == ]", "$[?value(@.a) == 1]", "$[?@.* == 1]", "$[?1]",
                     "$[?length(@.a)]", "$.a b", "$[?@.a == 1 == 2]", "$[?match(@.a)]"):
            with self.assertRaises(SuiteError, msg=path):
                nodes(path, {"b": {"a": 1}})


if __name__ == "__main__":
    unittest.main()
