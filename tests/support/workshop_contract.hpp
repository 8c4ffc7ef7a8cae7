#pragma once

#include <vector>

#include "kizen/check.hpp"
#include "support/killing_case.hpp"

namespace kizen_test {

/// A contract with every keyword that the Records contract lacks.
inline const kizen::Contract& workshop() {
  static const kizen::Contract contract =
      kizen::Contract::load(KIZEN_SOURCE_DIR "/tests/support/workshop.json");
  return contract;
}

inline const kizen::Checker& workshop_checker() {
  static const kizen::Checker checker(workshop());
  return checker;
}

/// The exchanges that the document gives as examples, one a line of `x-good`.
inline std::vector<GoodExchange> workshop_exchanges() {
  std::vector<GoodExchange> exchanges;
  for (const auto& one : workshop().document().at("x-good")) {
    const auto* operation = workshop().operation(one.at("operation").get<std::string>());
    GoodExchange good{operation, {}};
    auto& [request, response] = good.exchange;
    request.method = operation->method;
    request.target = one.at("target").get<std::string>();
    for (const auto& header : one.at("headers").items()) {
      request.headers.add(header.key(), header.value().get<std::string>());
    }
    request.headers.add("Content-Type", "application/json");
    request.body = one.at("request").dump();
    response = {one.at("status").get<int>(),
                {{"Content-Type", "application/problem+json"}},
                one.at("response").dump()};
    exchanges.push_back(std::move(good));
  }
  return exchanges;
}

}  // namespace kizen_test
