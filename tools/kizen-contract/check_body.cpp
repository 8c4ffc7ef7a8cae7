#include "check_body.hpp"

#include <cstddef>
#include <iostream>
#include <iterator>
#include <kizen/check.hpp>
#include <kizen/run.hpp>
#include <sstream>
#include <string>

#include "one_line.hpp"
#include "operation_name.hpp"
#include "output.hpp"

namespace kizen_tool {
namespace {

std::string body_of(const std::string& path) {
  if (path != "-") return kizen::detail::file_text(path);
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

const kizen::Operation& operation_of(const kizen::Checker& checker, const std::string& name) {
  if (const auto* operation = find_operation(checker, name)) return *operation;
  const auto ids = operation_ids(checker.contract());
  const auto near = kizen::detail::did_you_mean(name, ids);
  throw kizen::ContractError(
      {checker.contract().name(), 0, 0, {}}, "contract.operation_id",
      "no operation is called '" + name + "'",
      (near.empty() ? "" : near + " ") + "known are " + kizen::detail::joined(ids, ", "));
}

std::string content_type_of(const BodyOptions& options) {
  if (!options.content_type.empty()) return options.content_type;
  const auto& file = options.response_file;
  if (kizen::detail::ends_with(file, ".html")) return "text/html";
  return kizen::detail::ends_with(file, ".txt") ? "text/plain" : "application/json";
}

bool is_json(const std::string& content_type) {
  const auto type = kizen::MediaType::parse(content_type);
  return type && type->is_json();
}

/// A JSON body alone; one of another type needs its header to be looked up.
kizen::Report report_of(const kizen::Checker& checker, const BodyOptions& options) {
  const auto& operation = operation_of(checker, options.operation);
  if (!options.request_file.empty()) {
    return checker.check_request_body(operation, body_of(options.request_file));
  }
  const auto body = body_of(options.response_file);
  const auto content_type = content_type_of(options);
  if (is_json(content_type)) {
    return checker.check_response_body(operation, options.status, body);
  }
  return checker.check_response(operation,
                                {options.status, {{"Content-Type", content_type}}, body});
}

/// A report, each finding with the line that waives it.
std::string text_of(const kizen::Report& report) {
  std::ostringstream out;
  out << report;
  auto text = out.str();
  std::size_t at = 0;
  for (const auto& violation : report.violations) {
    const auto told = kizen::render(violation, report);
    const auto line = kizen::detail::fingerprint_line(violation, report);
    at = text.find(told, at) + told.size();
    text.insert(at, line);
    at += line.size();
  }
  return text;
}

}  // namespace

ExitCode check_body(const kizen::Checker& checker,
                    const std::shared_ptr<kizen::WaiverLedger>& ledger, const BodyOptions& options,
                    bool strict_waivers) {
  auto report = report_of(checker, options);
  if (ledger != nullptr) ledger->apply(report);
  for (const auto& note : checker.notes()) print("note: {}\n", one_line(note));
  print("{}contract: {}\n", text_of(report), kizen::identity_of(checker.contract()).to_string());
  if (!report.ok()) return Broken;
  const bool is_waived = report.verdict() == kizen::Verdict::Waived && ledger != nullptr;
  return strict_waivers && is_waived ? OnlyWaived : Kept;
}

}  // namespace kizen_tool
