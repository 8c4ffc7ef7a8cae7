#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "../../core/detail/synced_folder.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A new file that takes the place of another once it is complete, and is gone if it never is.
///
/// Who reads the other sees all of the old or all of the new. What a link leads to is replaced, not
/// the link; a file that is there keeps its permissions. All of it throws std::system_error.
class FileBeside {
 public:
  explicit FileBeside(const std::string& path)
      : target_(std::filesystem::weakly_canonical(path).string()), path_(target_ + ".XXXXXX") {
    descriptor_ = ::mkostemp(path_.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail();
  }
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;
  ~FileBeside() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    std::remove(path_.c_str());
  }

  void write(std::string_view text) const {
    for (std::size_t done = 0; done < text.size();) {
      const auto more = ::write(descriptor_, text.data() + done, text.size() - done);
      if (more < 0 && errno != EINTR) fail();
      if (more > 0) done += static_cast<std::size_t>(more);
    }
  }

  void take_its_place() {
    if (::fchmod(descriptor_, mode_of(target_)) != 0 || ::fsync(descriptor_) != 0) fail();
    if (std::rename(path_.c_str(), target_.c_str()) != 0) fail();
    ::close(descriptor_);
    descriptor_ = -1;
    sync_folder_of(target_);
  }

 private:
  [[noreturn]] static void fail() { throw std::system_error(errno, std::generic_category()); }

  /// The permissions of a file; of a new one, those of a file that only its owner writes.
  static mode_t mode_of(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0644U;
  }

  std::string target_;
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
