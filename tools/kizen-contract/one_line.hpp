#pragma once

#include <string>

namespace kizen_tool {

/// `text` on one line: what stands in a file must not look like lines of ours.
std::string one_line(std::string text);

/// Adds a line, ended by a newline, to a text of several.
void add_line(std::string& text, std::string line);

}  // namespace kizen_tool
