#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../../contract/operation.hpp"
#include "coverage_places.hpp"
#include "schema_set.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The bodies of one message by media type, as the contract lists them; none where it is not JSON.
using BodyPlaces = std::vector<std::optional<MessagePlaces>>;

struct ParameterPlaces {
  PlaceIndex present = no_place;
  PlaceIndex absent = no_place;
  std::optional<MessagePlaces> value = {};  ///< nothing where there is nothing to see in it
};

struct ResponsePlaces {
  PlaceIndex status = no_place;
  BodyPlaces bodies = {};
};

/// The places of one operation.
struct OperationPlaces {
  const Operation* operation = nullptr;
  PlaceIndex answered = no_place;
  PlaceIndex without_body = no_place;
  std::vector<ParameterPlaces> parameters = {};  ///< as the operation has them
  BodyPlaces bodies = {};
  std::vector<ResponsePlaces> responses = {};  ///< as the operation has them
};

/// Lists the places of operations.
class OperationPlacesReader {
 public:
  OperationPlacesReader(CoveragePlaces& places, const SchemaSet& schemas)
      : places_(places), schemas_(schemas) {}

  OperationPlaces read(const Operation& operation) {
    OperationPlaces own;
    own.operation = &operation;
    own.answered = places_.add(CoverageCategory::Operations, operation.id);
    for (const auto& parameter : operation.parameters) {
      own.parameters.push_back(read(operation, parameter));
    }
    if (operation.body) {
      const auto message = operation.id + " request";
      own.bodies = read(operation.body->contents, message, Dialect::OpenApiRequest);
      if (!operation.body->required) {
        own.without_body = places_.add(CoverageCategory::Absences, message + " body absent");
      }
    }
    for (const auto& response : operation.responses) {
      own.responses.push_back(read(operation, response));
    }
    return own;
  }

 private:
  ParameterPlaces read(const Operation& operation, const Parameter& parameter) {
    const auto name =
        operation.id + " " + std::string(to_string(parameter.place)) + " " + parameter.name;
    ParameterPlaces own;
    own.present = places_.add(CoverageCategory::Parameters, name);
    if (!parameter.required) {
      own.absent = places_.add(CoverageCategory::Absences, name + " absent");
    }
    if (parameter.schema.empty()) return own;
    const auto before = places_.all().size();
    const auto& program = SchemaAccess::program(schemas_.request(parameter.schema));
    auto value = MessageReader(places_, program, name, false).read();
    if (places_.all().size() > before) own.value = std::move(value);
    return own;
  }

  ResponsePlaces read(const Operation& operation, const DeclaredResponse& response) {
    const auto name = operation.id + " " + response.statuses.to_string();
    ResponsePlaces own;
    own.status = places_.add(CoverageCategory::Statuses, name);
    if (operation.method == "HEAD") return own;  // its answers have no body, whatever is declared
    own.bodies = read(response.contents, name + " response", Dialect::OpenApiResponse);
    return own;
  }

  BodyPlaces read(const std::vector<Content>& contents, const std::string& message,
                  Dialect dialect) {
    BodyPlaces bodies;
    for (const auto& content : contents) {
      auto& body = bodies.emplace_back();
      if (!content.schema || !content.type.is_json()) continue;
      const auto name = contents.size() == 1 ? message : message + " " + content.type.to_string();
      const auto& program = SchemaAccess::program(schemas_.schema(*content.schema, dialect));
      body = MessageReader(places_, program, name, true).read();
    }
    return bodies;
  }

  CoveragePlaces& places_;
  const SchemaSet& schemas_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
