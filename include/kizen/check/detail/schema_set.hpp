#pragma once

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "../../contract/contract.hpp"
#include "pattern.hpp"
#include "schema_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Every schema that the operations of one contract name, compiled for its direction.
class SchemaSet {
 public:
  /// @throws ContractError where a schema uses what cannot be checked
  explicit SchemaSet(const Contract& contract) : source_(contract.source()) {
    for (const auto& operation : contract.operations()) add(operation);
  }

  const Schema& request(const JsonPointer& place) const { return requests_.at(place.to_string()); }

  const Schema& response(const JsonPointer& place) const {
    return responses_.at(place.to_string());
  }

  /// The pattern of a parameter's own schema, or null.
  const Pattern* pattern(const Parameter& parameter) const {
    const auto found = patterns_.find(parameter.schema.to_string());
    return found == patterns_.end() ? nullptr : &found->second;
  }

  const std::vector<std::string>& notes() const { return notes_; }

 private:
  void add(const Operation& operation) {
    for (const auto& parameter : operation.parameters) add_parameter(parameter);
    if (operation.body) add_contents(operation.body->contents, Dialect::OpenApiRequest);
    for (const auto& response : operation.responses) {
      add_contents(response.contents, Dialect::OpenApiResponse);
    }
  }

  void add_parameter(const Parameter& parameter) {
    compile(parameter.schema, Dialect::OpenApiRequest);
    const auto& schema = *json_at(*source_.document, parameter.schema);
    const auto pattern = schema.find("pattern");
    if (pattern == schema.end()) return;
    patterns_.emplace(parameter.schema.to_string(), Pattern::compile(pattern->get<std::string>()));
  }

  void add_contents(const std::vector<Content>& contents, Dialect dialect) {
    for (const auto& content : contents) {
      if (content.schema) compile(*content.schema, dialect);
    }
  }

  void compile(const JsonPointer& place, Dialect dialect) {
    auto& schemas = dialect == Dialect::OpenApiRequest ? requests_ : responses_;
    if (schemas.find(place.to_string()) != schemas.end()) return;
    const auto& schema =
        schemas.emplace(place.to_string(), Schema::compile(source_, place, dialect)).first->second;
    for (const auto& note : schema.notes()) {
      if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(note);
    }
  }

  JsonSource source_;
  std::unordered_map<std::string, Schema> requests_;
  std::unordered_map<std::string, Schema> responses_;
  std::unordered_map<std::string, Pattern> patterns_;
  std::vector<std::string> notes_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
