#pragma once

#include <string>

#include "../json_reporter.hpp"
#include "report_writer.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE void JsonReporter::add(const std::string& name, const json& value) {
  further_[name] = value.dump(-1, ' ', false, json::error_handler_t::replace);
}

KIZEN_INLINE void JsonReporter::run_started(const RunHeader& header) {
  detail::ReportWriter written;
  out_ << "{\"version\":1,\"tool\":\"kizen-contract\",\n\"run\":"
       << detail::one_line_of(written(header)) << ",\n\"cases\":[" << std::flush;
}

KIZEN_INLINE void JsonReporter::case_finished(const CaseResult& result) {
  detail::ReportWriter written;
  out_ << (is_first_ ? "\n" : ",\n") << detail::one_line_of(written(result)) << std::flush;
  is_first_ = false;
}

KIZEN_INLINE void JsonReporter::run_finished(const Summary& summary, Outcome outcome) {
  detail::ReportWriter written;
  out_ << "\n],\n";
  for (const auto& [name, value] : further_) {
    out_ << detail::one_line_of(detail::OrderedJson(name)) << ':' << value << ",\n";
  }
  out_ << "\"summary\":" << detail::one_line_of(written(summary)) << ",\n\"outcome\":\""
       << to_string(outcome) << "\",\n\"sentence\":\"" << sentence(outcome) << "\"}\n"
       << std::flush;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
