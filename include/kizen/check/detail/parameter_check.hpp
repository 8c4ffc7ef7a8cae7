#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/query.hpp"
#include "../../core/exchange.hpp"
#include "header_values.hpp"
#include "share_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The first byte that may not stand raw in any URI; as long as the text where there is none.
///
/// Servers get unescaped reserved characters all day, and RFC 3986 lets most of them stand in a
/// query; so only what it has no place for counts. @see RFC 3986, 2
inline std::size_t find_no_uri_byte(std::string_view text) {
  static constexpr std::string_view never = "\"<>\\^`{|} ";
  const auto found = std::find_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte > 0x7E || never.find(c) != std::string_view::npos;
  });
  return static_cast<std::size_t>(found - text.begin());
}

/// Checks path, query, header and cookie parameters of one request against one operation.
class ParameterCheck {
 public:
  ParameterCheck(const Promises& promises, const Operation& operation, Report& report)
      : promises_(promises), operation_(operation), report_(report) {}

  /// @param texts names and encoded values
  void path(const std::vector<std::pair<std::string, std::string>>& texts) {
    for (const auto& [name, text] : texts) {
      const auto* parameter = operation_.parameter(name, ParameterPlace::Path);
      if (parameter != nullptr) value_check("request.path", *parameter).text(text);
    }
  }

  void query(const std::string& target) {
    if (!query_pairs(target)) {
      return add("request.path.encoding", {}, operation_.place,
                 "two hexadecimal digits after each %", shown_text(target));
    }
    ShareDealer dealer(operation_, promises_.schemas, ParameterPlace::Query);
    for (const auto& [raw_name, raw_value] : raw_query_pairs(target)) {
      auto name = *query_decoded(raw_name);
      check_encoding(name, raw_name);
      check_encoding(name, raw_value);
      const bool declared = operation_.parameter(name, ParameterPlace::Query) != nullptr;
      if (declared || !is_credential(name)) dealer.deal(name, raw_value);
    }
    for (const auto& share : dealer.shares()) check_share(share);
    report_missing(ParameterPlace::Query, "request.query.missing",
                   [&](const auto& parameter) { return dealer.share(parameter) != nullptr; });
  }

  void headers(const Headers& headers) {
    for (const auto& parameter : operation_.parameters) {
      if (parameter.place != ParameterPlace::Header) continue;
      for (const auto& value : header_values(headers, parameter.name)) {
        value_check("request.header", parameter).text(value);
      }
    }
    report_missing(ParameterPlace::Header, "request.header.missing",
                   [&](const auto& parameter) { return headers.first(parameter.name) != nullptr; });
  }

  /// A cookie that is not declared is none of the contract's business.
  void cookies(const Headers& headers) {
    ShareDealer dealer(operation_, promises_.schemas, ParameterPlace::Cookie);
    for (const auto& [name, value] : cookie_pairs(headers)) dealer.deal(std::string(name), value);
    for (const auto& share : dealer.shares()) {
      if (share.parameter != nullptr) {
        ShareCheck(promises_, report_, "request.cookie", share).check();
      }
    }
    report_missing(ParameterPlace::Cookie, "request.cookie.missing",
                   [&](const auto& parameter) { return dealer.share(parameter) != nullptr; });
  }

 private:
  static std::string shown_text(std::string_view text) { return shown(json(std::string(text))); }

  ValueCheck value_check(const char* part, const Parameter& parameter) {
    return {promises_, report_, part, parameter, Dialect::OpenApiRequest};
  }

  void add(std::string rule, const JsonPointer& instance, const JsonPointer& place,
           std::string expected, std::string actual) {
    report_.violations.push_back(finding(promises_.contract, std::move(rule), instance, place,
                                         std::move(expected), std::move(actual)));
  }

  /// Clients write the separator of pipeDelimited as it is, so it may stand there.
  void check_encoding(const std::string& name, std::string_view raw) {
    auto at = find_no_uri_byte(raw);
    const auto* parameter = operation_.parameter(name, ParameterPlace::Query);
    if (parameter != nullptr && parameter->style == ParameterStyle::PipeDelimited) {
      while (at < raw.size() && raw[at] == '|') {
        at += 1 + find_no_uri_byte(raw.substr(at + 1));
      }
    }
    if (at >= raw.size() || !misencoded_.insert(name).second) return;
    add("request.query.encoding", JsonPointer() / name, operation_.place,
        percent_encoded(raw.substr(at, 1)) + " for that byte",
        "a raw " + shown_text(raw.substr(at, 1)) + " in " + shown_text(raw));
  }

  void check_share(const Share& share) {
    if (share.parameter != nullptr) {
      return ShareCheck(promises_, report_, "request.query", share).check();
    }
    add("request.query.undeclared", JsonPointer() / share.name, operation_.place / "parameters",
        expected_names(share.name),
        shown_text(query_decoded(share.pairs.front().value).value_or("")));
  }

  /// Whether a security scheme of the operation travels in that query parameter.
  bool is_credential(const std::string& name) const {
    for (const auto& requirement : operation_.security) {
      for (const auto& scheme_name : requirement) {
        const auto* scheme = promises_.contract.security_scheme(scheme_name);
        if (scheme->place == ParameterPlace::Query && scheme->parameter == name) return true;
      }
    }
    return false;
  }

  /// The names that stand in a query; those of members where an object does not show its own.
  std::vector<std::string> query_names() const {
    std::vector<std::string> names;
    for (const auto& parameter : operation_.parameters) {
      if (parameter.place != ParameterPlace::Query) continue;
      const auto& shape = promises_.schemas.shape(parameter);
      const bool deep = is_deep(parameter);
      if (!deep && !is_spread(parameter, shape)) {
        names.push_back(parameter.name);
        continue;
      }
      for (const auto& member : shape.members) {
        names.push_back(deep ? parameter.name + "[" + member.first + "]" : member.first);
      }
    }
    return names;
  }

  std::string expected_names(const std::string& name) const {
    const auto names = query_names();
    if (names.empty()) return "no query parameters";
    const auto near = did_you_mean(name, names);
    return "one of " + joined(names, ", ") + (near.empty() ? "" : " (" + near + ")");
  }

  template <class IsThere>
  void report_missing(ParameterPlace place, const char* rule, IsThere is_there) {
    for (const auto& parameter : operation_.parameters) {
      if (parameter.place != place || !parameter.required || is_there(parameter)) continue;
      if (may_be_unseen(parameter)) continue;
      add(rule, JsonPointer() / parameter.name, parameter.declaration,
          "the parameter " + parameter.name, "no such parameter");
    }
  }

  /// An object without members leaves no trace where each member is a pair of its own.
  bool may_be_unseen(const Parameter& parameter) const {
    if (parameter.schema.empty() || !is_spread(parameter, promises_.schemas.shape(parameter))) {
      return false;
    }
    return check_text(promises_.schemas.request(parameter.schema), "{}").valid;
  }

  const Promises& promises_;
  const Operation& operation_;
  Report& report_;
  std::set<std::string> misencoded_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
