#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../../contract/contract.hpp"
#include "../../contract/detail/shape_reader.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "contract_notes.hpp"
#include "parameter_style.hpp"
#include "pattern.hpp"
#include "schema_access.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Every schema that the operations of one contract name, compiled for its direction; and what
/// the contract asks that is not checked.
class SchemaSet {
 public:
  /// @throws ContractError where the contract asks what cannot be checked
  explicit SchemaSet(const Contract& contract) : source_(contract.source()) {
    ContractNotes notes(contract);
    for (const auto& one : notes.of_contract()) note(notes_, one);
    for (const auto& overlay : contract.overlays()) {
      for (const auto& one : overlay.notes) note(notes_, one);
    }
    for (const auto& operation : contract.operations()) add(operation, notes.of(operation));
  }

  const Schema& request(const JsonPointer& place) const { return requests_.at(place.to_string()); }

  const Schema& response(const JsonPointer& place) const {
    return responses_.at(place.to_string());
  }

  const Schema& schema(const JsonPointer& place, Dialect dialect) const {
    return dialect == Dialect::OpenApiRequest ? request(place) : response(place);
  }

  /// What values of a parameter look like; anything where it has no schema.
  const SchemaShape& shape(const Parameter& parameter) const {
    static const SchemaShape anything;
    const auto found = shapes_.find(parameter.schema.to_string());
    return found == shapes_.end() ? anything : found->second;
  }

  /// The pattern of a parameter's own schema, or null.
  const Pattern* pattern(const Parameter& parameter) const {
    if (parameter.content) return nullptr;
    const auto found = patterns_.find(parameter.schema.to_string());
    return found == patterns_.end() ? nullptr : &found->second;
  }

  const std::vector<std::string>& notes() const { return notes_; }

  /// The notes of one operation; none where this contract has no such operation.
  const std::vector<std::string>& notes(const Operation& operation) const {
    static const Notes none;
    const auto found = operation_notes_.find(operation.id);
    return found == operation_notes_.end() ? none : found->second;
  }

 private:
  using Notes = std::vector<std::string>;

  void add(const Operation& operation, const Notes& own) {
    auto& notes = operation_notes_[operation.id];
    for (const auto& one : own) note(notes, one);
    for (const auto& parameter : operation.parameters) {
      add_parameter(parameter, Dialect::OpenApiRequest, notes);
    }
    if (operation.body) add_contents(operation.body->contents, Dialect::OpenApiRequest, notes);
    for (const auto& response : operation.responses) {
      add_contents(response.contents, Dialect::OpenApiResponse, notes);
      for (const auto& header : response.headers) {
        add_parameter(header, Dialect::OpenApiResponse, notes);
      }
    }
    for (const auto& one : notes) note(notes_, one);
  }

  void add_parameter(const Parameter& parameter, Dialect dialect, Notes& notes) {
    if (parameter.schema.empty()) return;
    compile(parameter.schema, dialect, notes);
    const auto& schema = *json_at(*source_.document, parameter.schema);
    auto shape = ShapeReader(*source_.document).shape(schema);
    const auto undefined = parameter.content ? std::string() : undefined_style(parameter, shape);
    if (!undefined.empty()) {
      note(notes, source_.place(parameter.declaration).to_string() + ": " + parameter.name +
                      " is not checked: " + undefined);
    }
    shapes_.emplace(parameter.schema.to_string(), std::move(shape));
    const auto pattern = schema.find("pattern");
    if (pattern == schema.end()) return;
    patterns_.emplace(parameter.schema.to_string(), Pattern::compile(pattern->get<std::string>()));
  }

  void add_contents(const std::vector<Content>& contents, Dialect dialect, Notes& notes) {
    for (const auto& content : contents) {
      if (content.schema) compile(*content.schema, dialect, notes);
    }
  }

  void compile(const JsonPointer& place, Dialect dialect, Notes& notes) {
    auto& schemas = dialect == Dialect::OpenApiRequest ? requests_ : responses_;
    auto found = schemas.find(place.to_string());
    if (found == schemas.end()) {
      found = schemas.emplace(place.to_string(), Schema::compile(source_, place, dialect)).first;
    }
    for (const auto& one : found->second.notes()) note(notes, one);
  }

  static void note(Notes& notes, const std::string& text) {
    if (std::find(notes.begin(), notes.end(), text) == notes.end()) notes.push_back(text);
  }

  JsonSource source_;
  std::unordered_map<std::string, Schema> requests_;
  std::unordered_map<std::string, Schema> responses_;
  std::unordered_map<std::string, SchemaShape> shapes_;
  std::unordered_map<std::string, Pattern> patterns_;
  Notes notes_;
  std::unordered_map<std::string, Notes> operation_notes_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
