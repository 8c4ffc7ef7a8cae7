// A pattern, the name of a format, and after these two lines a text that is held to both.

#include <nlohmann/json.hpp>
#include <string>

#include "fuzz/input.hpp"
#include "fuzz/schema_pair.hpp"
#include "fuzz/target.hpp"

namespace {

/// Reads `text` as the content of a JSON string, so that an input can spell any character.
kizen::json as_json_string(std::string_view text) {
  const auto read = kizen::json::parse('"' + std::string(text) + '"', nullptr, false);
  return read.is_discarded() ? kizen::json("") : read;
}

void check_text(const char* keyword, const kizen::json& asked, const kizen::json& value) {
  const kizen::json schema = {{"type", "string"}, {keyword, asked}};
  kizen_fuzz::check_in_each_dialect(kizen::read_json(schema.dump(), "input.json"), value);
}

void check_pattern_and_format(std::string_view bytes) {
  kizen_fuzz::Input input(bytes);
  const auto pattern = as_json_string(input.line());
  const auto format = as_json_string(input.line());
  const auto text = as_json_string(input.rest());
  check_text("pattern", pattern, text);
  check_text("format", format, text);
}

}  // namespace

KIZEN_FUZZ_TARGET(text_fuzz, check_pattern_and_format);
