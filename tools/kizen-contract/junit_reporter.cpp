#include "junit_reporter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <kizen/core/detail/utf8.hpp>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "output.hpp"

namespace kizen_tool {
namespace {

using kizen::CaseResult;
using kizen::CaseStatus;

/// The whole text where it is UTF-8; else with a question mark for each byte above ASCII.
std::string utf8_text(std::string text) {
  if (kizen::detail::is_utf8(text)) return text;
  for (char& c : text) c = static_cast<unsigned char>(c) < 0x80 ? c : '?';
  return text;
}

/// Text with a question mark for each character that XML 1.0 cannot hold.
///
/// @see XML 1.0, 2.2
std::string xml_text(std::string raw) {
  auto text = utf8_text(std::move(raw));
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\n' && c != '\t') c = '?';
  }
  for (const char* const no_character : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (auto at = text.find(no_character); at != std::string::npos;
         at = text.find(no_character, at)) {
      text.replace(at, 3, "?");
    }
  }
  return text;
}

std::string finding_text(const kizen::Violation& finding) {
  return fmt::format("{}: expected {}, actual {}", finding.rule, finding.expected, finding.actual);
}

std::string details(const std::vector<kizen::StepResult>& steps) {
  std::string text;
  for (const auto& step : steps) text += kizen::render(step);
  return text;
}

/// What a case left unchecked, one line each.
std::string unchecked_parts(const CaseResult& result) {
  std::string text;
  for (const auto* steps : {&result.steps, &result.teardown}) {
    for (const auto& step : *steps) {
      if (!step.is_unchecked()) continue;
      for (const auto& one : step.report.unchecked) {
        text += fmt::format("step {}: {}: {}\n", step.id, one.reason, one.detail);
      }
    }
  }
  return text;
}

/// What is only to be mentioned, one line each.
std::string mentions(const CaseResult& result) {
  std::string text;
  for (const auto* steps : {&result.steps, &result.teardown}) {
    for (const auto& step : *steps) {
      for (const auto& warning : step.warnings) {
        text += fmt::format("warning: step {}: {}\n", step.id, kizen::detail::mention(warning));
      }
      if (!kizen::detail::is_recovered(step)) continue;
      for (const auto& failure : step.failures) {
        text += fmt::format("recovered by {}: step {}: {}\n", step.recovered, step.id,
                            kizen::detail::mention(failure));
      }
    }
  }
  for (const auto& reason : result.teardown_skipped) text += "teardown skipped: " + reason + "\n";
  return text;
}

/// Whether nothing but teardown went wrong, or nothing that was not expected.
bool is_ended_well(const CaseResult& result) {
  return result.status == CaseStatus::Passed || result.status == CaseStatus::XFailed;
}

/// The first thing that went wrong, on one line.
std::string headline(const CaseResult& result) {
  const bool by_teardown = is_ended_well(result) && !result.teardown_ok();
  if (!by_teardown && !result.reason.empty()) return result.reason;
  for (const auto& step : by_teardown ? result.teardown : result.steps) {
    if (step.ok()) continue;
    for (const auto* all : {&step.report.violations, &step.failures}) {
      if (!all->empty()) return finding_text(all->front());
    }
    return step.no_answer;
  }
  return {};
}

/// How a case is told: not at all where it passed, else by the name of a JUnit element.
std::string element_of(const CaseResult& result, bool unchecked_fails) {
  if (result.status == CaseStatus::Failed) return "failure";
  if (result.status == CaseStatus::Skipped) return "skipped";
  if (!is_ended_well(result) || !result.teardown_ok()) return "error";
  if (result.status == CaseStatus::XFailed) return "skipped";
  return unchecked_fails && !unchecked_parts(result).empty() ? "error" : "";
}

void add_problem(pugi::xml_node node, const std::string& element, const CaseResult& result) {
  const auto unchecked = unchecked_parts(result);
  auto text = details(result.steps);
  if (!result.teardown_ok()) text += "teardown failed\n" + details(result.teardown);
  if (!unchecked.empty()) text += "unchecked\n" + unchecked;
  auto message = headline(result);
  if (message.empty()) message = "unchecked: " + unchecked.substr(0, unchecked.find('\n'));
  auto problem = node.append_child(element.c_str());
  problem.append_attribute("message") = xml_text(message).c_str();
  if (!text.empty()) problem.append_child(pugi::node_pcdata).set_value(xml_text(text).c_str());
}

void add_property(pugi::xml_node properties, const std::string& name, const std::string& value) {
  auto property = properties.append_child("property");
  property.append_attribute("name") = xml_text(name).c_str();
  property.append_attribute("value") = xml_text(value).c_str();
}

/// What was seen where the rules leave something open, each answer to a question once.
void add_seen(pugi::xml_node node, const CaseResult& result) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto* steps : {&result.steps, &result.teardown}) {
    for (const auto& step : *steps) {
      for (const auto& one : step.seen) seen.emplace(one.question, one.answer);
    }
  }
  if (seen.empty()) return;
  auto properties = node.append_child("properties");
  for (const auto& [question, answer] : seen) add_property(properties, question, answer);
}

void add_case(pugi::xml_node suite, const std::string& element, const CaseResult& result) {
  auto node = suite.append_child("testcase");
  node.append_attribute("name") = xml_text(result.title()).c_str();
  node.append_attribute("classname") = xml_text(result.suite).c_str();
  node.append_attribute("file") = xml_text(result.place.file).c_str();
  node.append_attribute("line") = static_cast<unsigned long long>(result.place.line);
  node.append_attribute("time") = fmt::format("{:.3f}", result.seconds).c_str();
  add_seen(node, result);
  if (!element.empty()) add_problem(node, element, result);
  const auto mentioned = mentions(result);
  if (!mentioned.empty()) {
    node.append_child("system-out")
        .append_child(pugi::node_pcdata)
        .set_value(xml_text(mentioned).c_str());
  }
}

struct Counts {
  std::size_t tests = 0;
  std::map<std::string, std::size_t> elements = {};
  double seconds = 0;

  void add(const std::string& element, double duration) {
    ++tests;
    ++elements[element];
    seconds += duration;
  }

  void write(pugi::xml_node node) {
    node.append_attribute("tests") = static_cast<unsigned long long>(tests);
    node.append_attribute("failures") = static_cast<unsigned long long>(elements["failure"]);
    node.append_attribute("errors") = static_cast<unsigned long long>(elements["error"]);
    node.append_attribute("skipped") = static_cast<unsigned long long>(elements["skipped"]);
    node.append_attribute("time") = fmt::format("{:.3f}", seconds).c_str();
  }
};

/// The results of a run as a tree of suites and cases.
class JunitTree {
 public:
  JunitTree(const kizen::RunHeader& header, bool unchecked_fails)
      : root_(document_.append_child("testsuites")),
        contracts_(header.other_contracts),
        order_seed_(header.order_seed),
        unchecked_fails_(unchecked_fails) {
    contracts_.insert(contracts_.begin(), header.contract);
    std::vector<std::string> names;
    for (const auto& contract : contracts_) names.push_back(contract.name);
    root_.append_attribute("name") =
        xml_text(kizen::detail::joined(names, ", ") + " against " + header.all_targets()).c_str();
  }

  void add(const std::vector<CaseResult>& results) {
    std::vector<std::string> suites;
    for (const auto& result : results) {
      const bool is_known = std::find(suites.begin(), suites.end(), result.suite) != suites.end();
      if (!is_known) suites.push_back(result.suite);
    }
    for (const auto& suite : suites) add_suite(suite, results);
  }

  /// The results that are of one suite.
  void add_suite(const std::string& name, const std::vector<CaseResult>& results) {
    auto suite = root_.append_child("testsuite");
    suite.append_attribute("name") = xml_text(name).c_str();
    add_properties(suite);
    Counts counts;
    for (const auto& result : results) {
      if (result.suite != name) continue;
      const auto element = element_of(result, unchecked_fails_);
      counts.add(element, result.seconds);
      all_.add(element, result.seconds);
      add_case(suite, element, result);
    }
    counts.write(suite);
  }

  /// Why the run did not come to its end, each reason a case of its own.
  void add_early_end(const kizen::Summary& summary, std::size_t planned) {
    std::vector<std::pair<const char*, std::string>> reasons;
    if (!summary.stopped.empty()) reasons.emplace_back("reaches the target", summary.stopped);
    if (summary.not_started > 0) {
      reasons.emplace_back(
          "comes to its end",
          kizen::detail::counted(summary.count(kizen::CaseStatus::Failed), "case") + " failed, " +
              kizen::detail::counted(summary.not_started, "case") + " not started");
    }
    if (summary.interrupted) {
      const auto left = planned - std::min(planned, summary.total_cases());
      reasons.emplace_back("comes to its end",
                           "interrupted, " + kizen::detail::counted(left, "case") + " not started");
    }
    if (reasons.empty()) return;
    auto suite = root_.append_child("testsuite");
    suite.append_attribute("name") = "run";
    Counts counts;
    for (const auto& [name, reason] : reasons) {
      auto node = suite.append_child("testcase");
      node.append_attribute("name") = name;
      node.append_child("error").append_attribute("message") = xml_text(reason).c_str();
      counts.add("error", 0);
      all_.add("error", 0);
    }
    counts.write(suite);
  }

  void add_properties(pugi::xml_node suite) const {
    auto properties = suite.append_child("properties");
    const auto add = [&](const char* name, const std::string& value) {
      add_property(properties, name, value);
    };
    for (const auto& contract : contracts_) {
      add("contract", contract.name);
      add("contract.sha256", contract.hash);
      for (const auto& overlay : contract.overlays) add("contract.overlay", overlay);
    }
    if (order_seed_) add("order.seed", std::to_string(*order_seed_));
  }

  /// Waivers that were asked for more than they may waive, each a case that fails.
  void add_waivers(const std::vector<kizen::WaiverFinding>& findings) {
    pugi::xml_node suite;
    Counts counts;
    for (const auto& finding : findings) {
      if (!finding.fails()) continue;
      if (!suite) {
        suite = root_.append_child("testsuite");
        suite.append_attribute("name") = "waivers";
      }
      auto node = suite.append_child("testcase");
      node.append_attribute("name") = xml_text(finding.waiver.id).c_str();
      node.append_child("failure").append_attribute("message") =
          xml_text(finding.to_string()).c_str();
      counts.add("failure", 0);
      all_.add("failure", 0);
    }
    if (suite) counts.write(suite);
  }

  bool save(const std::string& path) {
    all_.write(root_);
    OutputFile file(path);
    document_.save(file, "  ");
    return file.close();
  }

 private:
  pugi::xml_document document_;
  pugi::xml_node root_;
  std::vector<kizen::ContractIdentity> contracts_;
  std::optional<std::uint64_t> order_seed_;
  bool unchecked_fails_;
  Counts all_;
};

std::string unfinished(const std::string& path) { return path + ".unfinished"; }

ReportError cannot_be_written(const std::string& path) {
  return ReportError("the report " + path + " cannot be written");
}

/// Whether a path names something that is no file of its own, such as a pipe or /dev/stdout.
bool is_special(const std::string& path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

}  // namespace

JunitReporter::JunitReporter(std::string path, std::size_t max_unchecked)
    : path_(std::move(path)), max_unchecked_(max_unchecked) {
  std::error_code ignored;
  const bool is_folder = std::filesystem::is_directory(path_, ignored);
  if (is_folder || (!is_special(path_) && !OutputFile(unfinished(path_)).is_open())) {
    throw cannot_be_written(path_);
  }
}

JunitReporter::~JunitReporter() {
  std::error_code ignored;
  std::filesystem::remove(unfinished(path_), ignored);
}

void JunitReporter::run_finished(const kizen::Summary& summary, kizen::Outcome) {
  JunitTree tree(header_, summary.count(kizen::Verdict::Unchecked) > max_unchecked_);
  tree.add(results_);
  tree.add_waivers(summary.waiver_findings);
  tree.add_early_end(summary, header_.cases);
  const bool direct = is_special(path_);
  if (!tree.save(direct ? path_ : unfinished(path_))) throw cannot_be_written(path_);
  std::error_code problem;
  if (!direct) std::filesystem::rename(unfinished(path_), path_, problem);
  if (problem) throw cannot_be_written(path_);
}

}  // namespace kizen_tool
