"""Python's jsonschema as a second judge of bodies that kizen judged (tests/oracle).

An OpenAPI 3.0 schema is rewritten as JSON Schema draft 4; formats are judged here, by regular
expressions written from their RFCs, and an integer is a number without a fraction part.
"""

import collections
import json
import re

try:
    import jsonschema
except ImportError:
    raise SystemExit("oracle: no jsonschema for this Python; run tools/bootstrap test, then cmake again")

UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")

# RFC 3986, appendix A, bottom up.
_ESCAPE = "%[0-9A-Fa-f]{2}"
_PLAIN = r"[A-Za-z0-9\-._~!$&'()*+,;=]"
_PCHAR = f"(?:{_PLAIN}|{_ESCAPE}|[:@])"
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = rf"{_OCTET}(?:\.{_OCTET}){{3}}"
_H16 = "[0-9A-Fa-f]{1,4}"
_LS32 = f"(?:{_H16}:{_H16}|{_IPV4})"
_IPV6 = "(?:" + "|".join(
    [f"(?:{_H16}:){{6}}{_LS32}", f"::(?:{_H16}:){{5}}{_LS32}"]
    + [f"(?:(?:{_H16}:){{0,{before}}}{_H16})?::(?:{_H16}:){{{4 - before}}}{_LS32}"
       for before in range(5)]
    + [f"(?:(?:{_H16}:){{0,5}}{_H16})?::{_H16}", f"(?:(?:{_H16}:){{0,6}}{_H16})?::"]) + ")"
_LITERAL = rf"\[(?:{_IPV6}|[vV][0-9A-Fa-f]+\.(?:{_PLAIN}|:)+)\]"
_AUTHORITY = f"(?:(?:{_PLAIN}|{_ESCAPE}|:)*@)?(?:{_LITERAL}|(?:{_PLAIN}|{_ESCAPE})*)(?::[0-9]*)?"
URI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+\-.]*:(?://{_AUTHORITY}(?:/{_PCHAR}*)*"
    rf"|/(?:{_PCHAR}+(?:/{_PCHAR}*)*)?|{_PCHAR}+(?:/{_PCHAR}*)*|)"
    rf"(?:\?(?:{_PCHAR}|[/?])*)?(?:#(?:{_PCHAR}|[/?])*)?")

FORMATS = jsonschema.FormatChecker(formats=())
for _name, _pattern in (("uuid", UUID), ("uri", URI)):
    FORMATS.checks(_name)(lambda value, pattern=_pattern: not isinstance(value, str)
                          or pattern.fullmatch(value) is not None)

_UNTOUCHED = {"enum", "default", "example"}


def at(document, pointer):
    """What a JSON Pointer, written plainly or as a fragment, leads to."""
    for token in pointer.lstrip("#").split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        document = document[int(token)] if isinstance(document, list) else document[token]
    return document


class Translator:
    """Rewrites Schema Objects of one document, for messages of one direction, as draft 4."""

    def __init__(self, document, direction):
        self.document = document
        self.hidden = "readOnly" if direction == "request" else "writeOnly"

    def schema(self, written):
        if not isinstance(written, dict):
            return written
        if "$ref" in written:
            return {"$ref": written["$ref"]}
        schema = {key: self.keyword(key, value) for key, value in written.items()}
        if written.get("nullable"):
            if "type" not in written:
                schema = {"anyOf": [{"enum": [None]}, schema]}
            else:
                schema["type"] = [written["type"], "null"]
        return self.without_hidden(written, schema)

    def keyword(self, key, value):
        if key in _UNTOUCHED:
            return value
        if key == "properties":
            return {name: self.schema(member) for name, member in value.items()}
        if key in ("items", "additionalProperties", "not"):
            return self.schema(value)
        if key == "pattern":  # Python's $ also stands before a last line end; ECMA 262's does not
            return re.sub(r"(?<!\\)\$", r"\\Z", value)
        if key in ("allOf", "anyOf", "oneOf"):
            return [self.schema(branch) for branch in value]
        return value

    def without_hidden(self, written, schema):
        hidden = [name for name, member in written.get("properties", {}).items()
                  if self.is_hidden(member)]
        for name in hidden:
            schema["properties"][name] = {"not": {}}
        required = [name for name in schema.pop("required", []) if name not in hidden]
        return {**schema, "required": required} if required else schema

    def is_hidden(self, member):
        while "$ref" in member:
            member = at(self.document, member["$ref"])
        return member.get(self.hidden, False)

    def validator(self, pointer):
        named = self.document.get("components", {}).get("schemas", {})
        root = {"components": {"schemas": {name: self.schema(one) for name, one in named.items()}},
                "root": self.schema(at(self.document, pointer))}
        resolver = jsonschema.RefResolver("", root)
        return jsonschema.Draft4Validator({"$ref": "#/root"}, resolver=resolver,
                                          format_checker=FORMATS)


class Comparison:
    """What both judges said: counts, and the bodies on which they differ."""

    def __init__(self):
        self.counts = collections.Counter()
        self.differences = []
        self.contract = self.document = None
        self.validators = {}

    def read(self, lines):
        for line in lines:
            entry = json.loads(line)
            if "document" in entry:
                self.contract, self.document = entry["contract"], entry["document"]
            else:
                self.judge(entry)
        return self

    def judge(self, entry):
        key = (self.contract, entry["direction"], entry["schema"])
        if key not in self.validators:
            self.validators[key] = Translator(self.document, key[1]).validator(key[2])
        error = next(self.validators[key].iter_errors(entry["body"]), None)
        verdict = "valid" if error is None else "invalid"
        self.counts[(self.contract, entry["origin"], verdict)] += 1
        if verdict != entry["kizen"]:
            why = "" if error is None else f"\n  because {error.message}"
            self.differences.append(f"{self.contract}: kizen says {entry['kizen']}, "
                                    f"jsonschema {verdict}{why}\n  {json.dumps(entry)}")
