#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "kizen/records.hpp"
#include "support/killing_case.hpp"
#include "support/records_bodies.hpp"

namespace kizen_test {

inline const std::string record_id = "0b5e3a52-6a1c-4c8e-9d70-1234567890ab";

inline const kizen::Checker& records_checker() {
  static const kizen::Checker checker(kizen::records());
  return checker;
}

inline kizen::Headers credentials() {
  return {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
}

/// The path of an operation with every parameter filled in.
inline std::string good_path(const kizen::Operation& operation) {
  std::string path = operation.path;
  for (const auto& parameter : operation.parameters) {
    const auto at = path.find("{" + parameter.name + "}");
    if (parameter.place != kizen::ParameterPlace::Path || at == std::string::npos) continue;
    path.replace(at, parameter.name.size() + 2, parameter.is_identifier ? record_id : "deals");
  }
  return path;
}

inline kizen::Request good_request(const kizen::Operation& operation, const Sent& sent) {
  kizen::Request request{operation.method, good_path(operation) + sent.query, credentials()};
  if (sent.body.is_null()) return request;
  request.headers.add("Content-Type", "application/json; charset=utf-8");
  request.body = sent.body.dump();
  return request;
}

inline kizen::Request good_request(const kizen::Operation& operation) {
  return good_request(operation, good_requests().at(operation.id).front());
}

inline kizen::Response good_response(int status, const json& body) {
  if (body.is_null()) return {status};
  return {status, {{"Content-Type", "application/json"}}, body.dump()};
}

inline kizen::Response good_response(const std::string& operation, int status) {
  return good_response(status, good_responses().at({operation, status}).front());
}

/// For each operation and status of the Records contract as many exchanges as it takes to send
/// each good request and to answer with each good response.
inline std::vector<GoodExchange> good_exchanges() {
  std::vector<GoodExchange> exchanges;
  for (const auto& one : good_responses()) {
    const auto& [id, status] = one.first;
    const auto& operation = *kizen::records().operation(id);
    const auto& requests = good_requests().at(id);
    const auto& responses = one.second;
    for (std::size_t i = 0; i < std::max(requests.size(), responses.size()); ++i) {
      exchanges.push_back({&operation,
                           {good_request(operation, requests[i % requests.size()]),
                            good_response(status, responses[i % responses.size()])}});
    }
  }
  return exchanges;
}

}  // namespace kizen_test
