// A JSONPath, and after its line the value that it is tried with.

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "fuzz/input.hpp"
#include "fuzz/require.hpp"
#include "fuzz/target.hpp"
#include "kizen/path/detail/normalized_path.hpp"

namespace {

void require_sound(const kizen::JsonPathError& error, const std::string& text) {
  kizen_fuzz::require(!error.problem.empty(), "a refusal says why");
  kizen_fuzz::require(error.column >= 1 && error.column <= text.size() + 1,
                      "a refusal names a column of the text");
}

/// The one path of a node leads to that node alone.
void require_sound(const kizen::JsonPathNode& node, const kizen::json& value) {
  kizen_fuzz::require(kizen::json_at(value, node.location) == node.value,
                      "a location leads to its value");
  const auto text = kizen::detail::normalized_path(value, node.location);
  const auto parsed = kizen::JsonPath::parse(text);
  kizen_fuzz::require(std::holds_alternative<kizen::JsonPath>(parsed), "it is a path: " + text);
  const auto& path = std::get<kizen::JsonPath>(parsed);
  const auto found = path.nodes(value);
  kizen_fuzz::require(path.is_singular(), "a normalized path is singular: " + text);
  kizen_fuzz::require(found.nodes.size() == 1 && found.nodes[0].value == node.value &&
                          found.nodes[0].location == node.location,
                      "a normalized path leads to its node alone: " + text);
}

void evaluate(const kizen::JsonPath& path, const kizen::json& value) {
  const auto found = path.nodes(value, 100'000);
  kizen_fuzz::require(found.problem.empty() || found.nodes.empty(),
                      "where there is a problem, there are no nodes");
  kizen_fuzz::require(!path.is_singular() || found.nodes.size() <= 1,
                      "a singular query picks one node at most");
  const auto some = std::min<std::size_t>(found.nodes.size(), 50);
  for (std::size_t n = 0; n < some; ++n) require_sound(found.nodes[n], value);
}

void try_path(std::string_view bytes) {
  kizen_fuzz::Input input(bytes);
  const std::string text(input.line());
  const auto value = kizen::json::parse(input.rest(), nullptr, false);
  const auto parsed = kizen::JsonPath::parse(text);
  if (const auto* const error = std::get_if<kizen::JsonPathError>(&parsed)) {
    return require_sound(*error, text);
  }
  const auto& path = std::get<kizen::JsonPath>(parsed);
  kizen_fuzz::require(path.text() == text, "a path keeps its text");
  evaluate(path, value.is_discarded() ? kizen::json{{"a", {1, "b"}}} : value);
}

}  // namespace

KIZEN_FUZZ_TARGET(json_path_fuzz, try_path);
