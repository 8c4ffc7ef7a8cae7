#include "junit_reporter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <pugixml.hpp>
#include <stdexcept>
#include <string>
#include <utility>

namespace kizen_tool {
namespace {

using kizen::CaseResult;
using kizen::CaseStatus;

/// Text without the control characters that XML 1.0 cannot hold.
std::string xml_text(std::string text) {
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\n' && c != '\t') c = '?';
  }
  return text;
}

std::string details(const std::vector<kizen::StepResult>& steps) {
  std::string text;
  for (const auto& step : steps) {
    if (step.ok()) continue;
    text += "step " + step.id + "\n";
    for (const auto& one : step.report.violations) text += kizen::render(one, step.report);
    for (const auto& one : step.failures) text += kizen::render(one, step.report);
    if (!step.no_answer.empty()) text += step.no_answer + "\n";
  }
  return text;
}

/// The first thing that went wrong, on one line.
std::string headline(const CaseResult& result) {
  if (!result.reason.empty()) return result.reason;
  for (const auto* steps : {&result.steps, &result.teardown}) {
    for (const auto& step : *steps) {
      for (const auto* all : {&step.report.violations, &step.failures}) {
        if (all->empty()) continue;
        const auto& first = all->front();
        return fmt::format("{}: expected {}, actual {}", first.rule, first.expected, first.actual);
      }
    }
  }
  return {};
}

void add_problem(pugi::xml_node node, const char* kind, const CaseResult& result) {
  auto text = details(result.steps);
  if (!result.teardown_ok()) text += "teardown failed\n" + details(result.teardown);
  auto problem = node.append_child(kind);
  problem.append_attribute("message") = xml_text(headline(result)).c_str();
  if (!text.empty()) problem.append_child(pugi::node_pcdata).set_value(xml_text(text).c_str());
}

void add_case(pugi::xml_node suite, const CaseResult& result) {
  auto node = suite.append_child("testcase");
  node.append_attribute("name") = xml_text(result.title()).c_str();
  node.append_attribute("classname") = result.suite.c_str();
  node.append_attribute("file") = result.place.c_str();
  node.append_attribute("time") = fmt::format("{:.3f}", result.seconds).c_str();
  if (result.status == CaseStatus::Skipped) {
    node.append_child("skipped").append_attribute("message") = xml_text(result.reason).c_str();
  } else if (result.status == CaseStatus::Failed) {
    add_problem(node, "failure", result);
  } else if (result.status != CaseStatus::Passed || !result.teardown_ok()) {
    add_problem(node, "error", result);
  }
}

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
  double seconds = 0;

  void add(const CaseResult& result) {
    ++tests;
    seconds += result.seconds;
    const bool passed = result.status == CaseStatus::Passed;
    if (result.status == CaseStatus::Failed) {
      ++failures;
    } else if (result.status == CaseStatus::Skipped) {
      ++skipped;
    } else if (!passed || !result.teardown_ok()) {
      ++errors;
    }
  }

  void write(pugi::xml_node node) const {
    node.append_attribute("tests") = static_cast<unsigned long long>(tests);
    node.append_attribute("failures") = static_cast<unsigned long long>(failures);
    node.append_attribute("errors") = static_cast<unsigned long long>(errors);
    node.append_attribute("skipped") = static_cast<unsigned long long>(skipped);
    node.append_attribute("time") = fmt::format("{:.3f}", seconds).c_str();
  }
};

}  // namespace

JunitReporter::JunitReporter(std::string path) : path_(std::move(path)) {
  if (!std::ofstream(path_)) throw std::runtime_error("the report " + path_ + " cannot be written");
}

void JunitReporter::run_finished(const kizen::Summary& summary, kizen::Outcome) {
  pugi::xml_document document;
  auto root = document.append_child("testsuites");
  root.append_attribute("name") =
      fmt::format("{} against {}", header_.contract, header_.target).c_str();
  Counts all;
  for (auto result = results_.begin(); result != results_.end();) {
    const auto end = std::find_if(result, results_.end(), [&](const CaseResult& other) {
      return other.suite != result->suite;
    });
    auto suite = root.append_child("testsuite");
    suite.append_attribute("name") = result->suite.c_str();
    Counts counts;
    for (; result != end; ++result) {
      counts.add(*result);
      all.add(*result);
      add_case(suite, *result);
    }
    counts.write(suite);
  }
  if (!summary.stopped.empty()) {
    auto suite = root.append_child("testsuite");
    suite.append_attribute("name") = "run";
    auto node = suite.append_child("testcase");
    node.append_attribute("name") = "reaches the target";
    node.append_child("error").append_attribute("message") = xml_text(summary.stopped).c_str();
    ++all.tests;
    ++all.errors;
  }
  all.write(root);
  if (!document.save_file(path_.c_str(), "  ")) {
    throw std::runtime_error("the report " + path_ + " cannot be written");
  }
}

}  // namespace kizen_tool
