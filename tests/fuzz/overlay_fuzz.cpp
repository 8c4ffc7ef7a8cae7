// An overlay: it is read or refused, and what was read is applied to a contract or refused. A place
// of what comes of it leads to one of the two documents.

#include <kizen/contract.hpp>
#include <string>

#include "fuzz/require.hpp"
#include "fuzz/target.hpp"

namespace {

const kizen::JsonSource& document() {
  static const auto source = kizen::read_json(R"({
    "openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "servers": [{"url": "/"}, {}],
    "paths": {"/a": {"get": {"operationId": "a", "parameters": [{"name": "n", "in": "query"}],
      "responses": {"200": {"description": "x", "content": {"application/json": {"schema":
        {"type": "object", "required": ["a", "b"], "properties": {"a": {"enum": [1.0, 2]}}}}}}}}}}
  })",
                                              "base.json");
  return source;
}

void require_known_places(const kizen::JsonSource& source, const kizen::json& value,
                          const kizen::JsonPointer& at) {
  const auto place = source.place(at);
  kizen_fuzz::require(place.file == "base.json" || place.file == "input.overlay.json",
                      "a place is in one of the two documents");
  const auto literal = source.literal(at);
  kizen_fuzz::require(literal.empty() || kizen::json::parse(literal) == value,
                      "a literal is the value that stands there");
  if (!value.is_structured()) return;
  for (const auto& child : value.items()) {
    require_known_places(source, child.value(), at / std::string_view(child.key()));
  }
}

void apply_overlay(std::string_view bytes) {
  try {
    const auto overlay =
        kizen::Overlay::from(kizen::read_json(std::string(bytes), "input.overlay.json"));
    kizen::detail::OverlayRun run(document());
    run.apply(overlay);
    const auto changed = std::move(run).result();
    if (kizen::detail::json_size(*changed.document).values > 10000) return;
    require_known_places(changed, *changed.document, {});
    kizen::Contract::from(document()).with(overlay);
  } catch (const kizen::ContractError& error) {
    kizen_fuzz::require(!error.rule().empty(), "a refusal names its rule");
    kizen_fuzz::require(!error.place().file.empty(), "a refusal names its file");
  }
}

}  // namespace

KIZEN_FUZZ_TARGET(overlay_fuzz, apply_overlay);
