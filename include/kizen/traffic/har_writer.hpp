#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

#include "../core/version.hpp"
#include "recorded_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// When an exchange took place.
///
/// ```cpp
/// #include <kizen/traffic/har_writer.hpp>
/// #include <cassert>
///
/// const kizen::HarTimes unknown;
/// assert(unknown.took == std::chrono::microseconds(0));
/// ```
struct HarTimes {
  std::chrono::system_clock::time_point started = {};  ///< the epoch where it is not known
  std::chrono::microseconds took{0};                   ///< 0 where it is not known
};

/// Writes exchanges as a HAR 1.2, one after the other.
///
/// Where the stream can seek, as a file can, it is a whole HAR after each of them; else close() makes
/// it one. Recording reads the same exchanges from it, but for what tells of a body's coding. Hides
/// nothing: give it exchanges without credentials. A body that is no text stands in base64; HAR has
/// no member for that in a request, so it says so in `_encoding`, and in a comment.
///
/// ```cpp
/// #include <kizen/traffic.hpp>
/// #include <cassert>
/// #include <sstream>
///
/// std::stringstream file;
/// kizen::HarWriter writer(file);
/// kizen::RecordedExchange ping;
/// ping.exchange = {{"GET", "/ping"}, {204}};
/// ping.origin = "https://a.example";
/// ping.has_response = true;
/// assert(writer.write(ping));
/// const auto read = kizen::Recording::open(file, "ping.har").next();
/// assert(read->origin == "https://a.example" && read->exchange.response.status == 204);
/// ```
///
/// @see http://www.softwareishard.com/blog/har-12-spec/
class HarWriter {
 public:
  /// Writes a HAR without entries.
  ///
  /// @param out empty, and outlives this
  KIZEN_INLINE explicit HarWriter(std::ostream& out);

  HarWriter(const HarWriter&) = delete;
  HarWriter& operator=(const HarWriter&) = delete;

  /// Adds an exchange, without what `missing` names. The moment it is written stands for a start
  /// that is not known, `http://localhost` for an origin.
  ///
  /// @returns whether all could be written until now; once it could not, nothing more is
  KIZEN_INLINE bool write(const RecordedExchange& recorded, HarTimes times = {});

  /// Ends the HAR, unless it is whole already.
  ///
  /// @returns whether all could be written
  KIZEN_INLINE bool close();

  /// How many exchanges it has.
  std::size_t size() const { return count_; }

  /// How many bytes of the stream are a whole HAR, where it can seek. Where it could not be written
  /// further, more may follow, which is to be cut off.
  KIZEN_INLINE std::streamoff whole_bytes() const;

 private:
  KIZEN_INLINE bool put(const std::string& text);

  std::ostream& out_;
  bool can_seek_ = false;
  bool is_closed_ = false;
  bool is_good_ = true;
  std::streamoff end_ = 0;  ///< of the last entry
  std::size_t count_ = 0;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
