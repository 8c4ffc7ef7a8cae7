#pragma once

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include "detail/text.hpp"
#include "json_pointer.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Where a promise is written: a document and a place in it.
struct SchemaLocation {
  std::string document = {};  ///< name of the contract, such as `records.openapi.json`
  JsonPointer pointer = {};   ///< from the document's root

  friend bool operator==(const SchemaLocation& a, const SchemaLocation& b) {
    return a.document == b.document && a.pointer == b.pointer;
  }
};

inline std::ostream& operator<<(std::ostream& out, const SchemaLocation& location) {
  return out << location.document << "#" << location.pointer;
}

struct Choice;

/// One promise that one message broke. A value; never thrown.
///
/// The first two words of `rule` say which part of which message `instance` points into:
/// a JSON body, or the object of path, query, header or cookie parameters by name.
///
/// ```cpp
/// #include <kizen/core/violation.hpp>
/// #include <cassert>
///
/// kizen::Violation violation;
/// violation.rule = "request.query.schema";
/// violation.keyword = "type";
/// violation.instance = kizen::JsonPointer() / "page";
/// violation.expected = "an integer";
/// violation.actual = "\"first\"";
/// assert(violation.instance.to_string() == "/page");
/// ```
struct Violation {
  std::string rule = {};       ///< id of a Rule
  std::string keyword = {};    ///< of the schema, such as `minimum`; empty where none is concerned
  JsonPointer instance = {};   ///< within the part that the rule names
  SchemaLocation schema = {};  ///< where the promise is written, without the keyword
  std::string expected = {};   ///< in words, without a full stop
  std::string actual = {};     ///< what came, as JSON or in words; shortened
  std::string note = {};       ///< further lines, such as one a branch; empty mostly
  /// Those that this is part of, innermost first; violations of one branch point to the same.
  std::vector<std::shared_ptr<const Choice>> choices = {};

  /// Adds a line to the note.
  void add_note(const std::string& line) { note += (note.empty() ? "" : "\n") + line; }

  friend inline bool operator==(const Violation& a, const Violation& b);
};

/// A `oneOf` or `anyOf` of which a value fits no branch.
///
/// A report has the violations of the branch that came closest; the others' are here, for those
/// who would allow one of them.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_json(
///     R"({"oneOf": [{"required": ["id", "name"]}, {"required": ["error"]}]})", "s.json");
/// const auto schema = kizen::Schema::compile(source, {}, kizen::Dialect::Draft7);
/// const auto findings = schema.check(kizen::json::object());
/// assert(findings.violations.size() == 1);  // the error is missing, which is one thing only
/// const auto& choice = *findings.violations.front().choices.front();
/// assert(choice.branches.at(0).size() == 2 && choice.branches.at(1).empty());
/// ```
struct Choice {
  /// By index of the branch, in document order. Empty for the branch that came closest, and for
  /// one of more than 1,000 violations.
  std::vector<std::vector<Violation>> branches = {};

  friend bool operator==(const Choice& a, const Choice& b) { return a.branches == b.branches; }
};

inline bool operator==(const Violation& a, const Violation& b) {
  return std::tie(a.rule, a.keyword, a.instance, a.schema, a.expected, a.actual, a.note) ==
             std::tie(b.rule, b.keyword, b.instance, b.schema, b.expected, b.actual, b.note) &&
         std::equal(a.choices.begin(), a.choices.end(), b.choices.begin(), b.choices.end(),
                    [](const auto& one, const auto& other) { return *one == *other; });
}

/// On one line; control characters are escaped.
inline std::ostream& operator<<(std::ostream& out, const Violation& violation) {
  out << violation.rule;
  if (!violation.keyword.empty()) out << ": " << violation.keyword;
  return out << detail::printable(" at '" + violation.instance.to_string() + "': expected " +
                                  violation.expected + ", actual " + violation.actual);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
