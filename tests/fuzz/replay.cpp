// Gives every file of the folders named to one target, in the order of their names. A file that
// ends the process is the last one printed.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/require.hpp"
#include "fuzz/target.hpp"

namespace {

/// Proves that a broken promise ends the process (replay_test.py).
void break_a_promise(std::string_view) { kizen_fuzz::require(false, "nothing holds"); }

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::size_t replay(FuzzTarget target, const std::filesystem::path& folder) {
  const auto files = files_below(folder);
  for (const auto& file : files) {
    std::cout << file.string() << std::endl;
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    target(bytes);
  }
  return files.size();
}

}  // namespace

KIZEN_FUZZ_TARGET(nothing_holds, break_a_promise);

int main(int count, char** words) {
  const auto target = fuzz_targets().find(count > 1 ? words[1] : "");
  if (target == fuzz_targets().end() || count < 3) {
    std::cerr << "usage: fuzz_replay TARGET FOLDER...; targets:";
    for (const auto& known : fuzz_targets()) std::cerr << ' ' << known.first;
    std::cerr << '\n';
    return 2;
  }
  std::size_t replayed = 0;
  for (int i = 2; i < count; ++i) replayed += replay(target->second, words[i]);
  if (replayed > 0) return 0;
  std::cerr << "fuzz_replay: no input for " << target->first << '\n';
  return 1;
}
