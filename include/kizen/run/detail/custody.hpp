#pragma once

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "../../contract/json_at.hpp"
#include "../../contract/lifecycle.hpp"
#include "../../contract/operation.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../http/no_answer.hpp"
#include "../identities.hpp"
#include "../journal.hpp"
#include "../writes.hpp"
#include "name_texts.hpp"
#include "path_texts.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a text is a UUID that no generator gives: all digits but those of version and variant are
/// 0, or all are F. A suite may name it where it means nobody's.
///
/// @see RFC 9562, 5.9 and 5.10
inline bool is_nobodys_id(std::string_view text) {
  static constexpr std::size_t length = 36;
  static constexpr std::size_t version = 14;
  static constexpr std::size_t variant = 19;
  if (text.size() != length || (text[0] != '0' && text[0] != 'f')) return false;
  for (std::size_t i = 0; i < length; ++i) {
    const bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (i == version || i == variant) continue;
    if (text[i] != (is_hyphen ? '-' : text[0])) return false;
  }
  return true;
}

/// What a run may change: what it has made itself, of which it keeps a journal. Any number of threads
/// may use it.
class Custody {
 public:
  /// @param lifecycle null where nothing is known of it: nothing is refused or noted then
  /// @param identities outlives this, as the lifecycle does
  /// @param journal where to begin one before something is made; empty: none is kept
  Custody(Writes writes, const Lifecycle* lifecycle, const Identities& identities,
          std::string journal, JournalHeader header)
      : writes_(writes),
        lifecycle_(lifecycle),
        identities_(identities),
        path_(std::move(journal)),
        header_(std::move(header)) {}

  /// The journal; null where nothing was to be made.
  Journal* journal() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return journal_ ? &*journal_ : nullptr;
  }

  /// Why a request must not be sent; empty where it may.
  ///
  /// @param is_main whether it goes to the run's main target, where its own things are
  std::string refusal(const Operation& operation, const Request& request,
                      bool is_main = true) const {
    if (operation.effect == Effect::Read || lifecycle_ == nullptr) return {};
    if (writes_ == Writes::Allowed) return {};
    if (!is_main)
      return "what " + operation.id + " changes at another target is not noted" + mode();
    const auto texts = path_texts(operation.path, request.target);
    const auto id = texts.find(lifecycle_->id_parameter);
    if (id != texts.end() && !may_change(id->second)) {
      return "it would change " + id->second + not_made();
    }
    if (!names_are_marked(request.body)) return "a name that it writes" + unmarked();
    if (id != texts.end()) return {};
    const auto* making = lifecycle_->making(operation.id);
    if (making == nullptr) return "nothing is known of what " + operation.id + " changes" + mode();
    return refusal(*making, request.body);
  }

  /// Notes a request before it is sent.
  ///
  /// @return the number that it has in the journal; nothing where it makes nothing
  /// @throws JournalError where it must not be sent
  std::optional<std::size_t> begin(const Operation& operation, const Request& request) {
    const auto* making = lifecycle_ == nullptr ? nullptr : lifecycle_->making(operation.id);
    if (making == nullptr || path_.empty()) return std::nullopt;
    JournalEntry entry;
    entry.operation = operation.id;
    entry.path = path_texts(operation.path, request.target);
    entry.identity = identity_of(request, identities_);
    entry.is_marked = is_marked(*making, request.body);
    return begun_journal().making(std::move(entry));
  }

  /// Notes what came of a request.
  ///
  /// @throws JournalError where that cannot be written down; it is known all the same
  void end(std::optional<std::size_t> number, const Operation& operation, const Request& request,
           const Answer& answer) {
    if (lifecycle_ == nullptr || operation.effect == Effect::Read) return;
    if (const auto* none = std::get_if<NoAnswer>(&answer)) {
      if (number && is_unsent(none->reason)) journal_->made_nothing(*number);
      return;
    }
    const auto& response = std::get<Response>(answer);
    const bool is_success = response.status >= 200 && response.status < 300;
    if (operation.id == lifecycle_->removing && is_success) note_removed(operation, request);
    const auto* making = lifecycle_->making(operation.id);
    if (making == nullptr) return;
    if (is_success) {
      note_made(*making, number, request, response);
    } else if (number && response.status >= 400 && response.status < 500) {
      journal_->made_nothing(*number);
    } else if (number) {
      journal_->answered(*number);
    }
  }

 private:
  Journal& begun_journal() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!journal_) journal_.emplace(Journal::create(path_, header_));
    return *journal_;
  }

  std::string mode() const { return " (writes: " + std::string(to_string(writes_)) + ")"; }

  std::string not_made() const { return ", which this run has not made" + mode(); }

  static std::string words_of(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
  }

  std::string unmarked() const {
    return " would not hold this run's marker, as a value listed in x-contract.unique does" +
           mode();
  }

  /// Whether each name that a body gives, as far as that is known, holds the marker.
  bool names_are_marked(const std::string& body) const {
    if (lifecycle_->written_names.empty() || body.empty()) return true;
    const auto document = json::parse(body, nullptr, false);
    if (document.is_discarded()) return true;
    const auto names = texts_at(document, lifecycle_->written_names);
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return name.empty() || name.find(header_.run) != std::string::npos;
    });
  }

  /// Whether nothing of the request has reached the target.
  static bool is_unsent(NoAnswer::Reason reason) {
    return reason == NoAnswer::Reason::NotSent || reason == NoAnswer::Reason::Unreachable ||
           reason == NoAnswer::Reason::Tls;
  }

  bool may_change(const std::string& text) const {
    const auto id = ascii_lower(percent_decoded(text).value_or(text));
    const std::lock_guard<std::mutex> lock(mutex_);
    return is_nobodys_id(id) || made_.count(id) > 0;
  }

  std::string refusal(const Making& making, const std::string& body) const {
    if (is_marked(making, body)) return {};
    if (making.picked_by.empty()) {
      return "a name that it writes" + unmarked();
    }
    const auto document = json::parse(body, nullptr, false);
    const auto* picked = document.is_discarded() ? nullptr : json_at(document, making.picked_by);
    if (picked == nullptr || picked->is_null() || *picked == "") return {};  // picks nothing
    return "it would change what has '" + shortened(words_of(*picked), 60) + "' at " +
           making.picked_by.to_string() + not_made();
  }

  static std::optional<std::string> text_at(const std::string& body, const JsonPointer& place) {
    const auto document = json::parse(body, nullptr, false);
    const auto* value = document.is_discarded() ? nullptr : json_at(document, place);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    return value->get<std::string>();
  }

  bool is_marked(const Making& making, const std::string& body) const {
    const auto& marker = header_.run;
    if (marker.empty()) return false;
    if (making.picked_by.empty()) return body.find(marker) != std::string::npos;
    const auto picked = text_at(body, making.picked_by);
    return picked && picked->find(marker) != std::string::npos;
  }

  void note_removed(const Operation& operation, const Request& request) {
    const auto texts = path_texts(operation.path, request.target);
    const auto id = texts.find(lifecycle_->id_parameter);
    auto* const kept = journal();
    const auto gone = id == texts.end() ? std::nullopt : percent_decoded(id->second);
    if (gone && !gone->empty() && kept != nullptr) kept->removed(*gone);
  }

  /// What was picked by a text without the marker was made only where the answer says Created.
  void note_made(const Making& making, std::optional<std::size_t> number, const Request& request,
                 const Response& response) {
    static constexpr int created = 201;
    const bool only_makes = making.picked_by.empty() || response.status == created;
    if (!only_makes && !is_marked(making, request.body)) {
      if (number) journal_->made_nothing(*number);
      return;
    }
    const auto id = text_at(response.body, making.id);
    if (!id || id->empty()) {
      if (number) journal_->answered(*number);
      return;
    }
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      made_.insert(ascii_lower(*id));
    }
    if (number) journal_->made(*number, *id);
  }

  Writes writes_;
  const Lifecycle* lifecycle_;
  const Identities& identities_;
  std::string path_;
  JournalHeader header_;
  mutable std::mutex mutex_;
  std::optional<Journal> journal_;
  std::set<std::string> made_;  ///< ids, in lower case
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
