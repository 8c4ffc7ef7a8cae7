#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../recording.hpp"
#include "attached_files.hpp"
#include "byte_source.hpp"
#include "entry_text.hpp"
#include "entry_values.hpp"
#include "har_entries.hpp"
#include "har_entry.hpp"
#include "json_scanner.hpp"
#include "line_entry.hpp"
#include "recording_format.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How much of an entry is read: whatever was kept of it, but not for ever so many small values.
inline JsonLimits limits_of_entry(std::size_t entry_bytes) {
  JsonLimits limits;
  limits.bytes = limits.string_bytes = limits.exponent_digits = entry_bytes + max_depth;
  limits.values = limits.members = 1'000'000;
  return limits;
}

/// Whether a name may stand twice: in what recorders add of their own, and in a body.
inline bool may_repeat(const JsonPointer& place) {
  for (const auto& token : place.tokens()) {
    if (starts_with(token, "_") || token == "json") return true;
  }
  return false;
}

}  // namespace detail

struct Recording::State {
  State(std::istream& in, std::string name, RecordingLimits limits)
      : source(in, std::move(name), limits.block_bytes),
        format(detail::format_of(source)),
        scanner(source, format == detail::RecordingFormat::Lines),
        har(scanner),
        text(limits.entry_bytes),
        json_limits(detail::limits_of_entry(limits.entry_bytes)),
        files(std::move(limits.folder), limits.entry_bytes - limits.entry_bytes / 4) {}

  std::optional<RecordedExchange> next() {
    if (std::exchange(is_over, true) || !keep_next()) return std::nullopt;
    RecordedExchange made;
    made.number = ++count;
    made.place = text.place();
    if (is_har()) made.place.pointer = JsonPointer() / "log" / "entries" / (count - 1);
    text.is_too_large() ? lack_text(made) : read(made);
    is_over = false;
    return made;
  }

  bool is_har() const { return format == detail::RecordingFormat::Har; }

  bool keep_next() {
    if (is_har()) return har.next(text);
    if (!scanner.next()) return false;
    scanner.keep_value(text);
    scanner.take_rest_of_line();
    return true;
  }

  static void lack_text(RecordedExchange& made, std::string why = "it is too large to be kept") {
    made.missing.push_back({"recording.entry_too_large", std::move(why)});
  }

  void read(RecordedExchange& made) {
    auto reading = detail::JsonReader(text.text(), json_limits).read();
    if (!reading.problem.empty() && text.mend()) {
      reading = detail::JsonReader(text.text(), json_limits).read();
    }
    if (!reading.limit.empty()) return lack_text(made, "it has " + reading.measured);
    check(reading);
    detail::EntryValues values(text, detail::JsonView(reading.tree), made.place.pointer);
    check_names(reading, values);
    if (is_har()) {
      detail::HarEntryReader(values, files, made).read();
    } else {
      detail::LineEntryReader(values, made).read();
    }
    if (values.lacks_text()) lack_text(made, "a text of it is too large to be kept");
  }

  void check(const detail::JsonReading& reading) const {
    if (reading.is_json()) return;
    throw ContractError(text.place_of(reading.offset), "recording.syntax",
                        "not JSON: " + reading.problem, "correct it there");
  }

  static void check_names(const detail::JsonReading& reading, const detail::EntryValues& values) {
    for (const auto& one : reading.repeated) {
      if (detail::may_repeat(one.place)) continue;
      const detail::JsonView name(reading.tree, one.index);
      values.refuse(name, "recording.member",
                    "the name " + detail::shown(name) + " stands twice in one object",
                    "remove one of the two");
    }
  }

  std::unique_ptr<std::istream> file;
  detail::ByteSource source;
  detail::RecordingFormat format;
  detail::JsonScanner scanner;
  detail::HarEntries har;
  detail::EntryText text;
  detail::JsonLimits json_limits;
  detail::AttachedFiles files;
  std::size_t count = 0;
  bool is_over = false;
};

KIZEN_INLINE Recording::Recording(std::unique_ptr<State> state) : state_(std::move(state)) {}
KIZEN_INLINE Recording::Recording(Recording&& other) noexcept = default;
KIZEN_INLINE Recording& Recording::operator=(Recording&& other) noexcept = default;
KIZEN_INLINE Recording::~Recording() = default;

KIZEN_INLINE Recording Recording::open(std::istream& in, std::string name, RecordingLimits limits) {
  return Recording(std::make_unique<State>(in, std::move(name), std::move(limits)));
}

KIZEN_INLINE Recording Recording::open_file(const std::string& path, RecordingLimits limits) {
  std::error_code ignored;
  auto file = std::make_unique<std::ifstream>();
  if (!std::filesystem::is_directory(path, ignored)) file->open(path, std::ios::binary);
  if (!file->is_open()) {
    throw ContractError({path, 0, 0, {}}, "recording.unreadable", "cannot be opened",
                        "name a file that exists and may be read");
  }
  if (limits.folder.empty()) {
    const auto folder = std::filesystem::path(path).parent_path();
    limits.folder = folder.empty() ? "." : folder.string();
  }
  auto recording = open(*file, path, std::move(limits));
  recording.state_->file = std::move(file);
  return recording;
}

KIZEN_INLINE std::optional<RecordedExchange> Recording::next() { return state_->next(); }

KIZEN_INLINE std::uint64_t Recording::bytes_read() const { return state_->source.taken(); }

}  // namespace KIZEN_ABI
}  // namespace kizen
