#include "detached_tenant.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <kizen/tenant.hpp>
#include <system_error>
#include <thread>
#include <utility>

#include "held_file.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "served_file.hpp"
#include "signals.hpp"

namespace kizen_tool {
namespace {

constexpr std::chrono::milliseconds between_looks(20);
constexpr std::chrono::milliseconds look_at_file(500);

/// How long a tenant may take to finish what it was asked before it is ended at once.
constexpr std::chrono::seconds longest_end(20);

/// Where the new process says how its start went: an exit code, and a text.
struct Pipe {
  Pipe() {
    if (::pipe(ends.data()) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  }

  /// What is said until the other side ends.
  std::string all() {
    ::close(ends[1]);
    std::string text;
    std::array<char, 1024> piece{};
    while (true) {
      const auto size = ::read(ends[0], piece.data(), piece.size());
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) break;
      text.append(piece.data(), static_cast<std::size_t>(size));
    }
    ::close(ends[0]);
    return text;
  }

  void say(ExitCode code, const std::string& text) {
    const auto words = static_cast<char>(code) + redacted(text);
    const auto written =
        ::write(ends[1], words.data(), words.size());  // writes nothing secret: redacted
    (void)written;                                     // who does not hear it has ended
    ::close(ends[1]);
  }

  std::array<int, 2> ends{};
};

/// Leaves the session and the files of whoever started this process: nobody is to wait for them.
void leave_starter(int keep) {
  ::setsid();
  const int nowhere = ::open("/dev/null", O_RDWR);  // writes nothing secret: nor anything else
  for (int own = 0; own <= 2; ++own) ::dup2(nowhere, own);
  const long most = std::min(::sysconf(_SC_OPEN_MAX), 4096L);
  for (int other = 3; other < most; ++other) {
    if (other != keep) ::close(other);
  }
}

ServedTenant tenant_to_tell(const kizen::Tenant& tenant) {
  auto ca_file = tenant.target().ca_file;
  if (!ca_file.empty()) ca_file = std::filesystem::absolute(ca_file).string();
  return {tenant.url(), kizen::detail::credential_variables(tenant), std::move(ca_file)};
}

/// Serves until a signal comes, or the file is gone.
void serve_until_stopped(const kizen::TenantOptions& options, const std::string& path, Pipe& pipe) {
  const SignalWait signals;
  kizen::Tenant tenant(options);
  const auto file = HeldFile::take(path);
  file.write(served_text(tenant_to_tell(tenant)));
  pipe.say(Kept, tenant.url());
  while (!signals.wait_for(look_at_file) && file.is_there()) {
  }
  tenant.close();
}

[[noreturn]] void be_the_tenant(const kizen::TenantOptions& options, const std::string& path,
                                Pipe& pipe) {
  leave_starter(pipe.ends[1]);
  try {
    serve_until_stopped(options, path, pipe);
    ::_exit(Kept);
  } catch (const kizen::ContractError& error) {
    pipe.say(Unusable, error.what());
  } catch (const std::exception& error) {
    pipe.say(CouldNotRun, error.what());
  }
  ::_exit(CouldNotRun);
}

/// Whether nobody holds the file any more, before time runs out.
bool is_let_go(const std::string& path) {
  const auto end = std::chrono::steady_clock::now() + longest_end;
  while (holder_of(path)) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(between_looks);
  }
  return true;
}

}  // namespace

ExitCode serve_detached(const kizen::TenantOptions& options, const std::string& file) {
  flush_output();
  Pipe pipe;
  const auto process = ::fork();
  if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (process == 0) be_the_tenant(options, file, pipe);
  const auto said = pipe.all();
  const auto code = said.empty() ? CouldNotRun : static_cast<ExitCode>(said.front());
  const auto text = said.empty() ? "the tenant ended before it listened" : said.substr(1);
  if (code != Kept) {
    ::waitpid(process, nullptr, 0);
    print_error("kizen-contract: {}\n", one_line(text));
    return code;
  }
  print("listening on {}\n# process {}; kizen-contract serve --stop {} ends it\n", text, process,
        one_line(file));
  return Kept;
}

ExitCode stop_detached(const std::string& file) {
  if (::access(file.c_str(), F_OK) != 0) {
    print("nothing is served by {}\n", one_line(file));
    return Kept;
  }
  std::error_code ignored;
  if (std::filesystem::file_size(file, ignored) > 0) read_served(file);  // not anybody's file
  const bool was_there = signal_holder(file, SIGTERM);
  if (was_there && !is_let_go(file)) {
    signal_holder(file, SIGKILL);
    is_let_go(file);
  }
  HeldFile::take(file).remove();
  print("{} {}\n", was_there ? "ended the tenant of" : "no tenant was left of", one_line(file));
  return Kept;
}

}  // namespace kizen_tool
