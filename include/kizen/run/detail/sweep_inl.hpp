#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../contract/json_at.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/json.hpp"
#include "../sweep.hpp"
#include "connections.hpp"
#include "credential_print.hpp"
#include "name_texts.hpp"
#include "path_texts.hpp"
#include "resending.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Sends the requests of a sweep, and waits where the target asks for it.
class SweepSender {
 public:
  /// @param prints what tells credentials apart, by identity
  SweepSender(const Target& target, const SweepOptions& options, const std::string& run,
              std::map<std::string, std::string> prints)
      : target_(target),
        options_(options),
        way_(options.transport, nullptr),
        made_with_(std::move(prints)),
        given_(credential_prints(options.identities, run)) {}

  /// @return the response; where none came, or there is no use in one, why
  std::variant<Response, std::string> send(Request request, const std::string& identity) {
    const auto credentials = options_.identities.find(identity);
    if (credentials == options_.identities.end()) {
      return "the credentials it was made with are not given" +
             (identity.empty() ? std::string() : " (" + identity + ")");
    }
    const auto print = made_with_.find(identity);
    if (print != made_with_.end() && print->second != given_.at(identity)) {
      return "it was made with other credentials than are given (" + identity + ")";
    }
    for (const auto& credential : credentials->second) {
      request.headers.set(credential.header, credential.value);
    }
    for (std::size_t attempt = 1;; ++attempt) {
      if (is_interrupted()) return "interrupted";
      auto answer = way_.send(target_, request, std::nullopt, true);
      if (const auto* none = std::get_if<NoAnswer>(&answer)) {
        if (attempt < most_attempts && none->reason == NoAnswer::Reason::Broken) continue;
        return words_of(*none);
      }
      auto response = std::get<Response>(std::move(answer));
      const auto pause = pause_after(response);
      if (attempt == most_attempts || !pause) return response;
      wait(*pause);
    }
  }

  bool is_interrupted() const {
    return options_.interrupted != nullptr && options_.interrupted->load();
  }

  void wait(std::chrono::milliseconds duration) const {
    static constexpr std::chrono::milliseconds slice{50};
    for (; duration.count() > 0 && !is_interrupted(); duration -= slice) {
      options_.clock.wait(std::min(duration, slice));
    }
  }

 private:
  static constexpr std::size_t most_attempts = 5;

  static std::string words_of(const NoAnswer& none) {
    std::ostringstream text;
    text << none;
    return text.str();
  }

  /// How long to wait before another attempt; nothing where there is no use in one.
  std::optional<std::chrono::milliseconds> pause_after(const Response& response) const {
    static constexpr std::chrono::milliseconds unasked{1000};
    if (!says_later(response)) return std::nullopt;
    const auto asked = asked_pause(response, options_.clock);
    return std::min(asked.value_or(unasked), options_.longest_retry_after);
  }

  const Target& target_;
  const SweepOptions& options_;
  Way way_;
  std::map<std::string, std::string> made_with_;
  std::map<std::string, std::string> given_;
};

/// Removes what is left of one run.
class Sweeper {
 public:
  Sweeper(Journal& journal, const Contract& contract, const Lifecycle& lifecycle,
          const Target& target, const SweepOptions& options)
      : journal_(journal),
        lifecycle_(lifecycle),
        removing_(contract.operation(lifecycle.removing)),
        finding_(contract.operation(lifecycle.finding)),
        options_(options),
        sender_(target, options, journal.header().run, journal.header().identities) {}

  SweepResult sweep() {
    std::map<Place, std::vector<JournalEntry>> unknown;
    for (const auto& entry : journal_.entries()) {
      if (entry.state == JournalEntry::State::Made) remove(entry, entry.id);
      if (entry.state == JournalEntry::State::Unknown) {
        unknown[{entry.path, entry.identity}].push_back(entry);
      }
    }
    for (const auto& [place, entries] : unknown) find_and_remove(entries);
    return std::move(result_);
  }

 private:
  /// Where something was made, and for whom.
  using Place = std::pair<PathTexts, std::string>;

  void leave(const JournalEntry& entry, const std::string& id, std::string why) {
    result_.left.push_back({entry, id, std::move(why)});
  }

  /// Whether it is there no more.
  bool remove(const JournalEntry& entry, const std::string& id) {
    if (!removed_.insert(id).second) return true;
    auto texts = entry.path;
    texts[lifecycle_.id_parameter] = percent_encoded(id);
    const auto target = removing_ == nullptr ? "" : target_with(removing_->path, texts);
    if (target.empty()) {
      leave(entry, id, "the contract says of no operation that removes it");
      return false;
    }
    const auto answer = sender_.send({removing_->method, target}, entry.identity);
    if (const auto* why = std::get_if<std::string>(&answer)) {
      leave(entry, id, *why);
      return false;
    }
    return note_removal(entry, id, std::get<Response>(answer).status);
  }

  bool note_removal(const JournalEntry& entry, const std::string& id, int status) {
    const bool is_gone = status == 404 || status == 410;
    if (!is_gone && (status < 200 || status > 299)) {
      leave(entry, id, std::to_string(status) + " to " + removing_->id);
      return false;
    }
    if (is_gone) ++result_.already_gone;
    if (!is_gone) result_.removed.push_back(id);
    journal_.removed(id);
    return true;
  }

  /// Removes what a search finds; again and again until it has found nothing for long enough, as what
  /// was made last may not be shown yet.
  ///
  /// @param entries of one place, of which it is not known what they made
  void find_and_remove(const std::vector<JournalEntry>& entries) {
    std::vector<JournalEntry> marked;
    for (const auto& entry : entries) {
      if (entry.is_marked) {
        marked.push_back(entry);
      } else {
        leave(entry, {},
              "it may have made something whose name does not hold " + journal_.header().run +
                  "; look for what was made at that time");
      }
    }
    if (marked.empty()) return;
    auto until = options_.clock.now() + options_.patience;
    while (true) {
      const auto found = search(marked.front());
      if (const auto* why = std::get_if<std::string>(&found)) return leave_all(marked, *why);
      bool has_removed = false;
      for (const auto& id : std::get<Ids>(found)) {
        if (removed_.count(id) == 0) has_removed = remove(marked.front(), id) || has_removed;
      }
      if (has_removed) continue;
      if (options_.clock.now() >= until) break;
      sender_.wait(pace);
    }
    for (const auto& entry : marked) end(entry);
  }

  /// What no search shows was never made, unless it may be under way yet.
  void end(const JournalEntry& entry) {
    if (options_.is_final || entry.is_answered) return journal_.made_nothing(entry.number);
    leave(entry, {}, "no search shows it yet, nor did an answer come");
  }

  void leave_all(const std::vector<JournalEntry>& entries, const std::string& why) {
    for (const auto& entry : entries) leave(entry, {}, why);
  }

  using Ids = std::vector<std::string>;

  /// The ids of what a search for the run's marker finds and that holds it; or why there are none.
  std::variant<Ids, std::string> search(const JournalEntry& entry) {
    const auto target = finding_ == nullptr ? "" : target_with(finding_->path, entry.path);
    if (target.empty()) return "the contract says of no operation that finds it";
    Request request{finding_->method, target + "?" + lifecycle_.text_parameter + "=" +
                                          percent_encoded(journal_.header().run)};
    if (finding_->body) {
      request.headers.set("Content-Type", "application/json");
      request.body = "{}";
    }
    const auto answer = sender_.send(std::move(request), entry.identity);
    if (const auto* why = std::get_if<std::string>(&answer)) return *why;
    const auto& response = std::get<Response>(answer);
    const auto body = json::parse(response.body, nullptr, false);
    const auto* found = body.is_discarded() ? nullptr : json_at(body, lifecycle_.found);
    if (response.status != 200 || found == nullptr || !found->is_array()) {
      return std::to_string(response.status) + " to " + finding_->id + ", without a list";
    }
    return marked_of(*found);
  }

  Ids marked_of(const json& found) const {
    Ids ids;
    for (const auto& item : found) {
      const auto* id = json_at(item, lifecycle_.found_id);
      if (id == nullptr || !id->is_string() || *id == "") continue;
      if (is_ours(item)) ids.push_back(id->get<std::string>());
    }
    return ids;
  }

  /// Whether a name of it, not only something that it is linked to, holds the marker.
  bool is_ours(const json& item) const {
    const auto& marker = journal_.header().run;
    const auto holds = [&](const std::string& text) { return text.find(marker) != text.npos; };
    if (lifecycle_.found_names.empty()) {
      return holds(item.dump(-1, ' ', false, json::error_handler_t::replace));
    }
    const auto names = texts_at(item, lifecycle_.found_names);
    return std::any_of(names.begin(), names.end(), holds);
  }

  static constexpr std::chrono::milliseconds pace{250};

  Journal& journal_;
  const Lifecycle& lifecycle_;
  const Operation* removing_;
  const Operation* finding_;
  const SweepOptions& options_;
  SweepSender sender_;
  SweepResult result_;
  std::set<std::string> removed_;  ///< ids that were tried
};

}  // namespace detail

KIZEN_INLINE SweepResult sweep(Journal& journal, const Contract& contract,
                               const Lifecycle& lifecycle, const Target& target,
                               const SweepOptions& options) {
  return detail::Sweeper(journal, contract, lifecycle, target, options).sweep();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
