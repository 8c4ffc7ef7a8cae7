#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>

#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text_member.hpp"
#include "../../records.hpp"
#include "../answered.hpp"
#include "../record_pages.hpp"
#include "client_inl.hpp"
#include "next_link.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct RecordPages::State {
  State(Client& of, Request request) : client(&of), first(std::move(request)), next(first.target) {}

  /// Asks for the next page; false where there is none.
  bool advance() {
    is_over = !next;
    if (is_over) return false;
    auto request = first;
    request.target = *std::exchange(next, std::nullopt);
    last = client->send(std::move(request));
    ++size;
    rows = json::array();
    judge();
    return true;
  }

  /// What the page brought, and where it links to.
  void judge() {
    if (last.no_answer() != nullptr) return complain("got " + printed(*last.no_answer()), true);
    if (last.status() != 200) {
      return complain("was answered with " + std::to_string(last.status()), true);
    }
    if (!last.ok()) complain("does not keep the contract", true);
    const auto page = last.json().value_or(json());
    if (!page.is_object()) return complain("is no JSON object");
    if (page.contains("results") && page.at("results").is_array()) rows = page.at("results");
    const bool brings_news = note_rows();
    const auto link = page.value("next", json());
    if (link.is_null()) return;
    if (!link.is_string()) return complain("has a next that is no text");
    if (!brings_news) return complain("links on, but brings no row that was not there before");
    follow(link.get_ref<const std::string&>());
  }

  /// Whether a row of the page was on none before it.
  bool note_rows() {
    const auto before = seen.size();
    for (const auto& row : rows) {
      const auto id = detail::text_member(row, "id");
      seen.insert(id.empty() ? detail::shown_json(row) : std::string(id));
    }
    return seen.size() > before;
  }

  void follow(const std::string& uri) {
    auto link = detail::next_link(client->target(), first.target, uri);
    if (link.problem.empty()) {
      next = std::move(link.target);
    } else {
      complain("has a next that " + link.problem + ": " +
               detail::printable(detail::shortened(uri, 200)));
    }
  }

  template <class Value>
  static std::string printed(const Value& value) {
    std::ostringstream text;
    text << value;
    return text.str();
  }

  /// Keeps the first complaint.
  void complain(const std::string& words, bool with_report = false) {
    if (!problem.empty()) return;
    problem = "page " + std::to_string(size) + " " + Answered(last).redacted(words);
    if (with_report && !last.report.ok()) problem += "\n" + printed(last.report);
  }

  Client* client;
  Request first;
  std::optional<std::string> next;  ///< target of the page to ask for; nothing after the last one
  CheckedExchange last = {};
  json rows = json::array();
  std::set<std::string> seen = {};  ///< ids of the rows of all pages so far
  std::string problem = {};
  std::size_t size = 0;
  bool is_over = false;  ///< whether the last page was left behind
};

KIZEN_INLINE RecordPages::RecordPages(Client& client, Request first)
    : state_(std::make_unique<State>(client, std::move(first))) {}

KIZEN_INLINE RecordPages::RecordPages(RecordPages&&) noexcept = default;
KIZEN_INLINE RecordPages& RecordPages::operator=(RecordPages&&) noexcept = default;
KIZEN_INLINE RecordPages::~RecordPages() = default;

KIZEN_INLINE RecordPages::iterator RecordPages::begin() {
  if (state_->size == 0) state_->advance();
  return state_->is_over ? iterator() : iterator(state_.get());
}

KIZEN_INLINE RecordPages::iterator RecordPages::end() { return {}; }

KIZEN_INLINE const std::string& RecordPages::problem() const { return state_->problem; }
KIZEN_INLINE bool RecordPages::is_complete() const { return state_->size > 0 && !state_->next; }
KIZEN_INLINE std::size_t RecordPages::size() const { return state_->size; }
KIZEN_INLINE const CheckedExchange& RecordPages::last() const { return state_->last; }
KIZEN_INLINE const json& RecordPages::last_rows() const { return state_->rows; }

KIZEN_INLINE const CheckedExchange& RecordPages::iterator::operator*() const {
  return state_->last;
}

KIZEN_INLINE RecordPages::iterator& RecordPages::iterator::operator++() {
  if (!state_->advance()) state_ = nullptr;
  return *this;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
