#include "config_document.hpp"

#include <cctype>
#include <filesystem>

namespace kizen_tool {
namespace {

bool is_variable_name(const std::string& name) {
  const auto fits = [](char c) { return kizen::detail::is_alphanumeric(c) || c == '_'; };
  return !name.empty() && !kizen::detail::is_digit(name.front()) &&
         std::all_of(name.begin(), name.end(), fits);
}

/// A number as people write it.
std::string number_text(double number) {
  return kizen::json(number == std::floor(number) ? kizen::json(static_cast<long>(number))
                                                  : kizen::json(number))
      .dump();
}

}  // namespace

kizen::SourcePlace ConfigDocument::place(const Node& node) const {
  auto place = document_.source().place(node.place);
  return place;
}

void ConfigDocument::demand_members(const Node& node, const std::vector<std::string>& known,
                                    const std::string& what) {
  document_.demand_kind(node, kizen::json::value_t::object, what);
  for (const auto& member : node.value->items()) {
    const auto& name = member.key();
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    attempt([&] {
      document_.refuse_name(node.place / name, "member.unknown",
                            what + " has no member '" + name + "'", name, known);
    });
  }
}

ConfigDocument::Node ConfigDocument::member(const Node& parent, const std::string& name) {
  const auto found = parent.value->find(name);
  const auto place = parent.place / name;
  return {found == parent.value->end() ? nullptr : &*found, place};
}

std::string ConfigDocument::text(const Node& node, const std::string& what) const {
  if (!node.value->is_string() || node.value->get_ref<const std::string&>().empty()) {
    refuse(node.place, "kind", what + " is no text, or an empty one", "write it in quotes");
  }
  return node.value->get<std::string>();
}

double ConfigDocument::positive(const Node& node, const std::string& what, double most) const {
  const auto range = "write a number above 0" +
                     (most > 0 ? " and of at most " + number_text(most) : std::string());
  if (!node.value->is_number()) refuse(node.place, "number", what + " is no number", range);
  const auto number = node.value->get<double>();
  if (number <= 0 || (most > 0 && number > most)) {
    refuse(node.place, "number", what + " is " + node.value->dump(), range);
  }
  return number;
}

std::chrono::milliseconds ConfigDocument::seconds(const Node& node, const std::string& what) const {
  const auto number = positive(node, what + ", in seconds,", 86'400);
  const auto milliseconds = std::chrono::milliseconds(static_cast<long>(number * 1000));
  if (milliseconds.count() > 0) return milliseconds;
  refuse(node.place, "number", what + " is shorter than a millisecond", "write 0.001 or more");
}

SecretReference ConfigDocument::reference(const Node& node, const std::string& what) {
  if (!node.value->is_object()) {
    refuse(node.place, "literal", what + " does not stand in this file",
           "refer to it: {env: NAME} for an environment variable, {file: PATH} for a file");
  }
  demand_members(node, {"env", "file"}, what);
  const auto variable = member(node, "env");
  const auto file = member(node, "file");
  if ((variable.value == nullptr) == (file.value == nullptr)) {
    refuse(node.place, "reference", what + " is found in one place",
           "write either {env: NAME} or {file: PATH}");
  }
  if (file.value != nullptr) {
    return {SecretReference::Kind::File, path(text(file, "the path")), place(node)};
  }
  auto name = text(variable, "the name of the variable");
  if (!is_variable_name(name)) {
    refuse(variable.place, "reference", what + " names no environment variable",
           "write a name of letters, digits and underscores, such as STAGING_API_KEY");
  }
  return {SecretReference::Kind::Variable, std::move(name), place(node)};
}

std::string ConfigDocument::path(const std::string& written) const {
  const std::filesystem::path given(written);
  const auto folder = std::filesystem::path(document_.source().file).parent_path();
  return given.is_absolute() ? written : (folder / given).string();
}

}  // namespace kizen_tool
