#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../contract/detail/json_place.hpp"
#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/headers.hpp"
#include "finding.hpp"
#include "text_content.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Why a body is no JSON text, and where that shows.
inline std::string problem_in(std::string_view body, const JsonReading& reading) {
  const auto [line, column] = line_and_column(body, reading.offset);
  return reading.problem + " (line " + std::to_string(line) + ", column " + std::to_string(column) +
         ")";
}

/// Members of one name in an object: nobody can tell which of them is meant.
inline void add_repeated(Report& report, const Promises& promises, const std::string& rule,
                         const JsonReading& reading, const JsonPointer& schema) {
  for (const auto& [index, place] : reading.repeated) {
    auto violation = finding(promises.contract, rule, place, schema, "one member of that name",
                             "another one: " + shown(JsonView(reading.tree, index).value()));
    violation.note = "the body was not held to its schema";
    if (reading.repeated.size() == most_repeated) {
      violation.note += "\nonly the first " + std::to_string(most_repeated) + " are named";
    }
    report.violations.push_back(std::move(violation));
  }
}

/// Checks a JSON body against a schema. @param part `request.body` or `response.body`
inline void check_json_body(Report& report, const Promises& promises, const std::string& part,
                            std::string_view body, const Schema& schema, const JsonPointer& place) {
  const auto reading = JsonReader(body).read();
  if (!reading.limit.empty()) {
    report.unchecked.push_back({part + "." + reading.limit, reading.measured});
  } else if (!reading.problem.empty()) {
    report.violations.push_back(finding(promises.contract, part + ".json", {}, place,
                                        "one JSON text", problem_in(body, reading)));
  } else if (!reading.repeated.empty()) {
    add_repeated(report, promises, part + ".repeated", reading, place);
  } else {
    add_schema_findings(report, SchemaAccess::check(schema, JsonView(reading.tree)),
                        part + ".schema");
  }
}

/// Checks a text against a schema for strings. @param part `request.body` or `response.body`
inline void check_text_body(Report& report, const std::string& part, std::string_view body,
                            const Schema& schema) {
  auto findings =
      is_utf8(body) ? schema.check(json(body)) : not_checked("not_utf8", "the body is not UTF-8");
  add_schema_findings(report, std::move(findings), part + ".schema");
}

/// The value of Content-Type; where it stands twice, both.
inline std::optional<std::string> content_type(const Headers& headers) {
  std::vector<std::string> values;
  for (const auto& [name, value] : headers) {
    if (!same_ignoring_case(name, "Content-Type")) continue;
    if (values.empty() || values.back() != value) values.push_back(value);
  }
  return values.empty() ? std::nullopt : std::optional(joined(values, ", "));
}

/// What is declared for a body that is JSON, its media type left aside; null where nothing is.
inline const Content* json_content(const std::vector<Content>& contents) {
  static const auto json_type = *MediaType::parse("application/json");
  if (const auto* content = content_for(contents, json_type)) return content;
  for (const auto& content : contents) {
    if (content.type.is_json()) return &content;
  }
  return nullptr;
}

inline bool is_checked_text(const Contract& contract, const MediaType& type,
                            const Content& declared) {
  if (!declared.schema) return false;
  const DocumentReader reader(contract.source());
  return is_text_with_schema(reader, type,
                             {json_at(reader.document(), *declared.schema), *declared.schema});
}

/// Why a body of that type, under what is declared for it, cannot be checked; nothing where it can.
inline std::optional<Unchecked> why_unchecked(const Contract& contract, const std::string& part,
                                              const MediaType& type, const Content& declared) {
  const auto name = type.type() + "/" + type.subtype();
  if (name == "application/x-www-form-urlencoded" || type.type() == "multipart") {
    return Unchecked{part + ".form", name + " bodies are not read"};
  }
  if (!type.is_json() && !is_checked_text(contract, type, declared)) {
    return Unchecked{part + ".not_json", name + " bodies are not read"};
  }
  if (!declared.schema) return Unchecked{part + ".no_schema", "no schema is declared for " + name};
  const auto* charset = type.parameter("charset");
  if (charset == nullptr || same_ignoring_case(*charset, "utf-8") ||
      same_ignoring_case(*charset, "utf8") || same_ignoring_case(*charset, "us-ascii")) {
    return std::nullopt;
  }
  return Unchecked{part + ".charset", "the charset is " + shortened(*charset) + "; UTF-8 is read"};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
