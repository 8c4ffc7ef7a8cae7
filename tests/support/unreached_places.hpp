#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "support/killing_cases.hpp"

namespace kizen_test {

/// The places of one message's schema: those that it may meet, and those that a good one meets.
struct SchemaPlaces {
  std::set<kizen::JsonPointer> all;
  std::set<kizen::JsonPointer> reached;
};

/// By a name such as `records_update 400`: one entry for each declared JSON message.
using MessagePlaces = std::map<std::string, SchemaPlaces>;

inline void add_declared(const kizen::Contract& contract, Half half, const std::string& name,
                         const std::vector<kizen::Content>& contents, MessagePlaces& places) {
  const SchemaFit fit(contract.document(), half);
  for (const auto& content : contents) {
    const bool is_open = kizen::detail::ends_with(content.type.to_string(), "*");
    if (!content.schema || !(is_open || content.type.is_json())) continue;
    const auto& schema = *kizen::json_at(contract.document(), *content.schema);
    add_schema_places(fit, schema, *content.schema, places[name].all);
  }
}

inline MessagePlaces declared_places(const kizen::Contract& contract) {
  MessagePlaces places;
  for (const auto& one : contract.operations()) {
    if (one.body) add_declared(contract, Half::Request, one.id + " 0", one.body->contents, places);
    for (const auto& response : one.responses) {
      add_declared(contract, Half::Response, one.id + " " + response.statuses.to_string(),
                   response.contents, places);
    }
  }
  return places;
}

inline std::string message_name(const GoodBody& good) {
  const auto status = good.half == Half::Request
                          ? std::string("0")
                          : good.operation->response(good.status)->statuses.to_string();
  return good.operation->id + " " + status;
}

/// Whether a request has a parameter of path, query or header.
inline bool has_parameter(const kizen::Request& request, const kizen::Parameter& parameter) {
  if (parameter.place == kizen::ParameterPlace::Path) return true;
  if (parameter.place == kizen::ParameterPlace::Query) {
    return query_value(request, parameter.name).has_value();
  }
  return request.headers.first(parameter.name) != nullptr;
}

/// `OPERATION PLACE NAME` of every parameter that no good request has.
inline std::set<std::string> unreached_parameters(const kizen::Contract& contract,
                                                  const GoodExchanges& goods) {
  std::set<std::string> unreached;
  for (const auto& operation : contract.operations()) {
    for (const auto& parameter : operation.parameters) {
      const bool reached = std::any_of(goods.begin(), goods.end(), [&](const auto& good) {
        return good.operation == &operation && has_parameter(good.exchange.request, parameter);
      });
      if (reached) continue;
      unreached.insert(operation.id + " " + std::string(to_string(parameter.place)) + " " +
                       parameter.name);
    }
  }
  return unreached;
}

/// `OPERATION STATUS POINTER` of every schema that no good exchange meets, status 0 for a request;
/// and every parameter that none has.
inline std::set<std::string> unreached_places(const kizen::Contract& contract,
                                              const GoodExchanges& goods) {
  auto messages = declared_places(contract);
  for (const auto& good : good_bodies(goods)) {
    auto& reached = messages[message_name(good)].reached;
    const auto& document = contract.document();
    const auto add = [&](const SchemaVisit& visit) { reached.insert(visit.place); };
    SchemaWalk(document, good.half, add)
        .walk(*kizen::json_at(document, good.schema), good.schema, good.body);
  }
  auto unreached = unreached_parameters(contract, goods);
  for (const auto& [name, places] : messages) {
    for (const auto& place : places.all) {
      if (places.reached.count(place) == 0) unreached.insert(name + " " + place.to_string());
    }
  }
  return unreached;
}

/// `POINTER KEYWORD` of every promise that a schema makes of a good body.
inline std::set<std::string> kept_keywords(const kizen::Contract& contract, const GoodBody& good) {
  static const std::set<std::string> silent = {
      "properties",       "items",     "allOf",     "nullable",    "exclusiveMinimum",
      "exclusiveMaximum", "default",   "example",   "description", "title",
      "readOnly",         "writeOnly", "deprecated"};
  std::set<std::string> kept;
  const auto& document = contract.document();
  const auto add = [&](const SchemaVisit& visit) {
    for (const auto& keyword : visit.schema.items()) {
      const bool is_open = keyword.key() == "additionalProperties" && keyword.value() != false;
      if (silent.count(keyword.key()) == 1 || is_open) continue;
      kept.insert(visit.place.to_string() + " " + keyword.key());
    }
  };
  SchemaWalk(document, good.half, add)
      .walk(*kizen::json_at(document, good.schema), good.schema, good.body);
  return kept;
}

/// `POINTER KEYWORD` of every promise of a schema that good bodies keep and no fault breaks.
inline std::set<std::string> unbroken_keywords(const kizen::Contract& contract,
                                               const GoodExchanges& goods) {
  std::set<std::string> unbroken;
  std::set<std::string> broken;
  for (const auto& good : good_bodies(goods)) {
    const auto samples = samples_of(contract, goods, good.half);
    const BodyFaults faults(contract.document(), good.half, samples);
    for (const auto& fault : faults.of(good.schema, good.body)) {
      broken.insert(fault.breaks.begin(), fault.breaks.end());
    }
    unbroken.merge(kept_keywords(contract, good));
  }
  for (const auto& one : broken) unbroken.erase(one);
  return unbroken;
}

}  // namespace kizen_test
