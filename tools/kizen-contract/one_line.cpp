#include "one_line.hpp"

#include <utility>

namespace kizen_tool {

std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return text;
}

void add_line(std::string& text, std::string line) { text += one_line(std::move(line)) + "\n"; }

}  // namespace kizen_tool
