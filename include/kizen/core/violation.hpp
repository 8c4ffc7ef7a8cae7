#pragma once

#include <ostream>
#include <string>
#include <tuple>

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

  friend bool operator==(const Violation& a, const Violation& b) {
    return std::tie(a.rule, a.keyword, a.instance, a.schema, a.expected, a.actual, a.note) ==
           std::tie(b.rule, b.keyword, b.instance, b.schema, b.expected, b.actual, b.note);
  }
};

/// On one line; control characters are escaped.
inline std::ostream& operator<<(std::ostream& out, const Violation& violation) {
  out << violation.rule;
  if (!violation.keyword.empty()) out << ": " << violation.keyword;
  return out << detail::printable(" at '" + violation.instance.to_string() + "': expected " +
                                  violation.expected + ", actual " + violation.actual);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
