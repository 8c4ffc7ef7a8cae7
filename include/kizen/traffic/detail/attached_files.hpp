#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

#include "../../core/detail/json_shown.hpp"
#include "recorded_body.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The bodies that a HAR has in files of their own, beside it.
class AttachedFiles {
 public:
  /// @param folder where they stand; empty where none may be read
  /// @param most_bytes of one file
  AttachedFiles(std::string folder, std::size_t most_bytes)
      : folder_(std::move(folder)), most_bytes_(most_bytes) {}

  /// The body in a file. Only an ordinary file in the folder itself is read: no path, no link.
  RecordedBody read(const std::string& name) const {
    const auto file =
        "the file " + in_quotes(shortened(name, shown_bytes)) + ", in which it is kept, ";
    if (!is_plain(name)) return {{}, file + "is not named by a plain file name"};
    if (folder_.empty()) return {{}, file + "is not at hand"};
    const auto path = std::filesystem::path(folder_) / name;
    std::error_code failed;
    const auto status = std::filesystem::symlink_status(path, failed);
    if (!std::filesystem::is_regular_file(status))
      return {{}, file + "is no file beside the recording"};
    const auto size = std::filesystem::file_size(path, failed);
    if (failed || size > most_bytes_) {
      return {{}, file + "has over " + std::to_string(most_bytes_) + " bytes"};
    }
    std::ifstream in(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in || bytes.size() != size) return {{}, file + "cannot be read"};
    return {std::move(bytes), {}};
  }

 private:
  static bool is_plain(const std::string& name) {
    constexpr std::string_view separators("/\\:\0", 4);
    return !name.empty() && name != "." && name != ".." &&
           name.find_first_of(separators) == std::string::npos;
  }

  const std::string folder_;
  const std::size_t most_bytes_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
