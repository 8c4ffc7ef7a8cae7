#include "recordings.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <kizen/run.hpp>
#include <kizen/traffic.hpp>
#include <optional>
#include <system_error>
#include <utility>
#include <variant>

#include "one_line.hpp"
#include "output.hpp"

namespace kizen_tool {
namespace {

/// How far the reading of one file is, on a line of its own that is written over.
class Progress {
 public:
  explicit Progress(const std::string& file)
      : file_(one_line(file)), shown_(isatty(STDERR_FILENO) == 1) {
    std::error_code ignored;
    if (file != "-") size_ = std::filesystem::file_size(file, ignored);
    if (ignored) size_ = 0;
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { wipe(); }

  void at(std::uint64_t bytes, std::size_t exchanges) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now < next_) return;
    next_ = now + std::chrono::milliseconds(200);
    const auto how_far = size_ == 0 ? fmt::format("{} MB", bytes / 1000000)
                                    : fmt::format("{} %", 100 * bytes / size_);
    print_error("\r\033[K{}: {}, {} exchanges", file_, how_far, exchanges);
    dirty_ = true;
  }

 private:
  void wipe() const {
    if (dirty_) print_error("\r\033[K");
  }

  std::string file_;
  bool shown_;
  bool dirty_ = false;
  std::uint64_t size_ = 0;
  std::chrono::steady_clock::time_point next_ = {};
};

/// What `--base-url` says, in the words of a recording.
struct Base {
  std::string origin;
  std::string path;
};

std::optional<Base> base_of(const std::string& url) {
  if (url.empty()) return std::nullopt;
  const auto target = kizen::Target::parse(url);
  return Base{target.origin(), target.base_path};
}

/// Takes the base path off a target; whether it was there.
bool take_base_path(std::string& target, const std::string& path) {
  if (!kizen::detail::starts_with(target, path)) return false;
  const auto rest = target.substr(path.size());
  if (!rest.empty() && rest.front() != '/') return false;
  target = rest.empty() ? "/" : rest;
  return true;
}

/// Whether a recorded request was left out so far that nobody can say where it went.
bool has_no_target(const kizen::RecordedExchange& recorded) {
  const auto& request = recorded.exchange.request;
  const bool lacks_target = request.target.empty() && recorded.origin.empty();
  return recorded.lacks("recording.entry_too_large") && (request.method.empty() || lacks_target);
}

BelongingExchange placed(kizen::RecordedExchange recorded, const std::optional<Base>& base,
                         const kizen::Router& router) {
  BelongingExchange placed{std::move(recorded)};
  auto& request = placed.recorded.exchange.request;
  const auto& origin = placed.recorded.origin;
  if (base && !origin.empty() && origin != base->origin) {
    placed.belonging = Belonging::OtherHost;
    return placed;
  }
  if (has_no_target(placed.recorded)) {
    placed.belonging = Belonging::Unknown;
    return placed;
  }
  if (base && !take_base_path(request.target, base->path)) return placed;
  const auto found = router.route(request.method, request.target);
  if (const auto* route = std::get_if<kizen::Route>(&found)) {
    placed.belonging = Belonging::Contract;
    placed.operation = route->operation;
  }
  return placed;
}

kizen::Recording opened(const std::string& file) {
  return file == "-" ? kizen::Recording::open(std::cin, "standard input")
                     : kizen::Recording::open_file(file);
}

}  // namespace

void add_base_url_option(CLI::App& app, RecordingOptions& options) {
  app.add_option("--base-url", options.base_url,
                 "Only exchanges with this host, and paths below its path, are of the contract")
      ->type_name("URL");
}

void for_each_exchange(const RecordingOptions& options, const kizen::Router& router,
                       const std::function<void(BelongingExchange)>& tell) {
  const auto base = base_of(options.base_url);
  for (const auto& file : options.files) {
    auto recording = opened(file);
    Progress progress(file);
    std::size_t exchanges = 0;
    while (auto next = recording.next()) {
      tell(placed(std::move(*next), base, router));
      progress.at(recording.bytes_read(), ++exchanges);
    }
  }
}

}  // namespace kizen_tool
