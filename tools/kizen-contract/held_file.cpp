#include "held_file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace kizen_tool {
namespace {

/// A descriptor that is closed at the end.
class OpenFile {
 public:
  explicit OpenFile(int number) : number_(number) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void fail_file(int error, const std::string& what) {
  throw std::system_error(error, std::generic_category(), what);
}

struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

bool is_same(int descriptor, const std::string& path) {
  struct stat own {};
  struct stat found {};
  return ::fstat(descriptor, &own) == 0 && ::stat(path.c_str(), &found) == 0 &&
         own.st_ino == found.st_ino && own.st_dev == found.st_dev;
}

std::optional<pid_t> lock_holder(int descriptor) {
  auto lock = whole_file();
  if (::fcntl(descriptor, F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return std::nullopt;
  return lock.l_pid;
}

/// A handle of a process that stays its own; below 0 where the system has none.
int handle_of(pid_t process) {
#ifdef SYS_pidfd_open
  return static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
#else
  (void)process;
  return -1;
#endif
}

void signal_handle(int handle, pid_t process, int number) {
#ifdef SYS_pidfd_send_signal
  if (handle >= 0) {
    ::syscall(SYS_pidfd_send_signal, handle, number, nullptr, 0);
    return;
  }
#endif
  (void)handle;
  ::kill(process, number);
}

}  // namespace

HeldFile::HeldFile(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

HeldFile::HeldFile(HeldFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

HeldFile::~HeldFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

HeldFile HeldFile::take(const std::string& path) {
  while (true) {
    const int opened = ::open(path.c_str(),  // writes nothing secret: what `serve` gives away
                              O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (opened < 0) fail_file(errno, path);
    HeldFile file(path, opened);
    auto lock = whole_file();
    if (::fcntl(opened, F_SETLK, &lock) != 0) {
      const auto holder = lock_holder(opened);
      const auto who = holder ? "process " + std::to_string(*holder) : "another process";
      throw std::runtime_error(path + " is held by " + who + "; `serve --stop` ends a tenant");
    }
    if (is_same(opened, path)) return file;  // else somebody took it away meanwhile
  }
}

void HeldFile::write(const std::string& text) const {
  if (::ftruncate(descriptor_, 0) != 0) fail_file(errno, path_);
  const auto written =
      ::pwrite(descriptor_, text.data(), text.size(), 0);  // writes nothing secret: see take()
  if (written != static_cast<ssize_t>(text.size())) fail_file(written < 0 ? errno : ENOSPC, path_);
}

bool HeldFile::is_there() const { return is_same(descriptor_, path_); }

void HeldFile::remove() const {
  if (is_there()) ::unlink(path_.c_str());
}

std::optional<pid_t> holder_of(const std::string& path) {
  const OpenFile file(::open(path.c_str(),  // writes nothing secret: only asked who holds it
                             O_RDWR | O_CLOEXEC));
  return file.number() < 0 ? std::nullopt : lock_holder(file.number());
}

bool signal_holder(const std::string& path, int number) {
  const auto process = holder_of(path);
  if (!process) return false;
  const OpenFile handle(handle_of(*process));
  if (holder_of(path) != process) return false;  // it ended before there was a handle of it
  signal_handle(handle.number(), *process, number);
  return true;
}

}  // namespace kizen_tool
