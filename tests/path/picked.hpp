#pragma once

#include <kizen/path.hpp>
#include <string>
#include <variant>

#include "kizen/path/detail/normalized_path.hpp"

namespace kizen_test {

/// Why a path is refused, as `column: problem`; `taken` where it is not.
inline std::string refused(const std::string& path) {
  const auto parsed = kizen::JsonPath::parse(path);
  const auto* const error = std::get_if<kizen::JsonPathError>(&parsed);
  return error == nullptr ? "taken" : std::to_string(error->column) + ": " + error->problem;
}

/// What a path picks out of a value; where it is refused, that is the problem.
inline kizen::JsonPathNodes picked_nodes(const std::string& path, const kizen::json& value) {
  const auto parsed = kizen::JsonPath::parse(path);
  if (std::holds_alternative<kizen::JsonPathError>(parsed)) return {{}, refused(path)};
  return std::get<kizen::JsonPath>(parsed).nodes(value);
}

/// The values that a path picks out of a value, as a JSON array; or the problem.
inline std::string picked_of(const std::string& path, const kizen::json& value) {
  const auto found = picked_nodes(path, value);
  auto values = kizen::json::array();
  for (const auto& node : found.nodes) values.push_back(*node.value);
  return found.problem.empty() ? values.dump() : found.problem;
}

/// The same for a value by its JSON text.
inline std::string picked(const std::string& path, const std::string& value) {
  return picked_of(path, kizen::json::parse(value));
}

/// The places of what a path picks, one after the other.
inline std::string places(const std::string& path, const std::string& value) {
  const auto whole = kizen::json::parse(value);
  const auto found = picked_nodes(path, whole);
  std::string all = found.problem;
  for (const auto& node : found.nodes) {
    all += (all.empty() ? "" : " ") + kizen::detail::normalized_path(whole, node.location);
  }
  return all;
}

/// Whether a filter holds of a value, as `1`, `0` or what is wrong with it.
inline std::string holds(const std::string& condition, const kizen::json& value) {
  const auto found = picked_nodes("$[?" + condition + "]", kizen::json::array({value}));
  return found.problem.empty() ? std::to_string(found.nodes.size()) : found.problem;
}

}  // namespace kizen_test
