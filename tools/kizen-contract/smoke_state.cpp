#include "smoke_state.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <kizen/contract.hpp>
#include <kizen/contract/detail/strict_document.hpp>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "one_line.hpp"
#include "replace_file.hpp"

namespace kizen_tool {
namespace {

using kizen::detail::Node;
using kizen::detail::StrictDocument;

constexpr const char* kept = "kept";
constexpr const char* broken = "broken";
constexpr const char* silent = "could not run";
constexpr std::array<std::string_view, 3> states = {kept, broken, silent};

constexpr const char* remedy = "remove it, or name another; the next look starts anew then";

std::vector<SmokeFinding> read_findings(const StrictDocument& document, const Node& root) {
  static constexpr std::array<std::string_view, 2> members = {"id", "text"};
  std::vector<SmokeFinding> findings;
  const auto list = document.required(root, "findings", kizen::json::value_t::array);
  for (const auto& item : StrictDocument::items(list)) {
    document.demand_members(item, members, "a finding");
    findings.push_back({document.text(item, "id"), document.text(item, "text")});
  }
  return findings;
}

SmokeState read_state(const kizen::JsonSource& source) {
  static constexpr std::array<std::string_view, 8> members = {
      "$schema", "version", "target", "state", "since", "checked", "broken_since", "findings"};
  const StrictDocument document(source, "notify");
  const auto root = document.root();
  document.demand_members(root, members, "a notify file");
  const auto version = root.value->find("version");
  if (version == root.value->end() || *version != kizen::json(1)) {
    document.refuse(root.place, "version", "it does not say version 1, so it is no notify file",
                    remedy);
  }
  SmokeState state{document.text(root, "target"),
                   document.text(root, "state"),
                   document.text(root, "since"),
                   document.text(root, "checked"),
                   document.optional_text(root, "broken_since"),
                   read_findings(document, root)};
  if (std::find(states.begin(), states.end(), state.state) == states.end()) {
    document.refuse(root.place / "state", "state", "'" + state.state + "' is no state", remedy);
  }
  return state;
}

bool has(const std::vector<SmokeFinding>& findings, const std::string& id) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const SmokeFinding& one) { return one.id == id; });
}

std::vector<SmokeFinding> fresh_of(const SmokeState& last,
                                   const std::vector<SmokeFinding>& findings) {
  std::vector<SmokeFinding> fresh;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(fresh),
               [&](const SmokeFinding& one) { return !has(last.findings, one.id); });
  return fresh;
}

std::string told_of_kept(const SmokeState& last, const SmokeResult& result) {
  if (!last.findings.empty()) {
    return "fixed: kept again at " + result.place + ", broken since " + last.broken_since;
  }
  if (last.state != silent) return {};
  return "runs again: kept at " + result.place + ", could not run since " + last.since;
}

std::string told_of_broken(const SmokeState& last, const SmokeResult& result, bool again) {
  const auto fresh = fresh_of(last, result.findings);
  if (last.findings.empty()) return "new: broken: " + findings_text(fresh, result.place);
  if (!fresh.empty()) return "new: broken further: " + findings_text(fresh, result.place);
  if (last.state == broken && !again) return {};
  return "still broken since " + last.broken_since + ": " +
         findings_text(result.findings, result.place);
}

std::string told_of_silence(const SmokeState& last, const SmokeResult& result, bool again) {
  if (last.state == silent && !again) return {};
  return result.sentence() +
         (last.findings.empty() ? "" : "; broken before that, since " + last.broken_since);
}

const char* state_of(kizen::Outcome outcome) {
  if (outcome == kizen::Outcome::Broken) return broken;
  return outcome == kizen::Outcome::CouldNotRun ? silent : kept;
}

}  // namespace

std::optional<SmokeState> read_smoke_state(const std::string& path, const std::string& target) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::nullopt;
  const auto source = kizen::read_json(kizen::detail::file_text(path), path);
  auto state = read_state(source);
  if (state.target == target) return state;
  StrictDocument(source, "notify")
      .refuse(kizen::JsonPointer() / "target", "target",
              "it is of " + state.target + ", not of " + target,
              "name a file of its own for each target");
}

void write_smoke_state(const std::string& path, const SmokeState& state) {
  kizen::json findings = kizen::json::array();
  for (const auto& finding : state.findings) {
    findings.push_back({{"id", finding.id}, {"text", finding.text}});
  }
  kizen::json document = {
      {"version", 1},         {"target", state.target},   {"state", state.state},
      {"since", state.since}, {"checked", state.checked}, {"findings", std::move(findings)}};
  if (!state.broken_since.empty()) document["broken_since"] = state.broken_since;
  replace_file(path, document.dump(2, ' ', false, kizen::json::error_handler_t::replace) + "\n");
}

SmokeChange change_of(const std::optional<SmokeState>& last, const SmokeResult& result,
                      const std::string& now, bool again) {
  const auto before = last.value_or(SmokeState{result.target, kept, now, now});
  const std::string state = state_of(result.outcome);
  SmokeChange change;
  change.next = {result.target, state, state == before.state ? before.since : now, now, {}, {}};
  if (state == kept) {
    change.told = told_of_kept(before, result);
  } else if (state == broken) {
    change.told = told_of_broken(before, result, again);
    change.next.findings = result.findings;
  } else {
    change.told = told_of_silence(before, result, again);
    change.next.findings = before.findings;
  }
  if (!change.next.findings.empty()) {
    change.next.broken_since = before.findings.empty() ? now : before.broken_since;
  }
  change.told = one_line(change.told);
  return change;
}

}  // namespace kizen_tool
