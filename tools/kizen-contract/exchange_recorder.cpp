#include "exchange_recorder.hpp"

#include <kizen/run.hpp>
#include <kizen/traffic.hpp>
#include <nlohmann/json.hpp>
#include <utility>

#include "report_error.hpp"

namespace kizen_tool {
namespace {

void add_body(nlohmann::ordered_json& message, const std::string& body) {
  if (body.empty()) return;
  if (kizen::detail::is_utf8(body)) {
    message["body"] = body;
  } else {
    message["base64"] = kizen::detail::base64_encoded(body);
  }
}

nlohmann::ordered_json headers_of(const kizen::Headers& headers) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& [name, value] : headers) {
    list.push_back(nlohmann::ordered_json::array({name, value}));
  }
  return list;
}

}  // namespace

ExchangeRecorder::ExchangeRecorder(std::string path, std::string origin)
    : path_(std::move(path)), origin_(std::move(origin)), file_(path_) {
  if (!file_.is_open()) throw ReportError("the recording " + path_ + " cannot be written");
  if (kizen::detail::ends_with(path_, ".har")) har_.emplace(file_);
}

bool ExchangeRecorder::record(const kizen::Exchange& exchange) {
  if (har_) {
    kizen::RecordedExchange recorded;
    recorded.exchange = exchange;
    recorded.origin = origin_;
    recorded.has_response = true;
    return har_->write(recorded);
  }
  nlohmann::ordered_json request = {{"method", exchange.request.method},
                                    {"url", origin_ + exchange.request.target},
                                    {"headers", headers_of(exchange.request.headers)}};
  add_body(request, exchange.request.body);
  nlohmann::ordered_json response = {{"status", exchange.response.status},
                                     {"headers", headers_of(exchange.response.headers)}};
  add_body(response, exchange.response.body);
  const nlohmann::ordered_json line = {{"request", std::move(request)},
                                       {"response", std::move(response)}};
  file_ << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n'
        << std::flush;
  return file_.good();
}

void ExchangeRecorder::close() {
  const bool is_whole = !har_ || har_->close();
  if (!file_.close() || !is_whole)
    throw ReportError("the recording " + path_ + " cannot be written");
}

}  // namespace kizen_tool
