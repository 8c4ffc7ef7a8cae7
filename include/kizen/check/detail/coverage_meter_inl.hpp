#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../../contract.hpp"
#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../coverage_meter.hpp"
#include "body_check.hpp"
#include "coverage_walk.hpp"
#include "header_values.hpp"
#include "operation_places.hpp"
#include "reading_check.hpp"
#include "sent_readings.hpp"
#include "value_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a meter knows of its contract, and what it has noted.
struct CoverageMeter::Data {
  Data(const Contract& its_contract, std::string its_hash)
      : contract(its_contract),
        hash(std::move(its_hash)),
        schemas(contract),
        router(contract),
        operations(places_of(contract, schemas, places)),
        seen(places.all().size()) {}

  static std::map<std::string, detail::OperationPlaces> places_of(const Contract& contract,
                                                                  const detail::SchemaSet& schemas,
                                                                  detail::CoveragePlaces& places) {
    detail::OperationPlacesReader reader(places, schemas);
    std::map<std::string, detail::OperationPlaces> all;
    for (const auto& operation : contract.operations()) {
      all.emplace(operation.id, reader.read(operation));
    }
    return all;
  }

  Contract contract;
  std::string hash;
  detail::SchemaSet schemas;
  Router router;
  detail::CoveragePlaces places;
  std::map<std::string, detail::OperationPlaces> operations;
  detail::SeenPlaces seen;
  std::atomic<std::size_t> exchanges{0};
  std::atomic<std::size_t> others{0};
  std::atomic<std::size_t> cut_short{0};
  std::mutex mutex;
  std::set<std::string> undeclared;  ///< under the mutex
};

namespace detail {

/// Notes what messages show of the places of one operation.
template <class Data>
class CoverageNotes {
 public:
  CoverageNotes(Data& data, const OperationPlaces& places)
      : data_(data), places_(places), operation_(*places.operation) {}

  void response(const Response& response) {
    data_.seen.see(places_.answered);
    const auto* declared = operation_.response(response.status);
    if (declared == nullptr) return undeclared(response.status);
    const auto& own = places_.responses[index_in(operation_.responses, declared)];
    data_.seen.see(own.status);
    body(declared->contents, own.bodies, response.headers, response.body);
  }

  void request(const Request& request) {
    path(request);
    query(request);
    headers(request.headers);
    cookies(request.headers);
    if (!operation_.body) return;
    if (request.body.empty()) return data_.seen.see(places_.without_body);
    body(operation_.body->contents, places_.bodies, request.headers, request.body);
  }

 private:
  template <class Item>
  static std::size_t index_in(const std::vector<Item>& all, const Item* one) {
    return static_cast<std::size_t>(one - all.data());
  }

  void undeclared(int status) {
    const std::lock_guard<std::mutex> lock(data_.mutex);
    data_.undeclared.insert(operation_.id + " " + std::to_string(status));
  }

  void body(const std::vector<Content>& contents, const BodyPlaces& bodies, const Headers& headers,
            std::string_view text) {
    const auto header = content_type(headers);
    const auto type = header ? MediaType::parse(*header) : std::nullopt;
    const auto* content = type ? content_for(contents, *type) : nullptr;
    if (content == nullptr || text.empty()) return;
    const auto& places = bodies.empty() ? std::nullopt : bodies[index_in(contents, content)];
    if (places) walk(*places, text);
  }

  void walk(const MessagePlaces& places, std::string_view text) {
    const auto reading = JsonReader(text).read();
    if (!reading.limit.empty()) ++data_.cut_short;
    if (!reading.is_json() || !reading.repeated.empty()) return;
    try {
      CoverageWalk(places, data_.seen, JsonView(reading.tree)).walk();
    } catch (const TooMuchWork&) {
      ++data_.cut_short;
    }
  }

  template <class Visit>
  void for_each_parameter(ParameterPlace place, const Visit& visit) {
    for (const auto& parameter : operation_.parameters) {
      if (parameter.place != place) continue;
      visit(parameter, places_.parameters[index_in(operation_.parameters, &parameter)]);
    }
  }

  /// What is needed to reach the operation at all is there; its text is read where that matters.
  void path(const Request& request) {
    bool is_read = false;
    for_each_parameter(ParameterPlace::Path, [&](const Parameter&, const ParameterPlaces& own) {
      data_.seen.see(own.present);
      is_read = is_read || own.value;
    });
    if (!is_read) return;
    const auto found = data_.router.route(request.method, request.target);
    const auto* route = std::get_if<Route>(&found);
    if (route == nullptr || route->operation->id != operation_.id) return;
    for (const auto& [name, text] : route->path_texts) {
      const auto* parameter = operation_.parameter(name, ParameterPlace::Path);
      if (parameter != nullptr) this->text(*parameter, text);
    }
  }

  void query(const Request& request) {
    ShareDealer dealer(operation_, data_.schemas, ParameterPlace::Query);
    for (const auto& [name, value] : raw_query_pairs(request.target)) {
      const auto decoded = query_decoded(name);
      if (decoded) dealer.deal(*decoded, value);
    }
    shares(dealer, ParameterPlace::Query);
  }

  void cookies(const Headers& headers) {
    ShareDealer dealer(operation_, data_.schemas, ParameterPlace::Cookie);
    for (const auto& [name, value] : cookie_pairs(headers)) dealer.deal(std::string(name), value);
    shares(dealer, ParameterPlace::Cookie);
  }

  void shares(const ShareDealer& dealer, ParameterPlace place) {
    for_each_parameter(place, [&](const Parameter& parameter, const ParameterPlaces& own) {
      const auto* share = dealer.share(parameter);
      data_.seen.see(share == nullptr ? own.absent : own.present);
      if (share == nullptr || !own.value) return;
      if (parameter.content) return text(parameter, share->pairs.front().value);
      readings(parameter, readings_of(*share, data_.schemas.shape(parameter)));
    });
  }

  void headers(const Headers& headers) {
    for_each_parameter(ParameterPlace::Header,
                       [&](const Parameter& parameter, const ParameterPlaces& own) {
                         const auto values = header_values(headers, parameter.name);
                         data_.seen.see(values.empty() ? own.absent : own.present);
                         for (const auto& value : values) text(parameter, value);
                       });
  }

  void text(const Parameter& parameter, std::string_view text) {
    const auto& value = places_.parameters[index_in(operation_.parameters, &parameter)].value;
    if (!value || text.size() > max_parameter_bytes) return;
    if (parameter.content) return walk(*value, decoded_in(parameter.place, text));
    readings(parameter, StyleReader(parameter).readings(text, data_.schemas.shape(parameter)));
  }

  /// Notes the first reading that the schema takes.
  void readings(const Parameter& parameter, const std::vector<Reading>& all) {
    const auto& value = places_.parameters[index_in(operation_.parameters, &parameter)].value;
    for (const auto& reading : all) {
      if (reading.pieces.size() > max_parameter_pieces || !is_text(reading)) continue;
      ReadingCheck check(data_.schemas.request(parameter.schema), data_.schemas.shape(parameter),
                         reading);
      if (!check.check().valid) continue;
      return walk(*value, check.text());
    }
  }

  static bool is_text(const Reading& reading) {
    for (const auto& piece : reading.pieces) {
      if (!is_utf8(piece.text) || !is_utf8(piece.name)) return false;
    }
    return true;
  }

  Data& data_;
  const OperationPlaces& places_;
  const Operation& operation_;
};

}  // namespace detail

KIZEN_INLINE CoverageMeter::CoverageMeter(const Contract& contract, std::string hash)
    : data_(std::make_shared<Data>(contract, std::move(hash))) {}

KIZEN_INLINE bool CoverageMeter::measures(const Contract& contract) const {
  const auto& own = data_->contract;
  return &own.document() == &contract.document() ||
         (own.name() == contract.name() && own.document() == contract.document());
}

KIZEN_INLINE void CoverageMeter::note_other() { ++data_->others; }

KIZEN_INLINE void CoverageMeter::note_response(const Operation& operation,
                                               const Response& response) {
  const auto found = data_->operations.find(operation.id);
  if (found == data_->operations.end()) return note_other();
  ++data_->exchanges;
  detail::CoverageNotes<Data>(*data_, found->second).response(response);
}

KIZEN_INLINE void CoverageMeter::note(const Operation& operation, const Exchange& exchange) {
  note_response(operation, exchange.response);
  const auto found = data_->operations.find(operation.id);
  if (found == data_->operations.end()) return;
  detail::CoverageNotes<Data>(*data_, found->second).request(exchange.request);
}

KIZEN_INLINE Coverage CoverageMeter::coverage() const {
  Coverage coverage;
  coverage.contract = data_->contract.name();
  for (const auto& overlay : data_->contract.overlays()) coverage.overlays.push_back(overlay.name);
  coverage.hash = data_->hash;
  for (const auto category : coverage_categories) coverage.categories[category];
  for (const auto& [place, number] : data_->places.all()) {
    auto& category = coverage.categories[place.first];
    ++category.of;
    if (!data_->seen.has(number)) category.unseen.push_back(place.second);
  }
  coverage.exchanges = data_->exchanges;
  coverage.other_exchanges = data_->others;
  coverage.cut_short = data_->cut_short;
  const std::lock_guard<std::mutex> lock(data_->mutex);
  coverage.undeclared_statuses.assign(data_->undeclared.begin(), data_->undeclared.end());
  return coverage;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
