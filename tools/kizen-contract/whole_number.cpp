#include "whole_number.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace kizen_tool {
namespace {

bool is_whole_number(const std::string& text, std::uint64_t most) {
  const bool is_plain = std::all_of(text.begin(), text.end(),
                                    [](char digit) { return digit >= '0' && digit <= '9'; });
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return is_plain && read.ec == std::errc() && number <= most;
}

}  // namespace

CLI::Validator whole_number(std::uint64_t most) {
  const auto range = "from 0 to " + std::to_string(most);
  return CLI::Validator(
      [most, range](const std::string& text) {
        if (is_whole_number(text, most)) return std::string();
        return "'" + text + "' is no whole number " + range;
      },
      range, "whole number");
}

}  // namespace kizen_tool
