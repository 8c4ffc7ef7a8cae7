#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "support/content_faults.hpp"
#include "support/parameter_faults.hpp"
#include "support/target_faults.hpp"

namespace kizen_test {

using GoodExchanges = std::vector<GoodExchange>;

/// A body of one half of a good exchange, and the schema that it keeps.
struct GoodBody {
  const kizen::Operation* operation;
  Half half;
  int status;
  kizen::JsonPointer schema;
  json body;
};

/// Every different JSON body of good exchanges that is held to a schema.
inline std::vector<GoodBody> good_bodies(const GoodExchanges& goods) {
  std::vector<GoodBody> bodies;
  std::set<std::string> seen;
  const auto add = [&](const GoodExchange& good, Half half, int status, const auto& contents,
                       const auto& message) {
    const auto schema = json_schema_of(contents, message.headers);
    if (!schema) return;
    const auto key = good.operation->id + std::to_string(status) + message.body;
    if (message.body.empty() || !seen.insert(key).second) return;
    bodies.push_back({good.operation, half, status, *schema, json::parse(message.body)});
  };
  for (const auto& good : goods) {
    const auto& [request, response] = good.exchange;
    const auto* declared = good.operation->response(response.status);
    if (good.operation->body) add(good, Half::Request, 0, good.operation->body->contents, request);
    if (declared != nullptr) {
      add(good, Half::Response, response.status, declared->contents, response);
    }
  }
  return bodies;
}

/// Every value of good bodies of one half, by the place of each schema that it keeps.
inline Samples samples_of(const kizen::Contract& contract, const GoodExchanges& goods, Half half) {
  Samples samples;
  const auto& document = contract.document();
  const SchemaWalk walk(document, half, [&](const SchemaVisit& visit) {
    auto& values = samples[visit.place];
    if (std::find(values.begin(), values.end(), visit.value) == values.end()) {
      values.push_back(visit.value);
    }
  });
  for (const auto& good : good_bodies(goods)) {
    if (good.half != half) continue;
    walk.walk(*kizen::json_at(document, good.schema), good.schema, good.body);
  }
  return samples;
}

/// Every fault of every good exchange of a contract: one request once, however often it is
/// answered, and one response once.
inline KillingCases killing_cases(const kizen::Contract& contract, const GoodExchanges& goods) {
  KillingCases cases;
  const auto requests = samples_of(contract, goods, Half::Request);
  const auto responses = samples_of(contract, goods, Half::Response);
  std::set<std::string> seen;
  for (const auto& good : goods) {
    const Scene scene{contract, *good.operation, good.exchange, requests, responses};
    const auto& [request, response] = good.exchange;
    if (seen.insert(good.operation->id + request.target + request.body).second) {
      TargetFaults(scene, cases).add();
      ParameterFaults(scene, cases).add();
      add_request_content(scene, cases);
    }
    const auto key = good.operation->id + std::to_string(response.status) + response.body;
    if (!seen.insert(key).second) continue;
    add_statuses(scene, cases);
    add_response_content(scene, cases);
  }
  return cases;
}

}  // namespace kizen_test
