#include "loading_errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>

#include "one_line.hpp"

namespace kizen_tool {
namespace {

constexpr std::size_t most_shown = 50;

std::string counted(std::size_t count, const char* what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

std::string loading_errors_text(const kizen::ContractErrors& errors) {
  const auto& all = errors.all();
  std::string text;
  for (std::size_t i = 0; i < std::min(all.size(), most_shown); ++i) {
    add_line(text, fmt::format("kizen-contract: {}", all[i].what()));
  }
  if (all.size() == 1) return text;
  if (all.size() > most_shown) {
    add_line(text, fmt::format("kizen-contract: and {} more", all.size() - most_shown));
  }
  std::set<std::string> files;
  for (const auto& error : all) files.insert(error.place().file);
  add_line(text, fmt::format("kizen-contract: {} in {}; nothing was sent",
                             counted(all.size(), "error"), counted(files.size(), "file")));
  return text;
}

}  // namespace kizen_tool
