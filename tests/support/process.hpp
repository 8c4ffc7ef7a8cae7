#pragma once

#include <fcntl.h>
#include <strings.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace kizen_test {

/// A folder that is gone, with all in it, when its owner is.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "kizen-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category());
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string path(const std::string& name) const { return (path_ / name).string(); }

  /// Writes a file and gives its path.
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }

  std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

 private:
  std::filesystem::path path_;
};

/// What a process left when it had ended.
struct Ended {
  int exit_code = -1;  ///< 128 and the signal where one ended it
  std::string out;
  std::string err;
};

/// A program that runs beside the test, without a shell. Killed where the test lets go of it.
class Process {
 public:
  struct Setup {
    std::vector<std::string> arguments;  ///< the program's path first
    std::vector<std::string> environment =
        {};  ///< NAME=VALUE; KIZEN_* and proxies of the test's own are left out
    std::string input = {};
    int out = -1;  ///< descriptor that takes standard output; else it is kept
  };

  explicit Process(const Setup& setup) {
    const auto input = folder_.write("in", setup.input);
    const auto out = folder_.write("out", "");
    const auto err = folder_.write("err", "");
    auto arguments = pointers(setup.arguments);
    auto variables = environment(setup.environment);
    auto environment_pointers = pointers(variables);
    process_ = fork();
    if (process_ < 0) throw std::system_error(errno, std::generic_category());
    if (process_ > 0) return;
    redirect(input, O_RDONLY, STDIN_FILENO);
    redirect(out, O_WRONLY, STDOUT_FILENO);
    if (setup.out >= 0) dup2(setup.out, STDOUT_FILENO);
    redirect(err, O_WRONLY, STDERR_FILENO);
    std::signal(SIGPIPE, SIG_DFL);  // a server in the test ignores it, and that is inherited
    execve(arguments[0], arguments.data(), environment_pointers.data());
    _exit(127);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  ~Process() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }

  void signal(int number) const { kill(process_, number); }

  std::string out() const { return folder_.read("out"); }

  /// Waits until standard output has `text`; false where the process ends or time runs out first.
  bool says(const std::string& text) {
    const auto found = [&] { return out().find(text) != std::string::npos; };
    return wait_until([&] { return found() || has_ended(); }) && found();
  }

  /// Waits for the end.
  /// @throws std::runtime_error where it does not come within a minute
  Ended wait() {
    if (!wait_until([&] { return has_ended(); })) throw std::runtime_error("it does not end");
    return {exit_code_, out(), folder_.read("err")};
  }

 private:
  static std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (const auto& text : texts) all.push_back(const_cast<char*>(text.c_str()));
    all.push_back(nullptr);
    return all;
  }

  static std::vector<std::string> environment(std::vector<std::string> more) {
    for (char** one = environ; *one != nullptr; ++one) {
      const std::string variable(*one, std::strcspn(*one, "="));
      const bool is_proxy =
          variable.size() > 6 && strcasecmp(variable.c_str() + variable.size() - 6, "_proxy") == 0;
      if (variable.rfind("KIZEN_", 0) != 0 && !is_proxy) more.emplace_back(*one);
    }
    return more;
  }

  static void redirect(const std::string& path, int flags, int descriptor) {
    const int opened = open(path.c_str(), flags | O_CLOEXEC);
    if (opened < 0 || dup2(opened, descriptor) < 0) _exit(126);
  }

  template <class Condition>
  static bool wait_until(Condition holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (!holds()) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
  }

  bool has_ended() {
    int status = 0;
    if (process_ > 0 && waitpid(process_, &status, WNOHANG) == process_) {
      exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      process_ = 0;
    }
    return process_ == 0;
  }

  TemporaryFolder folder_;
  pid_t process_ = 0;
  int exit_code_ = -1;
};

}  // namespace kizen_test
