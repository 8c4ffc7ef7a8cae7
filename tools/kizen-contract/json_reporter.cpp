#include "json_reporter.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "report_error.hpp"
#include "special_file.hpp"

namespace kizen_tool {
namespace {

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

}  // namespace

JsonFileReporter::JsonFileReporter(std::string path)
    : path_(std::move(path)), is_new_(!exists(path_)), file_(path_, OutputFile::Mode::Append) {
  if (!file_.is_open()) throw report_cannot_be_written(path_);
}

JsonFileReporter::~JsonFileReporter() {
  std::error_code ignored;
  if (is_new_ && !has_started_) std::filesystem::remove(path_, ignored);
}

void JsonFileReporter::run_started(const kizen::RunHeader& header) {
  has_started_ = true;
  std::error_code problem;
  if (!is_special(path_)) std::filesystem::resize_file(path_, 0, problem);
  if (problem) throw report_cannot_be_written(path_);
  json_.run_started(header);
  demand_written();
}

void JsonFileReporter::case_finished(const kizen::CaseResult& result) {
  json_.case_finished(result);
  demand_written();
}

void JsonFileReporter::run_finished(const kizen::Summary& summary, kizen::Outcome outcome) {
  json_.run_finished(summary, outcome);
  if (!file_.close()) throw report_cannot_be_written(path_);
}

void JsonFileReporter::demand_written() const {
  if (!file_) throw report_cannot_be_written(path_);
}

}  // namespace kizen_tool
