#include "loading_errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>

#include "one_line.hpp"

namespace kizen_tool {
namespace {

constexpr std::size_t most_shown = 50;

std::string counted(std::size_t count, const char* what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

void LoadingErrors::demand_none() const {
  if (all_.empty()) return;
  std::vector<kizen::ContractError> sorted;
  for (auto rest = all_; !rest.empty();) {
    const auto file = rest.front().place().file;
    const auto others = std::stable_partition(
        rest.begin(), rest.end(), [&](const auto& error) { return error.place().file == file; });
    sorted.insert(sorted.end(), rest.begin(), others);
    rest.erase(rest.begin(), others);
  }
  throw kizen::ContractErrors(std::move(sorted));
}

void LoadingErrors::note(const kizen::ContractError& error) {
  const auto is_same = [&](const kizen::ContractError& other) {
    return std::string_view(error.what()) == other.what();
  };
  if (std::none_of(all_.begin(), all_.end(), is_same)) all_.push_back(error);
}

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
