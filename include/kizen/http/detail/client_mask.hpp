#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../check/detail/exchange_mask.hpp"
#include "../../check/secrets_in.hpp"
#include "../../contract/contract.hpp"
#include "../../core/detail/mask.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/redactor.hpp"
#include "../checked_exchange.hpp"
#include "../target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Takes the credentials out of what a Client gives back and tells. Thread-safe.
class ClientMask {
 public:
  ClientMask(Contract contract, const std::vector<Credential>& credentials)
      : contract_(std::move(contract)),
        places_(contract_),
        values_(values_of(credentials)),
        own_(values_) {
    for (const auto& credential : credentials) headers_.push_back(credential.header);
  }

  /// Masks request and report, and gives the response what masks it where it is printed.
  ///
  /// @return the exchange with its response masked too
  CheckedExchange mask(CheckedExchange& exchange) const {
    const auto* response = exchange.response();
    Exchange both{std::move(exchange.request), response == nullptr ? Response{} : *response};
    auto secrets = secrets_in(both, contract_);
    secrets.insert(secrets.end(), values_.begin(), values_.end());
    auto redactor = redactor_of(std::move(secrets));
    places_.mask(both, exchange.report);
    both = own_.masked(std::move(both));
    exchange.report = own_.masked(std::move(exchange.report));
    hide_headers(both.request);
    exchange.request = std::move(both.request);
    auto whole = exchange;
    if (response != nullptr) whole.answer = std::move(both.response);
    exchange.redactor = std::move(redactor);
    return whole;
  }

 private:
  static std::vector<std::string> values_of(const std::vector<Credential>& credentials) {
    std::vector<std::string> values;
    for (const auto& credential : credentials) values.push_back(credential.value);
    return values;
  }

  void hide_headers(Request& request) const {
    Headers all;
    for (const auto& [name, value] : request.headers) {
      const auto is_it = [&, &given = name](const std::string& header) {
        return same_ignoring_case(header, given);
      };
      const bool is_secret = std::any_of(headers_.begin(), headers_.end(), is_it);
      all.add(name, is_secret ? "***" : value);
    }
    request.headers = std::move(all);
  }

  /// Most exchanges carry the credentials of the one before, and a redactor is dear to make.
  std::shared_ptr<const Redactor> redactor_of(std::vector<std::string> secrets) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (last_ == nullptr || last_secrets_ != secrets) {
      last_ = std::make_shared<const Redactor>(secrets);
      last_secrets_ = std::move(secrets);
    }
    return last_->empty() ? nullptr : last_;
  }

  Contract contract_;
  ExchangeMask places_;
  std::vector<std::string> values_;
  Mask own_;
  std::vector<std::string> headers_ = {};
  mutable std::mutex mutex_;
  mutable std::vector<std::string> last_secrets_;
  mutable std::shared_ptr<const Redactor> last_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
