#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../operation.hpp"
#include "../security_scheme.hpp"
#include "document_reader.hpp"
#include "object_fields.hpp"
#include "parameter_object.hpp"
#include "path_template.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the Operation Objects of one OpenAPI document.
class OperationReader {
 public:
  OperationReader(const DocumentReader& reader, const std::vector<SecurityScheme>& schemes)
      : reader_(reader), schemes_(schemes), parameters_(reader) {}

  std::vector<Operation> operations() {
    const auto paths = reader_.required(reader_.root(), "paths", json::value_t::object);
    for (const auto& path : paths.value->items()) {
      if (starts_with(path.key(), "x-")) continue;
      read_path(path.key(), reader_.followed({&path.value(), paths.place / path.key()}));
    }
    if (operations_.empty()) {
      reader_.refuse(paths.place, "contract.empty", "no operation is declared",
                     "there would be nothing to check");
    }
    return std::move(operations_);
  }

 private:
  void read_path(const std::string& path, const Node& item) {
    check_fields(reader_, item, "Path Item Object");
    if (!parse_path_template(path)) {
      reader_.refuse(item.place, "contract.path", "'" + path + "' is no path template",
                     "start it with / and give each segment at most one {parameter}");
    }
    for (const char* const method :
         {"get", "put", "post", "delete", "options", "head", "patch", "trace"}) {
      const auto node = reader_.optional(item, method, json::value_t::object);
      if (node.value != nullptr) read_operation(path, method, item, node);
    }
  }

  void read_operation(const std::string& path, std::string method, const Node& item,
                      const Node& node) {
    check_fields(reader_, node, "Operation Object");
    for (char& c : method) c = static_cast<char>(c - 'a' + 'A');
    const auto id = reader_.optional(node, "operationId", json::value_t::string);
    Operation operation{id.value == nullptr ? method + " " + path : id.value->get<std::string>(),
                        method, path, node.place};
    if (!ids_.insert(operation.id).second) {
      reader_.refuse(node.place / "operationId", "contract.operation_id",
                     "'" + operation.id + "' names two operations", "give each its own id");
    }
    read_parameters(item, operation);
    read_parameters(node, operation);
    check_path_parameters(operation);
    read_body(node, operation);
    read_responses(node, operation);
    operation.security = security_of(node);
    operations_.push_back(std::move(operation));
  }

  void read_parameters(const Node& owner, Operation& operation) {
    const auto list = reader_.optional(owner, "parameters", json::value_t::array);
    if (list.value == nullptr) return;
    for (std::size_t i = 0; i < list.value->size(); ++i) {
      auto parameter = parameters_.parameter(reader_.followed({&(*list.value)[i], list.place / i}));
      const bool ignored =
          parameter.place == ParameterPlace::Header && is_ignored_header(parameter.name);
      if (ignored) continue;
      auto& all = operation.parameters;
      const auto same = std::find_if(all.begin(), all.end(), [&](const Parameter& other) {
        return other.name == parameter.name && other.place == parameter.place;
      });
      if (same == all.end()) {
        all.push_back(std::move(parameter));
      } else {
        *same = std::move(parameter);
      }
    }
  }

  void check_path_parameters(const Operation& operation) const {
    const auto segments = parse_path_template(operation.path);
    for (const auto& segment : *segments) {
      if (segment.is_literal()) continue;
      const auto* declared = operation.parameter(segment.parameter, ParameterPlace::Path);
      if (declared != nullptr && declared->required) continue;
      reader_.refuse(operation.place, "contract.parameter",
                     "the path parameter '" + segment.parameter + "' is not declared",
                     "declare it with in: path and required: true");
    }
  }

  std::vector<Content> contents_of(const Node& owner) const {
    std::vector<Content> contents;
    const auto content = reader_.optional(owner, "content", json::value_t::object);
    if (content.value == nullptr) return contents;
    for (const auto& entry : content.value->items()) {
      const Node node{&entry.value(), content.place / entry.key()};
      const auto type = MediaType::parse(entry.key());
      if (!type) {
        reader_.refuse(node.place, "contract.media_type", "'" + entry.key() + "' is no media type",
                       "write one like application/json");
      }
      check_fields(reader_, node, "Media Type Object");
      const auto schema = reader_.optional(node, "schema", json::value_t::object);
      contents.push_back(
          {*type, schema.value == nullptr ? std::nullopt : std::make_optional(schema.place)});
    }
    return contents;
  }

  void read_body(const Node& node, Operation& operation) const {
    const auto body = reader_.optional(node, "requestBody", json::value_t::object);
    if (body.value == nullptr) return;
    check_fields(reader_, body, "Request Body Object");
    const auto required = reader_.optional(body, "required", json::value_t::boolean);
    operation.body = RequestBody{required.value != nullptr && required.value->get<bool>(),
                                 contents_of(body), body.place};
  }

  void read_responses(const Node& node, Operation& operation) const {
    const auto responses = reader_.required(node, "responses", json::value_t::object);
    for (const auto& entry : responses.value->items()) {
      if (starts_with(entry.key(), "x-")) continue;
      const Node response = reader_.followed({&entry.value(), responses.place / entry.key()});
      check_fields(reader_, response, "Response Object");
      const auto statuses = StatusRange::parse(entry.key());
      if (!statuses) {
        reader_.refuse(responses.place / entry.key(), "contract.status",
                       "'" + entry.key() + "' is no status",
                       "write a code (\"200\"), a class (\"2XX\") or \"default\"");
      }
      operation.responses.push_back(
          {*statuses, contents_of(response), response.place, headers_of(response)});
    }
  }

  /// OpenAPI has a Content-Type among them ignored: `content` speaks of it.
  std::vector<Parameter> headers_of(const Node& response) const {
    std::vector<Parameter> headers;
    const auto all = reader_.optional(response, "headers", json::value_t::object);
    if (all.value == nullptr) return headers;
    for (const auto& entry : all.value->items()) {
      if (same_ignoring_case(entry.key(), "Content-Type")) continue;
      const Node node = reader_.followed({&entry.value(), all.place / entry.key()});
      headers.push_back(parameters_.header(entry.key(), node));
    }
    return headers;
  }

  std::vector<SecurityRequirement> security_of(const Node& node) const {
    auto list = reader_.optional(node, "security", json::value_t::array);
    if (list.value == nullptr) {
      list = reader_.optional(reader_.root(), "security", json::value_t::array);
    }
    std::vector<SecurityRequirement> security;
    if (list.value == nullptr) return security;
    for (std::size_t i = 0; i < list.value->size(); ++i) {
      SecurityRequirement requirement;
      for (const auto& scheme : (*list.value)[i].items()) {
        check_scheme(scheme.key(), list.place / i / scheme.key());
        requirement.push_back(scheme.key());
      }
      security.push_back(std::move(requirement));
    }
    return security;
  }

  void check_scheme(const std::string& name, const JsonPointer& place) const {
    std::vector<std::string> names;
    for (const auto& scheme : schemes_) names.push_back(scheme.name);
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    const auto near = did_you_mean(name, names);
    reader_.refuse(place, "contract.security", "the security scheme '" + name + "' is not defined",
                   near.empty() ? "define it under components/securitySchemes" : near);
  }

  const DocumentReader& reader_;
  const std::vector<SecurityScheme>& schemes_;
  const ParameterObjectReader parameters_;
  std::set<std::string> ids_;
  std::vector<Operation> operations_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
