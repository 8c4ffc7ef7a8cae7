#include "secret_reference.hpp"

#include <algorithm>
#include <cstdlib>
#include <kizen/contract.hpp>

namespace kizen_tool {
namespace {

std::string value_of_variable(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? std::string() : std::string(value);
}

std::string value_of_file(const std::string& path) {
  auto text = kizen::detail::file_text(path);
  if (kizen::detail::ends_with(text, "\n")) text.pop_back();
  if (kizen::detail::ends_with(text, "\r")) text.pop_back();
  return text;
}

bool is_one_line(const std::string& text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

std::string SecretReference::value() const {
  const auto refuse = [this](const std::string& problem, const std::string& fix) {
    throw kizen::ContractError(place, "target.credentials", "the " + to_string() + " " + problem,
                               fix);
  };
  std::string text;
  if (kind == Kind::Variable) {
    text = value_of_variable(name);
    if (text.empty()) refuse("is not set", "export it");
  } else {
    try {
      text = value_of_file(name);
    } catch (const kizen::ContractError&) {
      refuse("cannot be read", "put the value into it, and nothing else");
    }
    if (text.empty()) refuse("is empty", "put the value into it, and nothing else");
  }
  if (!is_one_line(text)) refuse("holds more than one line", "leave the value alone in it");
  return text;
}

bool SecretReference::is_set() const {
  try {
    return !value().empty();
  } catch (const kizen::ContractError&) {
    return false;
  }
}

std::string SecretReference::to_string() const {
  return (kind == Kind::Variable ? "variable " : "file ") + kizen::detail::printable(name);
}

}  // namespace kizen_tool
