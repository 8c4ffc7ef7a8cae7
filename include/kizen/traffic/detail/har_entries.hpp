#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/contract_error.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/text.hpp"
#include "entry_text.hpp"
#include "json_scanner.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds the entries of a HAR, `/log/entries/*`, whatever stands around them.
class HarEntries {
 public:
  explicit HarEntries(JsonScanner& scanner) : scanner_(scanner) {}

  /// Goes on behind the next entry and keeps it; false where there is none.
  bool next(EntryText& entry) {
    if (level_ == Level::Before) enter(Level::Root);
    while (level_ != Level::Behind) {
      if (step(entry)) return true;
    }
    return false;
  }

 private:
  /// Where the scanner stands.
  enum class Level { Before, Root, Log, Entries, Behind };

  /// Whether it took an entry.
  bool step(EntryText& entry) {
    const bool is_first = std::exchange(is_first_, false);
    if (!scanner_.next_in(level_ == Level::Entries ? ']' : '}', is_first)) {
      leave();
    } else if (level_ == Level::Entries) {
      scanner_.keep_value(entry);
      return true;
    } else {
      take_member(is_first);
    }
    return false;
  }

  void take_member(bool is_first) {
    const auto place = scanner_.place();
    const auto name = scanner_.take_name();
    if (level_ == Level::Root && is_first) first_name_ = name;
    const bool is_log = level_ == Level::Root && name == "log";
    const bool is_entries = level_ == Level::Log && name == "entries";
    if (!is_log && !is_entries) return scanner_.skip_value();
    auto& has_it = is_log ? has_log_ : has_entries_;
    if (has_it) refuse(place, "'" + name + "' stands twice", "leave one of the two");
    has_it = true;
    enter(is_log ? Level::Log : Level::Entries);
  }

  void enter(Level level) {
    const bool is_list = level == Level::Entries;
    if (scanner_.due() != (is_list ? '[' : '{')) {
      refuse(scanner_.place(), is_list ? "'entries' is no list" : "'log' is no object",
             "make it one, as in HAR 1.2");
    }
    scanner_.take_byte();
    level_ = level;
    is_first_ = true;
  }

  void leave() {
    if (level_ == Level::Root) check_whole();
    level_ = level_ == Level::Entries ? Level::Log
             : level_ == Level::Log   ? Level::Root
                                      : Level::Behind;
  }

  void check_whole() {
    const auto end = scanner_.place();
    if (!has_log_) refuse_stranger(end);
    if (!has_entries_) refuse(end, "'log' has no member 'entries'", "add it; it may be empty");
    if (scanner_.next()) {
      refuse(scanner_.place(), "text follows the end of the HAR", "remove it, or record again");
    }
  }

  [[noreturn]] void refuse_stranger(const SourcePlace& place) const {
    if (first_name_ == "info") {
      refuse(place, "a Postman collection, it seems: it holds no traffic",
             "record some, and save it as HAR");
    }
    const std::array<std::string_view, 3> known = {"log", "request", "response"};
    const auto near = did_you_mean(first_name_, known);
    refuse(place,
           "neither a HAR nor an exchange: it has no member 'log'" +
               (first_name_.empty() ? "" : ", and starts with " + in_quotes(first_name_)),
           near.empty() ? "give a HAR 1.2 file, or one exchange a line" : near);
  }

  [[noreturn]] static void refuse(const SourcePlace& place, const std::string& problem,
                                  const std::string& fix) {
    throw ContractError(place, "recording.format", problem, fix);
  }

  JsonScanner& scanner_;
  Level level_ = Level::Before;
  bool is_first_ = false;
  bool has_log_ = false;
  bool has_entries_ = false;
  std::string first_name_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
