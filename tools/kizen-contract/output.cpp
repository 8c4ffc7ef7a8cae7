#include "output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <kizen/core.hpp>
#include <mutex>
#include <set>
#include <system_error>
#include <utility>

#include "descriptor_buffer.hpp"

extern char** environ;

namespace kizen_tool {
namespace {

/// The secrets that are registered, and the buffers that look for them.
struct RegisteredSecrets {
  std::mutex mutex;
  std::set<std::string> texts;
  std::shared_ptr<const kizen::Redactor> redactor;
  std::set<kizen::RedactingBuffer*> buffers;
};

RegisteredSecrets& registered_secrets() {
  static RegisteredSecrets all;
  return all;
}

}  // namespace

/// A descriptor behind the buffer that looks for secrets.
class RedactedDescriptor {
 public:
  explicit RedactedDescriptor(int descriptor) : bytes(descriptor), redacting(bytes) {
    const std::lock_guard lock(registered_secrets().mutex);
    redacting.redact_with(registered_secrets().redactor);
    registered_secrets().buffers.insert(&redacting);
  }
  RedactedDescriptor(const RedactedDescriptor&) = delete;
  RedactedDescriptor& operator=(const RedactedDescriptor&) = delete;
  ~RedactedDescriptor() {
    const std::lock_guard lock(registered_secrets().mutex);
    registered_secrets().buffers.erase(&redacting);
  }

  DescriptorBuffer bytes;
  kizen::RedactingBuffer redacting;
};

namespace {

/// Standard output or standard error.
struct Standard {
  explicit Standard(int descriptor)
      : is_terminal(isatty(descriptor) == 1), redacted(descriptor), stream(&redacted.redacting) {}

  void demand_good() const {
    if (!stream.good()) throw std::system_error(redacted.bytes.error(), std::generic_category());
  }

  bool is_terminal;
  RedactedDescriptor redacted;
  std::ostream stream;
  std::mutex mutex;
};

Standard& standard_output() {
  static Standard output(STDOUT_FILENO);
  return output;
}

Standard& standard_error() {
  static Standard error(STDERR_FILENO);
  return error;
}

}  // namespace

void register_secrets(const std::vector<std::string>& more) {
  auto& all = registered_secrets();
  const std::lock_guard lock(all.mutex);
  const auto before = all.texts.size();
  for (const auto& secret : more) {
    if (secret.size() >= kizen::Redactor::shortest_secret) all.texts.insert(secret);
  }
  if (all.texts.size() == before) return;
  all.redactor = std::make_shared<const kizen::Redactor>(
      std::vector<std::string>(all.texts.begin(), all.texts.end()));
  for (auto* const buffer : all.buffers) buffer->redact_with(all.redactor);
}

void register_environment_secrets() {
  std::vector<std::string> keys;
  for (char** one = environ; *one != nullptr; ++one) {
    const std::string_view variable(*one);
    const auto name = variable.substr(0, variable.find('='));
    if (name.size() == variable.size() || !kizen::detail::starts_with(name, "KIZEN_")) continue;
    if (kizen::detail::ends_with(name, "API_KEY"))
      keys.emplace_back(variable.substr(name.size() + 1));
  }
  register_secrets(keys);
  const auto is_too_short = [](const std::string& key) {
    return !key.empty() && key.size() < kizen::Redactor::shortest_secret;
  };
  if (std::any_of(keys.begin(), keys.end(), is_too_short)) {
    print_error("kizen-contract: an API key of fewer than {} bytes is not hidden in outputs\n",
                kizen::Redactor::shortest_secret);
  }
}

std::string redacted(std::string_view text) {
  const std::lock_guard lock(registered_secrets().mutex);
  return registered_secrets().redactor == nullptr ? std::string(text)
                                                  : registered_secrets().redactor->redacted(text);
}

std::ostream& out() { return standard_output().stream; }

std::ostream& err() { return standard_error().stream; }

void print_text(std::string_view text) {
  auto& output = standard_output();
  const std::lock_guard lock(output.mutex);
  output.stream << text;
  if (output.is_terminal) output.stream.flush();
  output.demand_good();
}

void print_error_text(std::string_view text) {
  auto& error = standard_error();
  const std::lock_guard lock(error.mutex);
  error.stream << text << std::flush;
}

void print_demo_credentials(std::string_view text) {
  auto& output = standard_output();
  const std::lock_guard lock(output.mutex);
  output.redacted.redacting.close();
  const auto size = static_cast<std::streamsize>(text.size());
  if (output.redacted.bytes.sputn(text.data(), size) == size) return;
  throw std::system_error(output.redacted.bytes.error(), std::generic_category());
}

void flush_output() {
  auto& output = standard_output();
  const std::lock_guard lock(output.mutex);
  output.stream.flush();
  output.demand_good();
}

void close_output() {
  standard_error().redacted.redacting.close();
  auto& output = standard_output();
  const std::lock_guard lock(output.mutex);
  if (!output.stream.good()) return;  // which was told, or is of no matter to what was written for
  if (output.redacted.redacting.close()) return;
  throw std::system_error(output.redacted.bytes.error(), std::generic_category());
}

/// An open file.
class OutputFile::Descriptor {
 public:
  Descriptor(const std::string& path, Mode mode)
      : number(::open(path.c_str(),
                      O_WRONLY | O_CREAT | O_CLOEXEC | (mode == Mode::Append ? O_APPEND : O_TRUNC),
                      0666)),
        redacted(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  bool close() {
    if (number < 0) return false;
    const bool is_written = redacted.redacting.close();
    return ::close(std::exchange(number, -1)) == 0 && is_written;
  }

  int number;
  RedactedDescriptor redacted;
};

OutputFile::OutputFile(const std::string& path, Mode mode)
    : std::ostream(nullptr), descriptor_(std::make_unique<Descriptor>(path, mode)) {
  rdbuf(&descriptor_->redacted.redacting);
  if (!is_open()) setstate(failbit);
}

OutputFile::~OutputFile() = default;

bool OutputFile::is_open() const { return descriptor_->number >= 0; }

bool OutputFile::close() { return descriptor_->close() && good(); }

}  // namespace kizen_tool
