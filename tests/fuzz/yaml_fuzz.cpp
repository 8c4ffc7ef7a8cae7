// A YAML text: it is read or refused, and what was read is the same when it is written as JSON,
// which YAML is a superset of, and read again.

#include <algorithm>
#include <kizen/yaml.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "fuzz/require.hpp"
#include "fuzz/target.hpp"

namespace {

/// The names that YAML takes without a mark of their own. @see YAML 1.2, 7.4.2
constexpr std::size_t longest_name = 1000;

bool has_long_name(const kizen::json& value) {
  return value.is_structured() &&
         std::any_of(value.items().begin(), value.items().end(), [](const auto& member) {
           const auto written = kizen::json(member.key()).dump();
           return written.size() > longest_name || has_long_name(member.value());
         });
}

std::optional<kizen::JsonSource> read(const std::string& text) {
  try {
    return kizen::read_yaml(text, "input.yaml");
  } catch (const kizen::ContractError& error) {
    kizen_fuzz::require(error.rule() == "document.syntax", "a refusal names its rule");
    kizen_fuzz::require(error.place().file == "input.yaml", "a refusal names its file");
    return std::nullopt;
  }
}

void read_twice(std::string_view bytes) {
  const auto source = read(std::string(bytes));
  if (!source) return;
  kizen_fuzz::require(source->place({}).file == "input.yaml", "a place has its file");
  const auto& value = *source->document;
  const auto text = value.dump();
  if (has_long_name(value)) return;
  const auto again = read(text);
  kizen_fuzz::require(again.has_value(), "what was read is YAML again: " + text);
  kizen_fuzz::require(*again->document == value, "what was read reads the same: " + text);
}

}  // namespace

KIZEN_FUZZ_TARGET(yaml_fuzz, read_twice);
