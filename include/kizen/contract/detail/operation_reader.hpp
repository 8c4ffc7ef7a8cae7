#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../operation.hpp"
#include "content_reader.hpp"
#include "document_reader.hpp"
#include "object_fields.hpp"
#include "parameter_object.hpp"
#include "path_reader.hpp"
#include "security_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the Operation Objects of one OpenAPI document.
class OperationReader {
 public:
  /// @param effects of operations whose Operation Objects tell none, by operation
  OperationReader(const DocumentReader& reader, const SecurityReader& security,
                  const std::map<std::string, Effect>& effects)
      : reader_(reader),
        security_(security),
        effects_(effects),
        parameters_(reader),
        contents_(reader),
        paths_(reader) {}

  std::vector<Operation> operations() {
    const auto paths = reader_.required(reader_.root(), "paths", json::value_t::object);
    for (const auto& path : paths.value->items()) {
      if (starts_with(path.key(), "x-")) continue;
      names_ = paths_.parameters_of(path.key(), paths.place / path.key());
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
    read_effect(node, operation);
    operation.security = security_.requirements(node);
    operations_.push_back(std::move(operation));
  }

  void read_effect(const Node& node, Operation& operation) const {
    const auto written = reader_.optional(node, "x-contract-effect", json::value_t::string);
    const auto known = effects_.find(operation.id);
    if (written.value == nullptr && known != effects_.end()) operation.effect = known->second;
    if (written.value == nullptr) return;
    for (const auto effect : {Effect::Read, Effect::Write, Effect::Destroy}) {
      if (*written.value == std::string(to_string(effect))) {
        operation.effect = effect;
        return;
      }
    }
    reader_.refuse(written.place, "contract.effect",
                   "the effect is '" + written.value->get<std::string>() + "'",
                   "write read, write or destroy");
  }

  /// A parameter of an operation replaces the path's own of that name and place.
  void read_parameters(const Node& owner, Operation& operation) const {
    for (auto& parameter : parameters_of(owner, operation.path)) {
      const auto same = find_same(operation.parameters, parameter);
      if (same == operation.parameters.end()) {
        operation.parameters.push_back(std::move(parameter));
      } else {
        *same = std::move(parameter);
      }
    }
  }

  /// The parameters of one list, but for those that OpenAPI has ignored.
  std::vector<Parameter> parameters_of(const Node& owner, const std::string& path) const {
    std::vector<Parameter> parameters;
    const auto list = reader_.optional(owner, "parameters", json::value_t::array);
    if (list.value == nullptr) return parameters;
    for (std::size_t i = 0; i < list.value->size(); ++i) {
      auto parameter = parameters_.parameter(reader_.followed({&(*list.value)[i], list.place / i}));
      const bool is_header = parameter.place == ParameterPlace::Header;
      if (is_header && is_ignored_header(parameter.name)) continue;
      if (parameter.place == ParameterPlace::Path) {
        check_is_in_path(parameter.name, path, list.place / i);
      }
      if (find_same(parameters, parameter) != parameters.end()) {
        refuse_parameter(list.place / i,
                         "the " + std::string(to_string(parameter.place)) + " parameter '" +
                             parameter.name + "' is declared twice in one list",
                         "remove one of the two");
      }
      parameters.push_back(std::move(parameter));
    }
    return parameters;
  }

  static std::vector<Parameter>::iterator find_same(std::vector<Parameter>& parameters,
                                                    const Parameter& wanted) {
    return std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& other) {
      return other.place == wanted.place &&
             (other.place == ParameterPlace::Header ? same_ignoring_case(other.name, wanted.name)
                                                    : other.name == wanted.name);
    });
  }

  [[noreturn]] void refuse_parameter(const JsonPointer& place, const std::string& problem,
                                     const std::string& fix) const {
    reader_.refuse(place, "contract.parameter", problem, fix);
  }

  void check_is_in_path(const std::string& name, const std::string& path,
                        const JsonPointer& place) const {
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) return;
    const auto near = did_you_mean(name, names_);
    refuse_parameter(place, "the path parameter '" + name + "' does not stand in '" + path + "'",
                     near.empty() ? "write {" + name + "} there, or remove the parameter" : near);
  }

  void check_path_parameters(const Operation& operation) const {
    for (const auto& name : names_) {
      const auto* declared = operation.parameter(name, ParameterPlace::Path);
      if (declared != nullptr && declared->required) continue;
      refuse_parameter(operation.place, "the path parameter '" + name + "' is not declared",
                       "declare it with in: path and required: true");
    }
  }

  void read_body(const Node& node, Operation& operation) const {
    const auto body = reader_.optional(node, "requestBody", json::value_t::object);
    if (body.value == nullptr) return;
    check_fields(reader_, body, "Request Body Object");
    const auto required = reader_.optional(body, "required", json::value_t::boolean);
    const auto content = reader_.required(body, "content", json::value_t::object);
    if (content.value->empty()) {
      reader_.refuse(content.place, "contract.empty", "no media type is declared",
                     "declare that of the body, or remove requestBody");
    }
    operation.body = RequestBody{required.value != nullptr && required.value->get<bool>(),
                                 contents_.contents_of(body), body.place};
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
          {*statuses, contents_.contents_of(response), response.place, headers_of(response)});
    }
    if (operation.responses.empty()) {
      reader_.refuse(responses.place, "contract.empty", "no response is declared",
                     "there would be nothing to check");
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
      auto header = parameters_.header(entry.key(), node);
      const auto same = find_same(headers, header);
      if (same != headers.end()) {
        refuse_parameter(all.place / entry.key(),
                         "'" + same->name + "' and '" + header.name + "' are one header",
                         "remove one of the two");
      }
      headers.push_back(std::move(header));
    }
    return headers;
  }

  const DocumentReader& reader_;
  const SecurityReader& security_;
  const std::map<std::string, Effect>& effects_;
  const ParameterObjectReader parameters_;
  const ContentReader contents_;
  PathReader paths_;
  std::vector<std::string> names_;  ///< of the parameters of the path that is read
  std::set<std::string> ids_;
  std::vector<Operation> operations_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
