#pragma once

#include <string>
#include <utility>

#include "../../core/contract_error.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../read_report.hpp"
#include "report_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads a report part by part, and lets go of each.
class ReportPass {
 public:
  explicit ReportPass(Reporter& reporter) : reporter_(reporter) {}

  /// @throws ReportProblem
  RunReport read(const std::string& text) {
    try {
      finish(json::parse(text, [this](int depth, json::parse_event_t event, json& value) {
        return keeps(depth, event, value);
      }));
    } catch (const json::parse_error& error) {
      const bool breaks_off = error.byte > text.size();
      if (!breaks_off) throw ReportProblem("is no JSON: byte " + std::to_string(error.byte));
      if (!has_header_) throw ReportProblem("breaks off before it says which run it is of");
    }
    return std::move(report_);
  }

 private:
  /// Whether a part of the document is to be kept once this has seen it.
  bool keeps(int depth, json::parse_event_t event, const json& value) {
    if (depth == 1 && event == json::parse_event_t::key) member_ = value.get<std::string>();
    if (depth == 1 && event == json::parse_event_t::value && member_ == "version") {
      if (value != 1) throw ReportProblem("is of another version; this tool reads 1");
    }
    if (event != json::parse_event_t::object_end) return true;
    if (depth == 1 && member_ == "run") take_header(value);
    if (depth != 2 || member_ != "cases") return true;
    take_case(value);
    return false;
  }

  void take_header(const json& value) {
    report_.header = read_within<RunHeader>("run", value);
    has_header_ = true;
    reporter_.run_started(report_.header);
  }

  void take_case(const json& value) {
    if (!has_header_) throw ReportProblem("has cases before it says which run it is of");
    CaseResult result;
    try {
      result = ReportReader().read<CaseResult>(value);
    } catch (const ReportProblem& problem) {
      throw problem.within(report_.cases).within("cases");
    }
    ++report_.cases;
    reporter_.case_started(result.title());
    reporter_.case_finished(result);
  }

  void finish(const json& rest) {
    if (!has_header_ || !rest.contains("version")) throw ReportProblem("holds no run");
    report_.summary = read_member<Summary>(rest, "summary");
    report_.outcome = read_member<Outcome>(rest, "outcome");
    report_.is_complete = true;
    for (const auto& [name, value] : rest.items()) {
      if (is_further(name)) report_.further[name] = value.dump();
    }
    reporter_.run_finished(report_.summary, report_.outcome);
  }

  static bool is_further(const std::string& name) {
    for (const auto* const known :
         {"version", "tool", "run", "cases", "summary", "outcome", "sentence"}) {
      if (name == known) return false;
    }
    return true;
  }

  template <class Value>
  static Value read_member(const json& document, const char* name) {
    if (!document.contains(name)) throw ReportProblem("lacks '" + std::string(name) + "'");
    return read_within<Value>(name, document.at(name));
  }

  template <class Value>
  static Value read_within(const char* name, const json& value) {
    try {
      return ReportReader().read<Value>(value);
    } catch (const ReportProblem& problem) {
      throw problem.within(name);
    }
  }

  Reporter& reporter_;
  RunReport report_;
  std::string member_;  ///< of the document, that is being read
  bool has_header_ = false;
};

}  // namespace detail

KIZEN_INLINE RunReport read_report(const std::string& text, const std::string& file,
                                   Reporter& reporter) {
  try {
    return detail::ReportPass(reporter).read(text);
  } catch (const detail::ReportProblem& problem) {
    throw ContractError({file, 0, 0, problem.place()}, "document.unreadable",
                        "is no report of a run: it " + std::string(problem.what()),
                        "name a file that run --report json=FILE wrote");
  }
}

}  // namespace KIZEN_ABI
}  // namespace kizen
