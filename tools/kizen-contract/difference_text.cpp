#include "difference_text.hpp"

#include <fmt/format.h>

#include <kizen/core/detail/json_shown.hpp>
#include <nlohmann/json.hpp>
#include <string_view>

#include "one_line.hpp"

namespace kizen_tool {
namespace {

std::string_view confidence_in_words(const std::string& confidence) {
  if (confidence == "doc") return "documented elsewhere";
  if (confidence == "seen") return "seen";
  return confidence == "open" ? "not sure" : "not said";
}

std::string change_of(const kizen::OverlayAction& action) {
  if (action.removes) return "remove  " + action.target.text();
  if (action.copy) return "copy    " + action.copy->text() + " to " + action.target.text();
  return "update  " + action.target.text();
}

void add_part(std::string& text, std::string_view name, const std::string& part) {
  if (!part.empty()) add_line(text, fmt::format("  {:<10}  {}", name, part));
}

}  // namespace

std::string difference_text(const kizen::Overlay& overlay, const std::string& id,
                            const kizen::Contract& contract) {
  const auto& difference = overlay.action(id)->difference;
  std::string text;
  add_line(text, id + " of " + overlay.name());
  add_part(text, "why", difference.reason);
  add_part(text, "example", difference.example);
  add_part(text, "evidence", difference.evidence);
  add_part(text, "confidence", std::string(confidence_in_words(difference.confidence)));
  add_part(text, "looked at", difference.date);
  add_part(text, "applied",
           contract.has(id) ? "yes, to this contract"
                            : "no; --contract observed applies what is embedded, --overlay a file");
  text += "\nactions\n";
  for (const auto& action : overlay.actions()) {
    if (action.difference.id != id) continue;
    add_line(text, fmt::format("  {}. {}", action.number, action.description));
    add_line(text, "     " + change_of(action));
    if (action.update == nullptr || action.removes) continue;
    add_line(text, "     with    " + kizen::detail::shortened(action.update->dump(), 500));
  }
  return text;
}

std::string differences_text(const kizen::Overlay& overlay) {
  std::string text = "differences of " + overlay.name() + "\n";
  for (const auto& id : overlay.ids()) {
    add_line(text, fmt::format("  {:<4}  {}", id, overlay.action(id)->difference.reason));
  }
  return text;
}

}  // namespace kizen_tool
