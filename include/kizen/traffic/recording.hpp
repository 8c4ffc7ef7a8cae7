#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "../core/version.hpp"
#include "recorded_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How a recording is read.
///
/// ```cpp
/// #include <kizen/traffic/recording.hpp>
/// #include <cassert>
///
/// kizen::RecordingLimits limits;
/// limits.entry_bytes = 4 << 20;
/// assert(limits.folder.empty());
/// ```
struct RecordingLimits {
  /// How much of one entry's text is kept, three quarters of it for one string. A body that is
  /// longer is left out; where that is not enough, the entry is. About four times as much is the
  /// most memory that reading takes.
  std::size_t entry_bytes = std::size_t{32} << 20U;

  std::size_t block_bytes = std::size_t{64} << 10U;  ///< read from the stream at a time

  /// Where the bodies stand that a HAR of Playwright's has in files of their own. Only ordinary
  /// files directly in this folder are read; where it is empty, none is.
  std::string folder = {};
};

/// A file of recorded HTTP exchanges, read in a stream: one is in memory at a time.
///
/// A HAR 1.2 is read as browsers, proxies and test tools write it. The other format is a JSON
/// object a line (NDJSON), each an exchange:
///
/// ```json
/// {"request": {"method": "GET", "url": "https://a.example/b?c=1"}, "response": {"status": 204}}
/// {"request": {"method": "PUT", "target": "/d", "headers": {"Accept": "*/*"}, "json": [1.0]}}
/// ```
///
/// - `request`: `method`; `url`, or `target` (path and query) where the origin is not known;
///   `headers`; a body
/// - `response`, absent or null where there was none: `status`, `headers`, a body
/// - `number`, which counts in place of the line's; `comment`, for people
///
/// `headers` is an object whose values are strings or lists of strings, or a list of pairs; without
/// it they are not known. A body is one of `body` (text), `base64` (bytes) and `json` (any value, taken as it is written), without
/// any coding of HTTP's; a `body` of null is one that is not known.
///
/// ```cpp
/// #include <kizen/traffic.hpp>
/// #include <cassert>
/// #include <sstream>
///
/// std::istringstream har(R"({"log": {"entries": [{"request": {"method": "GET",
///     "url": "https://a.example/b", "headers": []}, "response": {"status": 204}}]}})");
/// auto recording = kizen::Recording::open(har, "traffic.har");
/// const auto first = recording.next();
/// assert(first && first->exchange.response.status == 204 && first->place.line == 1);
/// assert(!recording.next());
/// ```
///
/// @see http://www.softwareishard.com/blog/har-12-spec/
class Recording {
 public:
  /// Starts to read a stream, which must outlive this.
  ///
  /// @param name of the file, as the user gave it
  /// @throws ContractError `recording.empty`, `recording.format`: not a recording of either format
  static KIZEN_INLINE Recording open(std::istream& in, std::string name,
                                     RecordingLimits limits = {});

  /// Starts to read a file. Bodies that it has in files of their own are looked for beside it,
  /// unless the limits name a folder.
  ///
  /// @throws ContractError `recording.unreadable`; else as open
  static KIZEN_INLINE Recording open_file(const std::string& path, RecordingLimits limits = {});

  KIZEN_INLINE Recording(Recording&& other) noexcept;
  KIZEN_INLINE Recording& operator=(Recording&& other) noexcept;
  KIZEN_INLINE ~Recording();

  /// The next exchange, or nothing behind the last; nothing as well once it has thrown.
  ///
  /// @throws ContractError with the place in the file: `recording.syntax`, `recording.cut`,
  ///   `recording.format`, `recording.entry`, `recording.member`, `recording.base64`,
  ///   `recording.unreadable`
  KIZEN_INLINE std::optional<RecordedExchange> next();

  /// How much of the file is behind what next() has given.
  KIZEN_INLINE std::uint64_t bytes_read() const;

 private:
  struct State;
  explicit KIZEN_INLINE Recording(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
