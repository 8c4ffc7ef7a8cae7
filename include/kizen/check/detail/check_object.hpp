#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "../../core/detail/text.hpp"
#include "evaluation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// `an object with "a", "b"`, or `{}`.
inline std::string members_of(JsonView object) {
  std::vector<std::string> names;
  std::size_t bytes = 0;
  all_members(object, [&](JsonView name, JsonView) {
    names.push_back(shown(name));
    bytes += names.back().size();
    return bytes < shown_bytes;
  });
  if (names.empty()) return "{}";
  return "an object with " + shortened(joined(names, ", "), shown_bytes);
}

inline bool has_member(JsonView object, std::string_view name) {
  return !all_members(object, [&](JsonView own, JsonView) { return own.text() != name; });
}

inline bool refuse_missing(Evaluation& run, const Look& look, const std::string& name,
                           const char* keyword) {
  return refuse(run, look, keyword, "a member " + in_quotes(name), members_of(look.value));
}

inline bool report_missing(Evaluation& run, const Look& look) {
  for (const auto& member : look.schema.object->members.all()) {
    if (!member.is_required || has_member(look.value, member.name)) continue;
    refuse_missing(run, look, member.name, "required");
  }
  return false;
}

/// One member of an object that is looked at.
struct MemberLook {
  const Look& object;
  JsonView name;
  JsonView value;
  Path at;
};

inline bool refuse_member(Evaluation& run, const MemberLook& member, const char* keyword,
                          const char* expected) {
  const Look look{member.object.schema, member.value, member.at};
  return !run.is_quiet() && refuse(run, look, keyword, expected);
}

/// The keyword that forbids a member in messages of one direction.
inline bool refuse_forbidden(Evaluation& run, const MemberLook& member) {
  return refuse_member(run, member, run.program.forbidding_keyword,
                       "no such member in this direction");
}

/// What `patternProperties` says of a member. @param matched set where any pattern fits the name
inline bool check_patterns(Evaluation& run, const MemberLook& member, bool& matched) {
  bool holds = true;
  for (const auto& one : member.object.schema.object->patterns) {
    if (!one.pattern.found_in(member.name.text())) continue;
    matched = true;
    holds = check_schema(run, one.schema, member.value, member.at) && holds;
    if (!holds && run.is_quiet()) return false;
  }
  return holds;
}

inline bool check_additional(Evaluation& run, const MemberLook& member) {
  const auto& object = *member.object.schema.object;
  if (object.is_closed) {
    return refuse_member(run, member, "additionalProperties", "no member of that name");
  }
  return !object.additional || check_schema(run, *object.additional, member.value, member.at);
}

/// A member under all keywords but `required`. @param named what the schema says of its name
inline bool check_member(Evaluation& run, const MemberLook& member, const NamedMember* named) {
  const auto& object = *member.object.schema.object;
  bool matched = named != nullptr && named->schema;
  bool holds = true;
  if (matched) {
    holds = named->is_forbidden ? refuse_forbidden(run, member)
                                : check_schema(run, *named->schema, member.value, member.at);
  }
  if (!holds && run.is_quiet()) return false;
  if (!object.patterns.empty()) holds = check_patterns(run, member, matched) && holds;
  if (!matched) holds = check_additional(run, member) && holds;
  if (!holds && run.is_quiet()) return false;
  if (object.names) holds = check_schema(run, *object.names, member.name, member.at) && holds;
  return holds;
}

inline bool check_members(Evaluation& run, const Look& look) {
  const auto& object = *look.schema.object;
  std::size_t seen = 0;
  bool holds = true;
  all_members(look.value, [&](JsonView name, JsonView value) {
    const auto* named = object.members.find(name.text());
    if (named != nullptr && named->is_required) ++seen;
    const MemberLook member{look, name, value, Path::member(look.at, name.text())};
    holds = check_member(run, member, named) && holds;
    return holds || !run.is_quiet();
  });
  if (!holds && run.is_quiet()) return false;
  if (seen == object.required_count) return holds;
  return !run.is_quiet() && report_missing(run, look);
}

inline bool check_dependency(Evaluation& run, const Look& look, const Dependency& dependency) {
  if (!has_member(look.value, dependency.name)) return true;
  if (dependency.schema) return check_schema(run, *dependency.schema, look.value, look.at);
  bool holds = true;
  for (const auto& name : dependency.required) {
    if (has_member(look.value, name)) continue;
    if (run.is_quiet()) return false;
    holds = refuse_missing(run, look, name, "dependencies");
  }
  return holds;
}

/// Whether an object keeps every keyword that speaks of members.
inline bool check_object(Evaluation& run, const Look& look) {
  const auto& object = *look.schema.object;
  bool holds = check_count(run, look, object.count, {"minProperties", "maxProperties"}, "member");
  if (!holds && run.is_quiet()) return false;
  holds = check_members(run, look) && holds;
  for (const auto& dependency : object.dependencies) {
    if (!holds && run.is_quiet()) return false;
    holds = check_dependency(run, look, dependency) && holds;
  }
  return holds;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
