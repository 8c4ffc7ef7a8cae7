#include "unchecked_text.hpp"

#include <algorithm>

#include "one_line.hpp"

namespace kizen_tool {
namespace {

/// Lines without repetition, in the order they came.
class UncheckedLines {
 public:
  explicit UncheckedLines(const kizen::Contract& contract) : contract_(contract) {}

  void add(const std::string& line) {
    if (std::find(lines_.begin(), lines_.end(), line) == lines_.end()) lines_.push_back(line);
  }

  /// Bodies without a schema; the checker's notes tell of the others. A range, such as `*/*`, stands
  /// for JSON as well, and is left to what comes.
  void add_bodies(const std::vector<kizen::Content>& contents, const kizen::JsonPointer& place) {
    for (const auto& content : contents) {
      const auto why = kizen::detail::why_unchecked(contract_, {}, content.type, content);
      const bool is_noted = content.schema && !content.type.is_json();
      if (!why || is_noted || content.type.subtype() == "*") continue;
      add_at(place, why->detail);
    }
  }

  /// Values that are written in a media type of their own.
  void add_values(const std::vector<kizen::Parameter>& parameters) {
    for (const auto& parameter : parameters) {
      const bool is_noted = parameter.content && !parameter.content->is_json();
      if (!parameter.content || is_noted || !parameter.schema.empty()) continue;
      add_at(parameter.declaration, parameter.name + " is not checked: it has no JSON schema");
    }
  }

  const std::vector<std::string>& lines() const { return lines_; }

 private:
  void add_at(const kizen::JsonPointer& place, const std::string& what) {
    add(contract_.source().place(place).to_string() + ": " + what);
  }

  const kizen::Contract& contract_;
  std::vector<std::string> lines_;
};

void add_operation(UncheckedLines& unchecked, const kizen::Operation& operation) {
  unchecked.add_values(operation.parameters);
  if (operation.body) unchecked.add_bodies(operation.body->contents, operation.body->place);
  for (const auto& response : operation.responses) {
    unchecked.add_bodies(response.contents, response.place);
    unchecked.add_values(response.headers);
  }
}

}  // namespace

std::string unchecked_text(const kizen::Checker& checker,
                           const std::vector<const kizen::Operation*>& operations) {
  UncheckedLines unchecked(checker.contract());
  if (operations.size() == checker.contract().operations().size()) {
    for (const auto& note : checker.notes()) unchecked.add(note);
  }
  for (const auto* const operation : operations) {
    for (const auto& note : checker.notes(*operation)) unchecked.add(note);
    add_operation(unchecked, *operation);
  }
  if (unchecked.lines().empty()) return "everything in it is checked\n";
  std::string text = "not checked\n";
  for (const auto& line : unchecked.lines()) add_line(text, "  " + line);
  return text;
}

}  // namespace kizen_tool
