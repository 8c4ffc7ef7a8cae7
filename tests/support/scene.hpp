#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/body_faults.hpp"
#include "support/killing_case.hpp"

namespace kizen_test {

/// A good exchange and the contract that it keeps: all that faults are made of.
struct Scene {
  const kizen::Contract& contract;
  const kizen::Operation& operation;
  const kizen::Exchange& good;
  const Samples& requests;
  const Samples& responses;

  /// A case of the request that `change` makes of the good one.
  template <class Change>
  KillingCase with_request(std::string name, std::string rule, Change change) const {
    KillingCase made{&operation, std::move(name), good, std::move(rule)};
    change(made.exchange.request);
    return made;
  }

  /// A case of the response that `change` makes of the good one.
  template <class Change>
  KillingCase with_response(std::string name, std::string rule, Change change) const {
    KillingCase made{&operation, std::move(name), good, std::move(rule)};
    change(made.exchange.response);
    return made;
  }
};

/// The schema that a JSON message with these headers is held to, if it is one and has one.
inline std::optional<kizen::JsonPointer> json_schema_of(const std::vector<kizen::Content>& contents,
                                                        const kizen::Headers& headers) {
  const auto* header = headers.first("Content-Type");
  const auto type = header == nullptr ? std::nullopt : kizen::MediaType::parse(*header);
  if (!type || !type->is_json()) return std::nullopt;
  const auto* content = kizen::content_for(contents, *type);
  return content == nullptr ? std::nullopt : content->schema;
}

}  // namespace kizen_test
