"""How schemas of OpenAPI 3.0 are read, and what a response is held to."""

import json
import pathlib
import unittest

from client import Exchange
from schemas import Contract, translated, violation

CONTRACT = Contract(pathlib.Path(__file__).resolve().parents[2] / "schemas/records.openapi.json")
PAGE = {"count": 0, "next": None, "previous": None, "errors": None, "results": []}


def wrong(operation, status, body, kind="application/json"):
    data = b"" if body is None else json.dumps(body).encode()
    return CONTRACT.violation(operation, Exchange(None, status, {"content-type": kind}, data))


class Schemas(unittest.TestCase):
    def test_nullable_becomes_a_type(self):
        members = {"nullable": {"type": "string", "nullable": True}, "b": {"type": "string"}}
        schema = translated({"properties": members})
        self.assertIsNone(violation({"nullable": None, "b": "x"}, schema))
        self.assertIsNotNone(violation({"nullable": 1}, schema))
        self.assertIsNotNone(violation({"b": None}, schema))

    def test_formats_are_looked_at(self):
        uuid = "6f1b0c1e-0d51-4a3f-8c50-000000000001"
        for name, good, bad in (("uuid", uuid, uuid.replace("-", "")), ("uri", "http://a/b?c=d", "/b?c=d"),
                                ("email", "a@b", "a b"), ("date", "2024-02-29", "2023-02-29"),
                                ("date-time", "2024-02-29T10:00:00Z", "2024-02-29T10:00:00")):
            self.assertIsNone(violation(good, {"format": name}), name)
            self.assertIsNotNone(violation(bad, {"format": name}), name)

    def test_a_violation_says_where(self):
        schema = {"properties": {"a": {"items": {"type": "integer"}}}}
        self.assertIn("/a/1", violation({"a": [1, "x"]}, schema))

    def test_an_answer_is_held_to_its_operation_and_status(self):
        self.assertIsNone(wrong("records_search_create", 200, PAGE))
        self.assertIn("count", wrong("records_search_create", 200, {**PAGE, "count": "0"}))
        self.assertIn("next", wrong("records_search_create", 200, {**PAGE, "next": ""}))
        self.assertIn("count", wrong("records_search_create", 206, {**PAGE, "count": None}))
        self.assertIn("no JSON", wrong("records_search_create", 200, PAGE, "text/html"))
        self.assertIn("no JSON", wrong("records_search_create", 200, None))
        self.assertIsNone(wrong("records_search_create", 404, {"detail": 1}))
        self.assertIsNone(wrong("records_destroy", 204, None))
        self.assertIn("a body", wrong("records_destroy", 204, {}))

    def test_credentials_are_those_of_the_contract(self):
        self.assertEqual(CONTRACT.credentials(), {"X-API-KEY": "KIZEN_API_KEY", "X-USER-ID": "KIZEN_USER_ID",
                                                  "X-BUSINESS-ID": "KIZEN_BUSINESS_ID"})


if __name__ == "__main__":
    unittest.main()
