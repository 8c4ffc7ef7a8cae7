#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include "../../core/detail/text.hpp"
#include "../../traffic.hpp"
#include "../../traffic/detail/har_end.hpp"
#include "../recorder.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a body of an exchange is not there as it was before any coding, and why, as a recording
/// has it.
inline void add_missing_bodies(const Report& report, RecordedExchange& recorded) {
  for (const auto& one : report.unchecked) {
    const bool is_encoded = ends_with(one.reason, ".encoded");
    if (!is_encoded && !ends_with(one.reason, ".not_kept") && one.reason != "request.not_read") {
      continue;
    }
    recorded.missing.push_back({starts_with(one.reason, "request.")
                                    ? "recording.request_body_missing"
                                    : "recording.response_body_missing",
                                is_encoded ? "it is encoded: " + one.detail : one.detail});
  }
}

inline RecordedExchange recorded_of(const CheckedExchange& exchange, std::string origin) {
  RecordedExchange recorded;
  recorded.exchange.request = exchange.request;
  recorded.origin = std::move(origin);
  if (const auto* response = exchange.response()) {
    recorded.has_response = true;
    recorded.exchange.response = *response;
  } else {
    recorded.missing.push_back({"recording.response_missing", exchange.no_answer()->detail});
  }
  add_missing_bodies(exchange.report, recorded);
  return recorded;
}

}  // namespace detail

struct Recorder::State {
  State(const std::string& to, std::string its_origin)
      : path(to), origin(std::move(its_origin)), file(to, std::ios::binary), writer(file) {}

  std::string origin_of(const CheckedExchange& exchange) const {
    const auto* host = exchange.request.headers.first("Host");
    return !origin.empty() || host == nullptr ? origin : "http://" + *host;
  }

  void add(const CheckedExchange& exchange) {
    if (!is_good) return;
    is_good = writer.write(detail::recorded_of(exchange, origin_of(exchange)),
                           {exchange.started, exchange.took});
    if (!is_good) cut();
  }

  /// Puts the end of the HAR back that was overwritten by what could not be written, and cuts off
  /// the rest of that.
  void cut() {
    file.close();
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed) || writer.whole_bytes() == 0) return;
    const auto whole = writer.whole_bytes();
    std::fstream again(path, std::ios::in | std::ios::out | std::ios::binary);
    again.seekp(whole - static_cast<std::streamoff>(detail::har_end.size()));
    again << detail::har_end << std::flush;
    std::filesystem::resize_file(path, static_cast<std::uintmax_t>(whole), failed);
  }

  const std::string path;
  const std::string origin;
  std::mutex mutex;
  std::ofstream file;
  HarWriter writer;
  bool is_good = file.is_open() && file.good();
};

KIZEN_INLINE Recorder::Recorder(const std::string& path, std::string origin)
    : state_(std::make_unique<State>(path, std::move(origin))) {}

KIZEN_INLINE Recorder::~Recorder() = default;

KIZEN_INLINE void Recorder::operator()(const CheckedExchange& exchange) noexcept {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  try {
    state_->add(exchange);
  } catch (const std::exception&) {
    state_->is_good = false;
  }
}

KIZEN_INLINE bool Recorder::ok() const {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  return state_->is_good;
}

KIZEN_INLINE std::size_t Recorder::size() const {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  return state_->writer.size();
}

KIZEN_INLINE bool Recorder::close() {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  if (state_->file.is_open()) {
    state_->is_good = state_->writer.close() && state_->is_good;
    state_->file.close();
    state_->is_good = state_->is_good && !state_->file.fail();
  }
  return state_->is_good;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
