#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/exchange.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "../../path/json_path.hpp"
#include "call.hpp"
#include "json_edit.hpp"
#include "route.hpp"
#include "target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A text as JSON; discarded where it is none, or nests too deep to be walked.
inline json lenient_json(const std::string& text) {
  return parsed_body(text).value_or(json(json::value_t::discarded));
}

/// `search` and the like of a request: the words by which faults name operations; `none` where no
/// operation is asked for.
inline std::string action_word(const Request& request) {
  const auto route = route_of(std::string_view(request.target).substr(0, request.target.find('?')));
  const auto action = route ? action_of(*route, request.method) : std::nullopt;
  return action ? std::string(to_string(*action)) : "none";
}

inline std::optional<JsonPath> optional_path(const json& spelled, const char* member) {
  if (!spelled.contains(member)) return std::nullopt;
  return JsonEdit::read_path(spelled.at(member));
}

inline std::vector<JsonEdit> read_edits(const json& spelled) {
  std::vector<JsonEdit> edits;
  for (const auto& edit : spelled.value("edits", json::array())) edits.emplace_back(edit);
  return edits;
}

/// Header fields set to a text, or taken away where that is null.
inline void edit_headers(Headers& headers, const json& spelled) {
  const auto wanted = spelled.value("headers", json::object());
  for (const auto& [name, value] : wanted.items()) {
    headers.remove(name);
    if (!value.is_null()) headers.add(name, value.get<std::string>());
  }
}

inline bool picks(const std::optional<JsonPath>& path, const json& whole) {
  return !path || (!whole.is_discarded() && !path->nodes(whole).nodes.empty());
}

/// A change to requests before the tenant sees them.
///
/// Spelled `{on: [operation], has: JSONPath, query: {name: text or null}, headers: {...},
/// strip_slash: true, edits: [...]}`, all of it optional; `has` must pick something of the body.
class RequestEdit {
 public:
  explicit RequestEdit(const json& spelled)
      : spelled_(spelled),
        on_(spelled.value("on", std::vector<std::string>())),
        has_(optional_path(spelled, "has")),
        edits_(read_edits(spelled)) {}

  void apply(Request& request) const {
    if (spelled_.value("strip_slash", false)) strip_slash(request.target);
    const bool is_meant =
        on_.empty() || std::find(on_.begin(), on_.end(), action_word(request)) != on_.end();
    if (!is_meant) return;
    json body = lenient_json(request.body);
    if (!picks(has_, body)) return;
    edit_headers(request.headers, spelled_);
    if (spelled_.contains("query")) request.target = edited_target(request.target);
    if (body.is_discarded() || edits_.empty()) return;
    for (const auto& edit : edits_) edit.apply(body);
    request.body = body.dump();
  }

 private:
  static void strip_slash(std::string& target) {
    const auto end = std::min(target.find('?'), target.size());
    if (end > 1 && target[end - 1] == '/') target.erase(end - 1, 1);
  }

  std::string edited_target(const std::string& target) const {
    const auto question = std::min(target.find('?'), target.size());
    const auto& wanted = spelled_.at("query");
    std::string query;
    const auto add = [&](const std::string& name, const std::string& value) {
      query += (query.empty() ? "?" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    };
    const std::string_view rest = std::string_view(target).substr(question);
    const Query asked(rest.empty() ? rest : rest.substr(1));
    for (const auto& [name, value] : asked.pairs()) {
      if (!wanted.contains(name)) add(name, value);
    }
    for (const auto& [name, value] : wanted.items()) {
      if (!value.is_null()) add(name, value.get<std::string>());
    }
    return target.substr(0, question) + query;
  }

  json spelled_;
  std::vector<std::string> on_;
  std::optional<JsonPath> has_;
  std::vector<JsonEdit> edits_;
};

/// A change to responses before a client sees them.
///
/// Spelled `{on: [operation], of: [status], has: JSONPath, asked: JSONPath, status: N, headers:
/// {...}, edits: [...], body: text, replace: [from, to], prefix: text, suffix: text, cut: bytes}`, all
/// of it optional; `has` must pick something of the response's body, `asked` of the request's.
class ResponseEdit {
 public:
  explicit ResponseEdit(const json& spelled)
      : spelled_(spelled),
        on_(spelled.value("on", std::vector<std::string>())),
        of_(spelled.value("of", std::vector<int>())),
        has_(optional_path(spelled, "has")),
        asked_(optional_path(spelled, "asked")),
        edits_(read_edits(spelled)) {}

  void apply(const Request& request, Response& response) const {
    if (!is_meant(request, response)) return;
    response.status = spelled_.value("status", response.status);
    edit_headers(response.headers, spelled_);
    json body = lenient_json(response.body);
    if (!body.is_discarded() && !edits_.empty()) {
      for (const auto& edit : edits_) edit.apply(body);
      response.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    edit_text(request, response.body);
  }

 private:
  bool is_meant(const Request& request, const Response& response) const {
    if (!of_.empty() && std::find(of_.begin(), of_.end(), response.status) == of_.end()) {
      return false;
    }
    if (!on_.empty() && std::find(on_.begin(), on_.end(), action_word(request)) == on_.end()) {
      return false;
    }
    return picks(has_, lenient_json(response.body)) && picks(asked_, lenient_json(request.body));
  }

  /// `{KEY}` in a text stands for the API key of the request.
  void edit_text(const Request& request, std::string& body) const {
    body = spelled_.value("body", body);
    if (spelled_.contains("replace")) {
      const auto& texts = spelled_.at("replace");
      const auto at = body.find(texts.at(0).get<std::string>());
      const auto size = texts.at(0).get<std::string>().size();
      if (at != std::string::npos) body.replace(at, size, texts.at(1).get<std::string>());
    }
    body = spelled_.value("prefix", std::string()) + body + spelled_.value("suffix", std::string());
    const auto cut = std::min(spelled_.value("cut", std::size_t{0}), body.size());
    body.resize(body.size() - cut);
    const std::string* const key = request.headers.first("X-API-KEY");
    if (key != nullptr) body = replaced(std::move(body), "{KEY}", *key);
  }

  json spelled_;
  std::vector<std::string> on_;
  std::vector<int> of_;
  std::optional<JsonPath> has_;
  std::optional<JsonPath> asked_;
  std::vector<JsonEdit> edits_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
