#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "../core/version.hpp"
#include "checked_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Writes the exchanges that it is told of to a HAR 1.2 file.
///
/// The file is a whole HAR after every exchange. Those that a Watch, a Guard or a Client tells of
/// hold no credential. `kizen-contract check` reads it. Any number of threads may tell it.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
/// #include <cstdio>
/// #include <functional>
///
/// kizen::Recorder recorder("recorder-example.har", "https://crm.example.test");
/// kizen::WatchOptions options;
/// options.observed = std::ref(recorder);
/// options.observed({{"GET", "/ping"}, kizen::Response{204}});
/// assert(recorder.size() == 1 && recorder.close());
/// const auto read = kizen::Recording::open_file("recorder-example.har").next();
/// assert(read->exchange.request.target == "/ping" && read->exchange.response.status == 204);
/// std::remove("recorder-example.har");
/// ```
class Recorder {
 public:
  /// Replaces the file.
  ///
  /// @param origin scheme, host and port that the URLs have, such as Target::origin(); where it is
  ///   empty, `http` and the request's Host
  KIZEN_INLINE explicit Recorder(const std::string& path, std::string origin = {});

  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  KIZEN_INLINE ~Recorder();

  /// Adds an exchange. Never throws; ok() tells of what went wrong.
  KIZEN_INLINE void operator()(const CheckedExchange& exchange) noexcept;

  /// Whether all could be written until now.
  KIZEN_INLINE bool ok() const;

  /// How many exchanges are written.
  KIZEN_INLINE std::size_t size() const;

  /// Writes no more.
  ///
  /// @returns whether all could be written
  KIZEN_INLINE bool close();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
