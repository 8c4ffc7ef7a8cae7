#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../contract/contract.hpp"
#include "../../core/detail/mask.hpp"
#include "../../core/detail/query.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/exchange.hpp"
#include "../../core/report.hpp"
#include "../secrets_in.hpp"
#include "credential_places.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Shows nothing of the values of query parameters that are not declared, which may be anything.
inline void hide_undeclared_values(std::vector<Violation>& violations) {
  for (auto& violation : violations) {
    if (violation.rule == "request.query.undeclared") violation.actual = "a value, not shown";
  }
}

/// `name=***` of each pair, and what has no name as `***`.
inline std::string masked_cookies(std::string_view value) {
  std::string masked;
  for (const auto piece : split(value, ';')) {
    const auto equals = piece.find('=');
    const auto name = equals == std::string_view::npos ? "" : piece.substr(0, equals + 1);
    masked += (masked.empty() ? "" : ";") + std::string(name) + "***";
  }
  return masked;
}

/// `name=***`, and the attributes as they are.
inline std::string masked_set_cookie(std::string_view value) {
  const auto end = std::min(value.find(';'), value.size());
  return masked_cookies(value.substr(0, end)) + std::string(value.substr(end));
}

/// A credential; the name of its scheme stays, as in `Bearer ***`.
inline std::string masked_authorization(std::string_view value) {
  const auto whole = trimmed(value);
  const auto space = whole.find(' ');
  if (space == std::string_view::npos) return "***";
  return std::string(whole.substr(0, space)) + " ***";
}

/// Puts `***` in place of the credentials that exchanges of one contract carry: where they have
/// their place, however short they are, and wherever else they come up. Thread-safe.
class ExchangeMask {
 public:
  /// @param known credentials beside those that an exchange is seen to carry
  /// @param headers names of header fields that carry some, beside those of the contract
  explicit ExchangeMask(const Contract& contract, std::vector<std::string> known = {},
                        std::vector<std::string> headers = {})
      : contract_(contract), known_(std::move(known)), headers_(std::move(headers)) {
    for (const auto* scheme : security_schemes(contract_)) {
      if (scheme->place == ParameterPlace::Header) headers_.push_back(scheme->parameter);
      if (scheme->place == ParameterPlace::Query) queries_.push_back(scheme->parameter);
    }
  }

  /// Masks both; what the report tells was found in the exchange.
  ///
  /// @return what masks other texts about this exchange; null where there is nothing to hide
  std::shared_ptr<const Mask> mask(Exchange& exchange, Report& report) const {
    auto secrets = secrets_in(exchange, contract_);
    secrets.insert(secrets.end(), known_.begin(), known_.end());
    hide_undeclared_values(report.violations);
    mask_places(exchange);
    const auto mask = mask_of(secrets);
    if (mask->redactor().empty()) return nullptr;
    const auto request_size = exchange.request.body.size();
    const auto response_size = exchange.response.body.size();
    exchange = mask->masked(std::move(exchange));
    report = mask->masked(std::move(report));
    note_size(exchange.request, request_size);
    note_size(exchange.response, response_size);
    return mask;
  }

 private:
  /// A body that was masked has another length; what its header says goes along.
  template <class Message>
  static void note_size(Message& message, std::size_t before) {
    if (message.body.size() == before) return;
    Headers headers;
    for (const auto& [name, value] : message.headers) {
      const bool is_it =
          same_ignoring_case(name, "Content-Length") && value == std::to_string(before);
      headers.add(name, is_it ? std::to_string(message.body.size()) : value);
    }
    message.headers = std::move(headers);
  }

  /// Exchanges that follow each other mostly carry the same credentials, and a mask is dear to make.
  std::shared_ptr<const Mask> mask_of(const std::vector<std::string>& secrets) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (last_ == nullptr || last_secrets_ != secrets) {
      last_ = std::make_shared<const Mask>(secrets);
      last_secrets_ = secrets;
    }
    return last_;
  }

  void mask_places(Exchange& exchange) const {
    exchange.request.target = masked_target(exchange.request.target);
    exchange.request.headers = masked(exchange.request.headers);
    exchange.response.headers = masked(exchange.response.headers);
  }

  Headers masked(const Headers& headers) const {
    Headers all;
    for (const auto& [name, value] : headers) all.add(name, masked(name, value));
    return all;
  }

  std::string masked(std::string_view name, const std::string& value) const {
    const auto is_it = [&](std::string_view other) { return same_ignoring_case(name, other); };
    if (is_it("Cookie")) return masked_cookies(value);
    if (is_it("Set-Cookie")) return masked_set_cookie(value);
    const auto& common = credential_headers;
    if (std::any_of(std::begin(common), std::end(common), is_it))
      return masked_authorization(value);
    return std::any_of(headers_.begin(), headers_.end(), is_it) ? "***" : value;
  }

  std::string masked_target(const std::string& target) const {
    std::string masked;
    std::size_t told = 0;
    for (const auto& [name, value] : raw_query_pairs(target)) {
      if (value.empty() || !is_secret(name)) continue;
      const auto at = static_cast<std::size_t>(value.data() - target.data());
      masked += target.substr(told, at - told) + "***";
      told = at + value.size();
    }
    return masked + target.substr(told);
  }

  bool is_secret(std::string_view raw_name) const {
    const auto name = query_decoded(raw_name);
    return name && std::find(queries_.begin(), queries_.end(), *name) != queries_.end();
  }

  Contract contract_;
  std::vector<std::string> known_;
  std::vector<std::string> headers_;
  std::vector<std::string> queries_;
  mutable std::mutex mutex_;
  mutable std::vector<std::string> last_secrets_;
  mutable std::shared_ptr<const Mask> last_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
