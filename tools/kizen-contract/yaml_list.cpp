#include "yaml_list.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace kizen_tool {
namespace {

/// A text by lines, counted from 0.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      begins_.push_back(at);
      at = std::min(text.find('\n', at), text.size() - 1) + 1;
    }
  }

  std::size_t count() const { return begins_.size(); }

  /// Where a line begins; the end of the text for the one after the last.
  std::size_t begin(std::size_t line) const {
    return line < count() ? begins_[line] : text_.size();
  }

  std::size_t indent(std::size_t line) const {
    return std::min(text_.find_first_not_of(" \t", begin(line)), text_.size()) - begin(line);
  }

  /// What a line says, without white space at both ends.
  std::string_view words(std::size_t line) const {
    const auto end = begin(line + 1);
    const auto words = text_.substr(begin(line) + indent(line), end - begin(line) - indent(line));
    const auto last = words.find_last_not_of(" \t\r\n");
    return last == words.npos ? std::string_view() : words.substr(0, last + 1);
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

/// The first line behind a list: that of the next member, or of the end of the document.
std::size_t line_behind(const YAML::Node& root, const YAML::Node& list, const Lines& lines) {
  auto behind = lines.count();
  for (const auto& member : root) {
    const auto line = static_cast<std::size_t>(member.first.Mark().line);
    if (member.first.Mark().line > list.Mark().line) behind = std::min(behind, line);
  }
  for (auto line = static_cast<std::size_t>(list.Mark().line); line < behind; ++line) {
    if (lines.indent(line) == 0 && lines.words(line) == "...") return line;
  }
  return behind;
}

/// The line behind the last one that says something about items: a comment further out does not.
std::size_t line_behind_items(const Lines& lines, std::size_t first, std::size_t behind,
                              std::size_t indent) {
  while (behind > first + 1) {
    const auto words = lines.words(behind - 1);
    const bool is_comment = words.substr(0, 1) == "#";
    const bool is_further_out = lines.indent(behind - 1) < std::max<std::size_t>(indent, 1);
    if (!words.empty() && !(is_comment && is_further_out)) return behind;
    --behind;
  }
  return behind;
}

}  // namespace

YamlList yaml_list(const std::string& text, const std::string& member) {
  const auto root = YAML::LoadAll(text).front();
  const auto node = root[member];
  const Lines lines(text);
  const auto first = static_cast<std::size_t>(node.Mark().line);
  YamlList list;
  list.is_flow = node.Style() == YAML::EmitterStyle::Flow;
  list.begin = lines.begin(first) + static_cast<std::size_t>(node.Mark().column);
  if (list.is_flow) return list;
  const auto behind = line_behind(root, node, lines);
  const auto indent = lines.indent(first);
  list.begin = lines.begin(first);
  list.indent = text.substr(list.begin, indent);
  list.end_of_items = lines.begin(line_behind_items(lines, first, behind, indent));
  list.end = lines.begin(behind);
  return list;
}

}  // namespace kizen_tool
