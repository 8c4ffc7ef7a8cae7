#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../journal.hpp"
#include "journal_file.hpp"
#include "journal_lines.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Journal::File {
  File(const std::string& path, bool is_new) : file(path, is_new) {}

  detail::JournalFile file;
  JournalHeader header = {};
  mutable std::mutex mutex = {};
  std::vector<JournalEntry> entries = {};

  void append(const json& line) {
    file.append(line.dump(-1, ' ', false, json::error_handler_t::replace), false);
  }

  void set_state(std::size_t number, JournalEntry::State state) {
    entries.at(number - 1).state = state;
  }
};

KIZEN_INLINE Journal::Journal(std::unique_ptr<File> file) : file_(std::move(file)) {}
KIZEN_INLINE Journal::Journal(Journal&& other) noexcept = default;
KIZEN_INLINE Journal& Journal::operator=(Journal&& other) noexcept = default;
KIZEN_INLINE Journal::~Journal() = default;

KIZEN_INLINE Journal Journal::create(const std::string& path, const JournalHeader& header) {
  auto file = std::make_unique<File>(path, true);
  file->header = header;
  file->append({{"journal", 1},
                {"run", header.run},
                {"target", header.target},
                {"profile", header.profile},
                {"contract", header.contract},
                {"identities", header.identities},
                {"started", header.started}});
  file->file.sync();
  return Journal(std::move(file));
}

KIZEN_INLINE Journal Journal::open(const std::string& path) {
  auto file = std::make_unique<File>(path, false);
  const auto text = file->file.read();
  detail::JournalLines lines(path);
  const auto whole = lines.take_all(text);
  if (whole > 0 && whole < text.size()) file->file.cut(whole);
  file->header = lines.header();
  file->entries = std::move(lines.entries());
  return Journal(std::move(file));
}

KIZEN_INLINE const std::string& Journal::path() const { return file_->file.path(); }

KIZEN_INLINE const JournalHeader& Journal::header() const { return file_->header; }

KIZEN_INLINE std::vector<JournalEntry> Journal::entries() const {
  const std::lock_guard<std::mutex> lock(file_->mutex);
  return file_->entries;
}

KIZEN_INLINE std::size_t Journal::making(JournalEntry entry) {
  std::size_t number = 0;
  {
    const std::lock_guard<std::mutex> lock(file_->mutex);
    number = entry.number = file_->entries.size() + 1;
    file_->append({{"making", number},
                   {"operation", entry.operation},
                   {"path", entry.path},
                   {"as", entry.identity},
                   {"marked", entry.is_marked}});
    file_->entries.push_back(std::move(entry));
  }
  file_->file.sync();  // others may write meanwhile
  return number;
}

KIZEN_INLINE void Journal::made(std::size_t number, std::string_view id) {
  const std::lock_guard<std::mutex> lock(file_->mutex);
  file_->entries.at(number - 1).id = std::string(id);
  file_->set_state(number, JournalEntry::State::Made);
  file_->append({{"made", number}, {"id", id}});
}

KIZEN_INLINE void Journal::made_nothing(std::size_t number) {
  const std::lock_guard<std::mutex> lock(file_->mutex);
  file_->append({{"nothing", number}});
  file_->set_state(number, JournalEntry::State::Nothing);
}

KIZEN_INLINE void Journal::answered(std::size_t number) {
  const std::lock_guard<std::mutex> lock(file_->mutex);
  file_->entries.at(number - 1).is_answered = true;
  file_->append({{"answered", number}});
}

KIZEN_INLINE void Journal::removed(std::string_view id) {
  const std::lock_guard<std::mutex> lock(file_->mutex);
  for (auto& entry : file_->entries) {
    if (entry.id == id) entry.state = JournalEntry::State::Removed;
  }
  file_->append({{"removed", id}});
}

KIZEN_INLINE void Journal::discard() { file_->file.remove(); }

}  // namespace KIZEN_ABI
}  // namespace kizen
