// A schema on the first line, a value after it: the two engines must agree.

#include <optional>
#include <string>

#include "fuzz/input.hpp"
#include "fuzz/schema_pair.hpp"
#include "fuzz/target.hpp"

namespace {

std::optional<kizen::JsonSource> json_or_nothing(std::string_view text) {
  try {
    return kizen::read_json(std::string(text), "input.json");
  } catch (const kizen::ContractError&) {
    return std::nullopt;
  }
}

void compare_engines(std::string_view bytes) {
  kizen_fuzz::Input input(bytes);
  const auto schema = json_or_nothing(input.line());
  const auto value = json_or_nothing(input.rest());
  if (schema && value) kizen_fuzz::check_in_each_dialect(*schema, *value->document);
}

}  // namespace

KIZEN_FUZZ_TARGET(schema_fuzz, compare_engines);
