#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A journal cannot be written, read or locked. `what()` says which, why, and what to do.
struct JournalError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The run that a journal is of.
struct JournalHeader {
  std::string run = {};       ///< the marker that stands in the name of all that it makes
  std::string target = {};    ///< base URL
  std::string profile = {};   ///< name of the target's profile; empty where it has none
  std::string contract = {};  ///< name of the contract
  std::string started = {};   ///< when, in UTC, as in `2026-01-31T08:30:00Z`
  /// What tells the credentials of each identity from others, by its name; never the credentials.
  std::map<std::string, std::string> identities = {};
};

/// One request of a run that may have made something.
struct JournalEntry {
  enum class State {
    Unknown,  ///< it was to be sent, and what came of it is not known
    Made,     ///< it made what has the id
    Nothing,  ///< it made nothing
    Removed   ///< what it made is gone again
  };

  std::size_t number = 0;      ///< from 1 on
  std::string operation = {};  ///< operationId
  /// Values of the path's parameters by name, as they were sent.
  std::map<std::string, std::string> path = {};
  std::string identity = {};  ///< whose credentials it was sent with; empty: not known
  bool is_marked = false;     ///< whether the run's marker stands in its body
  bool is_answered = false;   ///< whether an answer came, though it does not say what was made
  std::string id = {};        ///< of what it made; empty where that is not known
  State state = State::Unknown;

  /// Whether something may be there that it made.
  bool is_open() const { return state == State::Unknown || state == State::Made; }
};

inline std::ostream& operator<<(std::ostream& out, const JournalEntry& entry) {
  constexpr const char* states[] = {"not known", "made", "nothing", "removed"};
  return out << entry.number << ' ' << entry.operation << ": "
             << states[static_cast<int>(entry.state)] << (entry.id.empty() ? "" : " ") << entry.id;
}

/// What a run makes, written down before it is made: a file of JSON lines, which any crash of the run
/// leaves whole.
///
/// A line that says that something is about to be made is on the disk before the call that notes it
/// returns. While one process has a journal no other gets it. Any number of threads may use one.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
/// #include <cstdio>
///
/// const auto* const path = "example-journal.ndjson";
/// {
///   auto journal = kizen::Journal::create(path, {"kc1", "http://127.0.0.1:8080"});
///   journal.making({0, "records_add_create", {{"object_identifier", "deals"}}, "own", true});
/// }  // killed here
/// const auto journal = kizen::Journal::open(path);
/// assert(journal.entries().at(0).state == kizen::JournalEntry::State::Unknown);
/// std::remove(path);
/// ```
class Journal {
 public:
  /// Begins a new one; makes its folder where that is not there.
  ///
  /// @throws JournalError where it cannot, also as there is a file of that name
  KIZEN_INLINE static Journal create(const std::string& path, const JournalHeader& header);

  /// Opens one that is there, to go on with it. A last line that broke off is none; where that is
  /// the first, the run made nothing, and nothing more can be noted.
  ///
  /// @throws JournalError where it is in use, unreadable or no journal, with the line
  KIZEN_INLINE static Journal open(const std::string& path);

  KIZEN_INLINE Journal(Journal&& other) noexcept;
  KIZEN_INLINE Journal& operator=(Journal&& other) noexcept;
  KIZEN_INLINE ~Journal();

  KIZEN_INLINE const std::string& path() const;
  KIZEN_INLINE const JournalHeader& header() const;

  /// What has been noted, in that order.
  KIZEN_INLINE std::vector<JournalEntry> entries() const;

  /// Notes what is about to be sent; its number and state are given by this.
  ///
  /// @return its number
  /// @throws JournalError where it cannot be written: the request must not be sent
  KIZEN_INLINE std::size_t making(JournalEntry entry);

  /// Notes what an entry made, that it made nothing or that nothing is left of it, that an answer came
  /// which does not say, and that something is gone, whichever entries made it.
  ///
  /// @throws JournalError
  KIZEN_INLINE void made(std::size_t number, std::string_view id);
  KIZEN_INLINE void made_nothing(std::size_t number);
  KIZEN_INLINE void answered(std::size_t number);
  KIZEN_INLINE void removed(std::string_view id);

  /// Takes the file away, and its folder where that is empty then.
  KIZEN_INLINE void discard();

 private:
  struct File;
  KIZEN_INLINE explicit Journal(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
