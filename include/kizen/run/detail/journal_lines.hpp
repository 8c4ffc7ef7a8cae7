#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../journal.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What the lines of a journal say, taken in one by one.
class JournalLines {
 public:
  /// @param path stands in messages
  explicit JournalLines(std::string path) : path_(std::move(path)) {}

  /// Takes all whole lines in.
  ///
  /// @return how many bytes they are; what comes after them broke off
  std::size_t take_all(std::string_view text) {
    std::size_t taken = 0;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', taken)) {
      ++line_;
      take(text.substr(taken, end - taken));
      taken = end + 1;
    }
    const bool may_be_begun = starts_with(text, beginning) || starts_with(beginning, text);
    if (line_ == 0 && !may_be_begun) fail("it has no whole line");
    return taken;
  }

  const JournalHeader& header() const { return header_; }
  std::vector<JournalEntry>& entries() { return entries_; }

 private:
  /// How the first line begins, which may have broken off: its run made nothing then.
  static constexpr std::string_view beginning = "{\"contract\":\"";

  [[noreturn]] void fail(const std::string& problem) const {
    throw JournalError(path_ + ":" + std::to_string(std::max<std::size_t>(line_, 1)) +
                       ": this is no line of a journal: " + problem +
                       "; give a file that `run` has written");
  }

  void take(std::string_view text) {
    const auto line = json::parse(text, nullptr, false);
    if (!line.is_object()) fail("it is no JSON object");
    try {
      if (line_ == 1) {
        take_header(line);
      } else {
        take_note(line);
      }
    } catch (const json::exception&) {
      fail("a member is missing or of another type");
    }
  }

  void take_header(const json& line) {
    if (line.at("journal") != 1) fail("only version 1 can be read");
    header_ = {line.at("run").get<std::string>(),
               line.at("target").get<std::string>(),
               line.value("profile", ""),
               line.value("contract", ""),
               line.value("started", ""),
               line.value("identities", std::map<std::string, std::string>())};
  }

  void take_note(const json& line) {
    if (line.contains("making")) {
      JournalEntry entry;
      line.at("making").get_to(entry.number);
      if (entry.number != entries_.size() + 1) fail("its number is not the next");
      line.at("operation").get_to(entry.operation);
      line.at("path").get_to(entry.path);
      line.at("as").get_to(entry.identity);
      line.at("marked").get_to(entry.is_marked);
      entries_.push_back(std::move(entry));
    } else if (line.contains("made")) {
      auto& entry = entry_of(line.at("made").get<std::size_t>());
      line.at("id").get_to(entry.id);
      entry.state = JournalEntry::State::Made;
    } else if (line.contains("nothing")) {
      entry_of(line.at("nothing").get<std::size_t>()).state = JournalEntry::State::Nothing;
    } else if (line.contains("answered")) {
      entry_of(line.at("answered").get<std::size_t>()).is_answered = true;
    } else if (line.contains("removed")) {
      note_removed(line.at("removed").get<std::string>());
    } else {
      fail("it has none of the members making, made, nothing, answered, removed");
    }
  }

  JournalEntry& entry_of(std::size_t number) {
    if (number < 1 || number > entries_.size()) fail("it speaks of an entry that is not there");
    return entries_[number - 1];
  }

  void note_removed(const std::string& id) {
    for (auto& entry : entries_) {
      if (entry.id == id) entry.state = JournalEntry::State::Removed;
    }
  }

  std::string path_;
  std::size_t line_ = 0;
  JournalHeader header_;
  std::vector<JournalEntry> entries_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
