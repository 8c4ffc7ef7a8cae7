// A recording: it is read or refused, in the same way whatever blocks it comes in, and however little
// of an entry is kept.

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include "fuzz/require.hpp"
#include "fuzz/target.hpp"
#include "kizen/traffic.hpp"
#include "support/recordings.hpp"

namespace {

using Lines = std::vector<std::string>;

Lines read_in_blocks(std::string_view bytes, std::size_t block_bytes, std::size_t entry_bytes) {
  kizen::RecordingLimits limits;
  limits.block_bytes = block_bytes;
  limits.entry_bytes = entry_bytes;
  return kizen_test::read_recording(std::string(bytes), limits);
}

void require_sound(const kizen::RecordedExchange& one) {
  kizen_fuzz::require(one.place.file == "input" && one.place.line > 0, "an exchange has a place");
  kizen_fuzz::require(one.number > 0, "an exchange has a number");
  kizen_fuzz::require(one.has_response != one.lacks("recording.response_missing") ||
                          one.lacks("recording.entry_too_large"),
                      "a response is there or missing");
  kizen_fuzz::require(one.has_response == (one.exchange.response.status > 0),
                      "a response has a status");
  kizen_fuzz::require(
      one.exchange.request.body.empty() || !one.lacks("recording.request_body_missing"),
      "a request body that is missing is empty");
  kizen_fuzz::require(
      one.exchange.response.body.empty() || !one.lacks("recording.response_body_missing"),
      "a response body that is missing is empty");
  kizen_fuzz::require(one.origin.find('@') == std::string::npos, "an origin has no user");
}

void require_sound(const kizen::ContractError& error) {
  kizen_fuzz::require(error.rule().find("recording.") == 0, "a refusal names its rule");
  kizen_fuzz::require(error.place().file == "input", "a refusal names its file");
  kizen_fuzz::require(error.place().line > 0 && error.place().column > 0, "and its place");
}

void read_exchanges(std::string_view bytes) {
  std::istringstream in{std::string(bytes)};
  try {
    auto recording = kizen::Recording::open(in, "input");
    while (const auto one = recording.next()) require_sound(*one);
    kizen_fuzz::require(recording.bytes_read() == bytes.size(), "it is read to its end");
  } catch (const kizen::ContractError& error) {
    require_sound(error);
  }
}

void read_recording(std::string_view bytes) {
  read_exchanges(bytes);
  for (const std::size_t kept : {100U, 1000U, 1'000'000U}) {
    kizen_fuzz::require(read_in_blocks(bytes, 1, kept) == read_in_blocks(bytes, 4096, kept),
                        "blocks make no difference");
  }
}

}  // namespace

KIZEN_FUZZ_TARGET(recording_fuzz, read_recording);
