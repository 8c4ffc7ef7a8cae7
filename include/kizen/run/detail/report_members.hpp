#pragma once

#include <array>
#include <string_view>

#include "../reporter.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The members that a value has in a JSON report. `visit` is told of each with its name: those that
/// are always there, those that are left out while they say nothing, and those that follow from
/// others.
template <class Value>
struct Members;

template <>
struct Members<SourcePlace> {
  template <class Visit, class Place>
  static void visit(Visit& visit, Place& place) {
    visit.required("file", place.file);
    visit.optional("line", place.line);
    visit.optional("column", place.column);
    visit.optional("pointer", place.pointer);
  }
};

template <>
struct Members<SchemaLocation> {
  template <class Visit, class Location>
  static void visit(Visit& visit, Location& location) {
    visit.optional("document", location.document);
    visit.optional("pointer", location.pointer);
  }
};

template <>
struct Members<Violation> {
  template <class Visit, class Finding>
  static void visit(Visit& visit, Finding& violation) {
    visit.required("rule", violation.rule);
    visit.optional("keyword", violation.keyword);
    visit.optional("instance", violation.instance);
    visit.required("schema", violation.schema);
    visit.required("expected", violation.expected);
    visit.required("actual", violation.actual);
    visit.optional("note", violation.note);
    visit.optional("choices", violation.choices);
  }
};

template <>
struct Members<Choice> {
  template <class Visit, class Either>
  static void visit(Visit& visit, Either& choice) {
    visit.required("branches", choice.branches);
  }
};

template <>
struct Members<Waived> {
  template <class Visit, class Part>
  static void visit(Visit& visit, Part& waived) {
    visit.required("id", waived.id);
    visit.required("violation", waived.violation);
  }
};

template <>
struct Members<Unchecked> {
  template <class Visit, class Part>
  static void visit(Visit& visit, Part& unchecked) {
    visit.required("reason", unchecked.reason);
    visit.optional("detail", unchecked.detail);
  }
};

template <>
struct Members<Report> {
  template <class Visit, class Findings>
  static void visit(Visit& visit, Findings& report) {
    visit.derived("verdict", report.verdict());
    visit.optional("operation", report.operation);
    visit.optional("request", report.request);
    visit.optional("status", report.status);
    visit.optional("violations", report.violations);
    visit.optional("waived", report.waived);
    visit.optional("unchecked", report.unchecked);
  }
};

template <>
struct Members<SeenAnswer> {
  template <class Visit, class Seen>
  static void visit(Visit& visit, Seen& seen) {
    visit.required("question", seen.question);
    visit.required("answer", seen.answer);
  }
};

template <>
struct Members<StepResult> {
  template <class Visit, class Step>
  static void visit(Visit& visit, Step& step) {
    visit.required("id", step.id);
    visit.required("answered", step.answered);
    visit.required("seconds", step.seconds);
    visit.optional("latency", step.latency);
    visit.required("report", step.report);
    visit.optional("failures", step.failures);
    visit.optional("warnings", step.warnings);
    visit.optional("seen", step.seen);
    visit.optional("recovered", step.recovered);
    visit.optional("attempts", step.attempts, std::size_t{1});
    visit.optional("attempted", step.attempted);
    visit.optional("no_answer", step.no_answer);
    visit.optional("withheld", step.withheld);
    visit.optional("sent", step.sent);
    visit.optional("received", step.received);
    visit.optional("documentation_gap", step.documentation_gap);
    visit.optional("resent", step.resent);
    visit.optional("visible_after", step.visible_after);
    visit.optional("answer", step.answer);
  }
};

template <>
struct Members<CaseResult> {
  template <class Visit, class Result>
  static void visit(Visit& visit, Result& result) {
    visit.optional("position", result.position);
    visit.optional("identity", result.identity);
    visit.required("suite", result.suite);
    visit.required("workflow", result.workflow);
    visit.optional("name", result.name);
    visit.required("place", result.place);
    visit.required("status", result.status);
    visit.optional("reason", result.reason);
    visit.required("seconds", result.seconds);
    visit.optional("attempts", result.attempts, std::size_t{1});
    visit.optional("earlier", result.earlier);
    visit.optional("needed_by", result.needed_by);
    visit.required("steps", result.steps);
    visit.optional("teardown", result.teardown);
    visit.optional("teardown_skipped", result.teardown_skipped);
  }
};

template <>
struct Members<ContractIdentity> {
  template <class Visit, class Identity>
  static void visit(Visit& visit, Identity& identity) {
    visit.required("name", identity.name);
    visit.optional("overlays", identity.overlays);
    visit.optional("hash", identity.hash);
  }
};

template <>
struct Members<Selection> {
  template <class Visit, class Selected>
  static void visit(Visit& visit, Selected& selection) {
    visit.optional("tags", selection.tags);
    visit.optional("not_tags", selection.not_tags);
    visit.optional("workflows", selection.workflows);
    visit.optional("cases", selection.cases);
  }
};

template <>
struct Members<Strictness> {
  template <class Visit, class Strict>
  static void visit(Visit& visit, Strict& strictness) {
    visit.required("max_unchecked", strictness.max_unchecked);
    visit.required("strict_waivers", strictness.strict_waivers);
    visit.required("fail_on_flaky", strictness.fail_on_flaky);
  }
};

template <>
struct Members<Shard> {
  template <class Visit, class Part>
  static void visit(Visit& visit, Part& shard) {
    visit.required("index", shard.index);
    visit.required("count", shard.count);
  }
};

template <>
struct Members<PlanIdentity> {
  template <class Visit, class Plan>
  static void visit(Visit& visit, Plan& plan) {
    visit.required("cases", plan.cases);
    visit.required("hash", plan.hash);
  }
};

template <>
struct Members<RunHeader> {
  template <class Visit, class Header>
  static void visit(Visit& visit, Header& header) {
    visit.required("version", header.version);
    visit.optional("run", header.run);
    visit.optional("started", header.started);
    visit.required("target", header.target);
    visit.optional("other_targets", header.other_targets);
    visit.required("contract", header.contract);
    visit.optional("other_contracts", header.other_contracts);
    visit.required("cases", header.cases);
    visit.required("jobs", header.jobs);
    visit.optional("order_seed", header.order_seed);
    visit.required("selection", header.selection);
    visit.required("strictness", header.strictness);
    visit.optional("shard", header.shard);
    visit.required("plan", header.plan);
    visit.optional("notes", header.notes);
  }
};

template <>
struct Members<Waiver> {
  template <class Visit, class Entry>
  static void visit(Visit& visit, Entry& waiver) {
    visit.required("id", waiver.id);
    visit.required("place", waiver.place);
    visit.required("rule", waiver.rule);
    visit.optional("operation", waiver.operation);
    visit.optional("status", waiver.status);
    visit.optional("keyword", waiver.keyword);
    visit.optional("schema", waiver.schema);
    visit.optional("instance", waiver.instance);
    visit.required("reason", waiver.reason);
    visit.required("owner", waiver.owner);
    visit.required("expires", waiver.expires);
    visit.optional("max", waiver.max);
  }
};

template <>
struct Members<WaiverFinding> {
  template <class Visit, class Finding>
  static void visit(Visit& visit, Finding& finding) {
    visit.required("kind", finding.kind);
    visit.required("waiver", finding.waiver);
    visit.required("covered", finding.covered);
  }
};

template <>
struct Members<Summary> {
  template <class Visit, class Sum>
  static void visit(Visit& visit, Sum& summary) {
    visit.required("seconds", summary.seconds);
    visit.optional("work_seconds", summary.work_seconds);
    visit.derived("total_cases", summary.total_cases());
    visit.required("cases", summary.cases);
    visit.derived("exchanges", summary.exchanges());
    visit.required("verdicts", summary.verdicts);
    visit.optional("waived", summary.waived);
    visit.optional("gaps", summary.gaps);
    visit.optional("unchecked", summary.unchecked);
    visit.optional("seen", summary.seen);
    visit.optional("failed_teardowns", summary.failed_teardowns);
    visit.optional("faulty_teardowns", summary.faulty_teardowns);
    visit.optional("silent_teardowns", summary.silent_teardowns);
    visit.optional("withheld", summary.withheld);
    visit.optional("retried", summary.retried);
    visit.optional("resent", summary.resent);
    visit.optional("awaited", summary.awaited);
    visit.optional("longest_until_shown", summary.longest_until_shown);
    visit.optional("total_until_shown", summary.total_until_shown);
    visit.optional("waived_by_waivers", summary.waived_by_waivers);
    visit.optional("waiver_findings", summary.waiver_findings);
    visit.optional("waiver_uses", summary.waiver_uses);
    visit.optional("swept", summary.swept);
    visit.optional("left", summary.left);
    visit.optional("journal", summary.journal);
    visit.optional("stopped", summary.stopped);
    visit.optional("stopped_by", summary.stopped_by, Stop::None);
    visit.optional("interrupted", summary.interrupted);
    visit.optional("not_started", summary.not_started);
    visit.optional("nothing_due", summary.nothing_due);
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
