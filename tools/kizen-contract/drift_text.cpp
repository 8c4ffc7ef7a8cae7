#include "drift_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <kizen/check.hpp>
#include <map>

#include "one_line.hpp"
#include "today.hpp"
#include "yaml_text.hpp"

namespace kizen_tool {
namespace {

/// The actions of one finding, each with what an overlay says of its difference.
kizen::json actions_of(const TalliedFinding& finding, const kizen::Contract& observed,
                       const std::string& id, const std::string& date) {
  auto actions = *kizen::proposed_actions(finding.violation, finding.report, observed);
  for (auto& action : actions) {
    action["x-contract"] = {
        {"id", id},
        {"reason", one_line(finding.violation.rule + " " + finding.violation.keyword + " of " +
                            finding.report.request)},
        {"evidence", one_line("seen " + finding.times())},
        {"date", date},
        {"confidence", "seen"}};
  }
  return actions;
}

/// The next id of the form `X1` that no overlay has.
std::string free_id(const std::vector<kizen::Overlay>& known, std::size_t& number) {
  for (;; ++number) {
    auto id = "X" + std::to_string(number);
    const bool is_taken =
        std::any_of(known.begin(), known.end(),
                    [&](const kizen::Overlay& overlay) { return overlay.action(id) != nullptr; });
    if (!is_taken) return id;
  }
}

/// Actions without what says why, to tell which are the same.
std::string bare_text(kizen::json action) {
  action.erase("x-contract");
  return action.dump();
}

/// Calls `tell(finding, id, actions)` for each finding; an action that an earlier finding has is left
/// out, and where none is left the id is that of the earlier one.
template <class Tell>
void for_each_proposal(const DriftTally& tally, const std::vector<kizen::Overlay>& known,
                       const kizen::Contract& observed, const std::string& date, const Tell& tell) {
  std::map<std::string, std::string> proposed;  // the id of each action
  std::size_t number = 1;
  for (const auto& [fingerprint, finding] : tally.findings.all()) {
    const auto id = free_id(known, number);
    const auto actions = actions_of(finding, observed, id, date);
    auto fresh = kizen::json::array();
    std::string earlier;
    for (const auto& action : actions) {
      const auto [entry, is_new] = proposed.emplace(bare_text(action), id);
      if (is_new) fresh.push_back(action);
      if (!is_new) earlier = entry->second;
    }
    if (!fresh.empty()) ++number;
    tell(finding, fresh.empty() ? earlier : id, fresh);
  }
}

std::string indented(const std::string& text) {
  std::string lines;
  for (const auto line : kizen::detail::split(text, '\n')) {
    if (!line.empty()) lines += "    " + std::string(line) + "\n";
  }
  return lines;
}

std::string finding_text(const TalliedFinding& finding, const std::string& id,
                         const kizen::json& actions) {
  auto text = kizen::render(finding.violation, finding.report);
  add_line(text, "  seen      " + finding.times());
  if (id.empty()) {
    return text + "  no overlay action can allow that: the service, or its client, is wrong\n\n";
  }
  if (actions.empty()) return text + "  the actions of " + id + ", above, would allow it\n\n";
  return text + "  proposed, for the actions of an overlay:\n" + indented(yaml_text(actions)) +
         "\n";
}

void add_differences(std::string& text, const DriftTally& tally,
                     const std::vector<kizen::Overlay>& known) {
  std::vector<std::string> unseen;
  std::vector<std::string> silent;
  for (const auto& overlay : known) {
    for (const auto& id : overlay.ids()) {
      if (tally.seen(id) == 0) {
        (overlay.action(id)->difference.is_silent ? silent : unseen).push_back(id);
      } else {
        add_line(text, fmt::format("  {:<4} seen {:>6}  {}", id, tally.seen(id),
                                   overlay.action(id)->difference.reason));
        const auto first = tally.first_explained(id);
        if (!first.empty()) add_line(text, "       first        " + first);
      }
    }
  }
  if (!unseen.empty()) add_line(text, "  not seen: " + kizen::detail::joined(unseen, ", "));
  if (!silent.empty()) {
    add_line(text, "  cannot be seen, as the document allows as much or more: " +
                       kizen::detail::joined(silent, ", "));
  }
}

std::string sum(const DriftTally& tally) {
  auto text = fmt::format("{} exchange{}: {} as documented, {} explained, {} not explained",
                          tally.exchanges, tally.exchanges == 1 ? "" : "s", tally.as_documented,
                          tally.explained, tally.unexplained);
  if (tally.refused > 0) {
    text += fmt::format(", {} with an invalid request that was refused", tally.refused);
  }
  if (tally.unchecked > 0) text += fmt::format(", {} unchecked", tally.unchecked);
  text += "\n";
  for (const auto& [reason, count] : tally.unchecked_reasons) {
    add_line(text, fmt::format("  unchecked: {}: {}", reason, count));
  }
  return text;
}

}  // namespace

std::string drift_text(const DriftTally& tally, const std::vector<kizen::Overlay>& known,
                       const kizen::Contract& observed) {
  std::string text = "known differences\n";
  add_differences(text, tally, known);
  text += "\n";
  if (!tally.findings.all().empty()) text += "not explained\n";
  for_each_proposal(tally, known, observed, today().to_string(),
                    [&](const auto& finding, const auto& id, const auto& actions) {
                      text += finding_text(finding, id, actions);
                    });
  return text + tally.findings.rest() + sum(tally);
}

kizen::json proposed_overlay(const DriftTally& tally, const std::vector<kizen::Overlay>& known,
                             const kizen::Contract& observed, const std::string& date) {
  auto all = kizen::json::array();
  for_each_proposal(tally, known, observed, date,
                    [&](const auto&, const auto&, const auto& actions) {
                      for (const auto& action : actions) all.push_back(action);
                    });
  return {{"overlay", "1.1.0"},
          {"info",
           {{"title", "What drift does not explain"},
            {"version", date},
            {"description", "Goes on top of " + observed.source().file + "."}}},
          {"extends", observed.name()},
          {"x-contract", {{"version", 1}, {"required", true}}},
          {"actions", std::move(all)}};
}

}  // namespace kizen_tool
