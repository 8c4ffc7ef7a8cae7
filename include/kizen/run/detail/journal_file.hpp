#pragma once

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "../../core/detail/synced_folder.hpp"
#include "../journal.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A file that grows by whole lines, and that one process has at a time.
class JournalFile {
 public:
  /// @param is_new whether it must not be there yet
  JournalFile(std::string path, bool is_new) : path_(std::move(path)) {
    descriptor_ = is_new ? made() : ::open(path_.c_str(), O_RDWR | O_APPEND | O_CLOEXEC);
    if (descriptor_ < 0 && errno == EEXIST) fail("is there already, and is to be swept first");
    if (descriptor_ < 0) fail(is_new ? "cannot be made" : "cannot be opened");
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
      ::close(descriptor_);
      throw JournalError(
          path_ + ": this is no journal, but no file either; give a file that `run` has written");
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor_);
      throw JournalError(path_ +
                         ": the journal is in use: its run has not ended, or it is being swept; "
                         "wait for that");
    }
    if (is_new) sync_folder_of(path_);
  }
  JournalFile(const JournalFile&) = delete;
  JournalFile& operator=(const JournalFile&) = delete;
  ~JournalFile() { ::close(descriptor_); }

  const std::string& path() const { return path_; }

  /// @param is_synced whether it has to be on the disk when this returns
  void append(std::string line, bool is_synced) {
    line += '\n';
    std::string_view rest = line;
    const auto before = ::lseek(descriptor_, 0, SEEK_END);
    while (!rest.empty()) {
      const auto written = ::write(descriptor_, rest.data(), rest.size());
      if (written < 0 && errno != EINTR) {
        const int why = errno;
        if (::ftruncate(descriptor_, before) == 0) errno = why;  // no half of a line stays
        fail("cannot be written");
      }
      if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
    }
    if (is_synced) sync();
  }

  void sync() const {
    if (::fdatasync(descriptor_) != 0) fail("cannot be synced");
  }

  /// All that it holds.
  std::string read() const {
    std::string text;
    char piece[65536];
    for (off_t at = 0;; at = static_cast<off_t>(text.size())) {
      const auto got = ::pread(descriptor_, piece, sizeof piece, at);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail("cannot be read");
      if (got == 0) return text;
      text.append(piece, static_cast<std::size_t>(got));
    }
  }

  /// Cuts off what comes after so many bytes.
  void cut(std::size_t size) const {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) fail("cannot be mended");
  }

  void remove() const {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    const auto folder = std::filesystem::path(path_).parent_path();
    if (!folder.empty()) std::filesystem::remove(folder, ignored);  // unless it holds others
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw JournalError(path_ + ": the journal " + what + ": " +
                       std::generic_category().message(errno));
  }

  /// Makes the file, and its folder again where another run that ends takes it away meanwhile.
  int made() const {
    static constexpr int most_tries = 1000;
    for (int tries = 1;; ++tries) {
      make_folder();
      const int made =
          ::open(path_.c_str(), O_RDWR | O_APPEND | O_CLOEXEC | O_CREAT | O_EXCL, 0600);
      if (made >= 0 || errno != ENOENT || tries == most_tries) return made;
    }
  }

  void make_folder() const {
    const auto folder = std::filesystem::path(path_).parent_path();
    std::error_code error;
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    if (error)
      throw JournalError(folder.string() + ": cannot be made for a journal: " + error.message());
  }

  std::string path_;
  int descriptor_ = -1;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
