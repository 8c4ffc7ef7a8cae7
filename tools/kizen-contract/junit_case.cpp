#include "junit_case.hpp"

#include <fmt/format.h>

#include <kizen/core/detail/utf8.hpp>
#include <set>
#include <utility>
#include <vector>

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
  return result.status == CaseStatus::Passed || result.status == CaseStatus::Flaky ||
         result.status == CaseStatus::XFailed;
}

/// The first thing that went wrong, on one line.
std::string headline(const CaseResult& result) {
  if (result.status == CaseStatus::Flaky && result.teardown_ok()) {
    return result.attempts == 1 ? "flaky: a request was sent again"
                                : fmt::format("flaky: it passed on attempt {}", result.attempts);
  }
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

/// The steps whose request was sent again, and after what, one line each.
std::vector<std::string> resendings(const CaseResult& result) {
  std::vector<std::string> lines;
  for (const auto& step : result.steps) {
    if (step.resent.empty()) continue;
    lines.push_back(fmt::format("step {} was sent again after: {}", step.id,
                                kizen::detail::joined(step.resent, ", ")));
  }
  return lines;
}

/// What failed before the last attempt, each by the name that Surefire gives it: of a case that passed
/// in the end, or of one that did not.
void add_earlier(pugi::xml_node node, const CaseResult& result) {
  auto lines = result.earlier;
  if (lines.empty() && result.status == CaseStatus::Flaky) lines = resendings(result);
  for (const auto& line : lines) {
    auto earlier = node.append_child(is_ended_well(result) ? "flakyFailure" : "rerunFailure");
    earlier.append_attribute("message") = xml_text(line).c_str();
    earlier.append_attribute("type") = "attempt";
  }
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

}  // namespace

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

void add_property(pugi::xml_node properties, const std::string& name, const std::string& value) {
  auto property = properties.append_child("property");
  property.append_attribute("name") = xml_text(name).c_str();
  property.append_attribute("value") = xml_text(value).c_str();
}

std::string junit_element(const CaseResult& result, const kizen::Strictness& strictness) {
  if (result.status == CaseStatus::Failed) return "failure";
  if (result.status == CaseStatus::Skipped) return "skipped";
  if (!is_ended_well(result) || !result.teardown_ok()) return "error";
  if (result.status == CaseStatus::XFailed) return "skipped";
  return result.status == CaseStatus::Flaky && strictness.fail_on_flaky ? "failure" : "";
}

bool has_unchecked(const CaseResult& result) { return !unchecked_parts(result).empty(); }

pugi::xml_node add_junit_case(pugi::xml_node suite, const CaseResult& result) {
  auto node = suite.append_child("testcase");
  node.append_attribute("name") = xml_text(result.title()).c_str();
  node.append_attribute("classname") = xml_text(result.suite).c_str();
  node.append_attribute("file") = xml_text(result.place.file).c_str();
  node.append_attribute("line") = static_cast<unsigned long long>(result.place.line);
  node.append_attribute("time") = fmt::format("{:.3f}", result.seconds).c_str();
  add_seen(node, result);
  add_earlier(node, result);
  const auto mentioned = mentions(result);
  if (!mentioned.empty()) {
    node.append_child("system-out")
        .append_child(pugi::node_pcdata)
        .set_value(xml_text(mentioned).c_str());
  }
  return node;
}

void add_junit_problem(pugi::xml_node node, const std::string& element, const CaseResult& result) {
  const auto unchecked = unchecked_parts(result);
  auto text = details(result.steps);
  if (!result.teardown_ok()) text += "teardown failed\n" + details(result.teardown);
  if (!unchecked.empty()) text += "unchecked\n" + unchecked;
  auto message = headline(result);
  if (message.empty()) message = "unchecked: " + unchecked.substr(0, unchecked.find('\n'));
  const auto properties = node.child("properties");
  auto problem = properties ? node.insert_child_after(element.c_str(), properties)
                            : node.prepend_child(element.c_str());
  problem.append_attribute("message") = xml_text(message).c_str();
  if (!text.empty()) problem.append_child(pugi::node_pcdata).set_value(xml_text(text).c_str());
}

}  // namespace kizen_tool
