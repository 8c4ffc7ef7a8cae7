#pragma once

#include <fmt/format.h>

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kizen_tool {

/// Everything that the program writes goes through here, and no registered secret leaves it: not as
/// it is, nor in any other spelling that kizen::Redactor knows. tools/check-output refuses any other
/// way to write. What a flush leaves back is an end that may be the beginning of a secret.

/// Lets no output show these any more, in files that are open already too. Texts of fewer than
/// kizen::Redactor::shortest_secret bytes cannot be hidden. Not while another thread writes.
void register_secrets(const std::vector<std::string>& secrets);

/// Registers the API keys in the environment: KIZEN_API_KEY, and all of KIZEN_*_API_KEY.
void register_environment_secrets();

/// A text as the output would have it.
std::string redacted(std::string_view text);

/// Standard output, for what takes a stream; not for several threads at once.
std::ostream& out();

/// Standard error, as `out`.
std::ostream& err();

/// Writes to standard output; several threads may.
///
/// @throws std::system_error where it cannot be written
void print_text(std::string_view text);

/// Writes to standard error, at once; several threads may. What cannot be written is lost.
void print_error_text(std::string_view text);

template <class... Arguments>
void print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  print_text(fmt::format(format, std::forward<Arguments>(arguments)...));
}

template <class... Arguments>
void print_error(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  print_error_text(fmt::format(format, std::forward<Arguments>(arguments)...));
}

/// Writes to standard output what a shell is to read: the credentials of the built-in tenant that
/// `serve` makes up and gives away. The only text that is written as it is.
void print_demo_credentials(std::string_view text);

/// Passes on what is buffered or held back.
///
/// @throws std::system_error where standard output takes it no more
void flush_output();

/// Writes all that is left, at the end of the program.
///
/// @throws std::system_error as flush_output
void close_output();

/// A file that is written.
class OutputFile : public std::ostream {
 public:
  enum class Mode {
    Replace,  ///< from its beginning
    Append    ///< after what it holds
  };

  explicit OutputFile(const std::string& path, Mode mode = Mode::Replace);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile() override;

  bool is_open() const;

  /// Whether all could be written, the end now too.
  bool close();

 private:
  class Descriptor;
  std::unique_ptr<Descriptor> descriptor_;
};

}  // namespace kizen_tool
