#include "replace_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <kizen/core.hpp>
#include <system_error>

namespace kizen_tool {
namespace {

namespace fs = std::filesystem;

/// A file beside another, which is gone with this unless it took the other's place.
class FileBeside {
 public:
  explicit FileBeside(const std::string& path) : path_(path + ".XXXXXX") {
    descriptor_ = mkstemp(path_.data());
    if (descriptor_ < 0) fail();
  }
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;
  ~FileBeside() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    std::remove(path_.c_str());
  }

  void set_mode(mode_t mode) const {
    if (fchmod(descriptor_, mode) != 0) fail();
  }

  void write(const std::string& text) const {
    for (std::size_t done = 0; done < text.size();) {
      const auto more = ::write(descriptor_, text.data() + done, text.size() - done);
      if (more < 0 && errno != EINTR) fail();
      if (more > 0) done += static_cast<std::size_t>(more);
    }
    if (fsync(descriptor_) != 0) fail();
  }

  void take_place_of(const std::string& path) {
    if (std::rename(path_.c_str(), path.c_str()) != 0) fail();
    close(descriptor_);
    descriptor_ = -1;
  }

 private:
  [[noreturn]] static void fail() { throw std::system_error(errno, std::generic_category()); }

  std::string path_;
  int descriptor_ = -1;
};

/// The permissions of a file, or those of a new one.
mode_t mode_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) return status.st_mode & 07777U;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666U & ~mask;
}

}  // namespace

void replace_file(const std::string& path, const std::string& text) {
  try {
    const auto target = fs::exists(path) ? fs::canonical(path).string() : path;
    FileBeside beside(target);
    beside.write(text);
    beside.set_mode(mode_of(target));
    beside.take_place_of(target);
  } catch (const std::system_error& error) {
    throw kizen::ContractError({path, 0, 0, {}}, "document.unwritable",
                               "cannot be written: " + error.code().message(),
                               "name a file in a folder that may be written to");
  }
}

}  // namespace kizen_tool
