#include "junit_reporter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <system_error>
#include <utility>
#include <vector>

#include "junit_case.hpp"
#include "output.hpp"
#include "special_file.hpp"

namespace kizen_tool {
namespace {

using kizen::CaseResult;

std::string unfinished(const std::string& path) { return path + ".unfinished"; }

}  // namespace

/// How many cases each element tells of.
struct JunitCounts {
  std::size_t tests = 0;
  std::map<std::string, std::size_t> elements = {};
  double seconds = 0;

  void add(const std::string& element, double duration) {
    ++tests;
    ++elements[element];
    seconds += duration;
  }

  /// One that was told by one element is told by another.
  void change(const std::string& from, const std::string& to) {
    --elements[from];
    ++elements[to];
  }

  void write(pugi::xml_node node) {
    node.append_attribute("tests") = static_cast<unsigned long long>(tests);
    node.append_attribute("failures") = static_cast<unsigned long long>(elements["failure"]);
    node.append_attribute("errors") = static_cast<unsigned long long>(elements["error"]);
    node.append_attribute("skipped") = static_cast<unsigned long long>(elements["skipped"]);
    node.append_attribute("time") = fmt::format("{:.3f}", seconds).c_str();
  }
};

/// A run as a tree of suites and cases, which grows as cases end. Of a case it keeps what JUnit says.
class JunitTree {
 public:
  explicit JunitTree(const kizen::RunHeader& header)
      : root_(document_.append_child("testsuites")),
        contracts_(header.other_contracts),
        order_seed_(header.order_seed),
        strictness_(header.strictness),
        planned_(header.cases) {
    contracts_.insert(contracts_.begin(), header.contract);
    std::vector<std::string> names;
    for (const auto& contract : contracts_) names.push_back(contract.name);
    root_.append_attribute("name") =
        xml_text(kizen::detail::joined(names, ", ") + " against " + header.all_targets()).c_str();
  }

  void add(const CaseResult& result) {
    auto& suite = suite_of(result.suite);
    const auto element = junit_element(result, strictness_);
    const auto node = add_junit_case(suite.node, result);
    suite.counts.add(element, result.seconds);
    all_.add(element, result.seconds);
    if (!element.empty()) {
      add_junit_problem(node, element, result);
    } else if (has_unchecked(result)) {
      open_.push_back({node, result});
    }
  }

  void finish(const kizen::Summary& summary) {
    if (summary.count(kizen::Verdict::Unchecked) > strictness_.max_unchecked) fail_unchecked();
    for (auto& suite : suites_) suite.counts.write(suite.node);
    add_waivers(summary.waiver_findings);
    add_early_end(summary);
    all_.write(root_);
  }

  bool save(const std::string& path) const {
    OutputFile file(path);
    document_.save(file, "  ");
    return file.close();
  }

 private:
  struct Suite {
    std::string name;
    pugi::xml_node node;
    JunitCounts counts = {};
  };

  /// A case that passed, but left something unchecked: the end of the run decides.
  struct Open {
    pugi::xml_node node;
    CaseResult result;
  };

  Suite& suite_of(const std::string& name) {
    const auto found = std::find_if(suites_.begin(), suites_.end(),
                                    [&](const Suite& suite) { return suite.name == name; });
    if (found != suites_.end()) return *found;
    auto node = root_.append_child("testsuite");
    node.append_attribute("name") = xml_text(name).c_str();
    add_properties(node);
    suites_.push_back({name, node});
    return suites_.back();
  }

  void fail_unchecked() {
    for (const auto& one : open_) {
      add_junit_problem(one.node, "error", one.result);
      suite_of(one.result.suite).counts.change("", "error");
      all_.change("", "error");
    }
  }

  /// Why the run did not come to its end, each reason a case of its own.
  void add_early_end(const kizen::Summary& summary) {
    std::vector<std::pair<const char*, std::string>> reasons;
    if (!summary.stopped.empty()) reasons.emplace_back("reaches the target", summary.stopped);
    if (summary.not_started > 0) {
      reasons.emplace_back(
          "comes to its end",
          kizen::detail::counted(summary.count(kizen::CaseStatus::Failed), "case") + " failed, " +
              kizen::detail::counted(summary.not_started, "case") + " not started");
    }
    if (summary.interrupted) {
      const auto left = planned_ - std::min(planned_, summary.total_cases());
      reasons.emplace_back("comes to its end",
                           "interrupted, " + kizen::detail::counted(left, "case") + " not started");
    }
    if (reasons.empty()) return;
    auto suite = root_.append_child("testsuite");
    suite.append_attribute("name") = "run";
    JunitCounts counts;
    for (const auto& [name, reason] : reasons) {
      auto node = suite.append_child("testcase");
      node.append_attribute("name") = name;
      node.append_child("error").append_attribute("message") = xml_text(reason).c_str();
      counts.add("error", 0);
      all_.add("error", 0);
    }
    counts.write(suite);
  }

  /// Waivers that were asked for more than they may waive, each a case that fails.
  void add_waivers(const std::vector<kizen::WaiverFinding>& findings) {
    pugi::xml_node suite;
    JunitCounts counts;
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

  pugi::xml_document document_;
  pugi::xml_node root_;
  std::vector<kizen::ContractIdentity> contracts_;
  std::optional<std::uint64_t> order_seed_;
  kizen::Strictness strictness_;
  std::size_t planned_;
  std::vector<Suite> suites_;  ///< in the order in which they appeared
  std::vector<Open> open_;
  JunitCounts all_;
};

JunitReporter::JunitReporter(std::string path) : path_(std::move(path)) {
  std::error_code ignored;
  const bool is_folder = std::filesystem::is_directory(path_, ignored);
  if (is_folder || (!is_special(path_) && !OutputFile(unfinished(path_)).is_open())) {
    throw report_cannot_be_written(path_);
  }
}

JunitReporter::~JunitReporter() {
  std::error_code ignored;
  std::filesystem::remove(unfinished(path_), ignored);
}

void JunitReporter::run_started(const kizen::RunHeader& header) {
  tree_ = std::make_unique<JunitTree>(header);
}

void JunitReporter::case_finished(const kizen::CaseResult& result) { tree_->add(result); }

void JunitReporter::run_finished(const kizen::Summary& summary, kizen::Outcome) {
  tree_->finish(summary);
  const bool direct = is_special(path_);
  if (!tree_->save(direct ? path_ : unfinished(path_))) throw report_cannot_be_written(path_);
  std::error_code problem;
  if (!direct) std::filesystem::rename(unfinished(path_), path_, problem);
  if (problem) throw report_cannot_be_written(path_);
}

}  // namespace kizen_tool
