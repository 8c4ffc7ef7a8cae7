#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>

namespace kizen_tool {

/// A file that one process holds as long as it lives: the system knows which, so that no number of a
/// process must be believed that may be another's by now.
class HeldFile {
 public:
  /// Makes the file, or takes it over where nobody holds it.
  ///
  /// @throws std::system_error where it cannot be made
  /// @throws std::runtime_error where another process holds it
  static HeldFile take(const std::string& path);

  HeldFile(HeldFile&& other) noexcept;
  HeldFile& operator=(HeldFile&&) = delete;
  HeldFile(const HeldFile&) = delete;
  HeldFile& operator=(const HeldFile&) = delete;

  /// Lets go of it; the file stays.
  ~HeldFile();

  /// Puts a text in the place of what it holds, as it is.
  ///
  /// @throws std::system_error
  void write(const std::string& text) const;

  /// Whether the path still leads to it.
  bool is_there() const;

  /// Takes the file away, where the path still leads to it.
  void remove() const;

  int descriptor() const { return descriptor_; }

 private:
  HeldFile(std::string path, int descriptor);

  std::string path_;
  int descriptor_;
};

/// The process that holds a file; nothing where none does, or there is no such file.
std::optional<pid_t> holder_of(const std::string& path);

/// Sends a signal to the process that holds a file, and to no other that may have got its number.
///
/// @return whether there is one
bool signal_holder(const std::string& path, int number);

}  // namespace kizen_tool
