#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../../contract/contract.hpp"
#include "../../contract/detail/document_reader.hpp"
#include "../../contract/detail/object_fields.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "text_content.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The path of a Server Object's URL, its variables at their defaults; empty where there is none.
inline std::string base_path(const json& server) {
  auto url = server.at("url").get<std::string>();
  const auto variables = server.value("variables", json::object());
  for (const auto& variable : variables.items()) {
    if (!variable.value().is_object()) continue;
    const auto value = variable.value().find("default");
    if (value == variable.value().end() || !value->is_string()) continue;
    const auto name = "{" + variable.key() + "}";
    const auto at = url.find(name);
    if (at != std::string::npos) url.replace(at, name.size(), value->get<std::string>());
  }
  const auto scheme = url.find("://");
  const auto begin = scheme == std::string::npos ? 0 : url.find('/', scheme + 3);
  if (begin == std::string::npos) return {};
  return url.substr(begin, url.find_first_of("?#", begin) - begin);
}

/// Notes what the operations of a contract say, beside their schemas, that no check looks at.
class ContractNotes {
 public:
  explicit ContractNotes(const Contract& contract) : reader_(contract.source()) {}

  /// Of the contract as a whole, one line each.
  std::vector<std::string> of_contract() {
    add_servers(reader_.root());
    add_scopes(reader_.root());
    return std::exchange(lines_, {});
  }

  /// Of one operation, one line each; what operations share is told for each.
  std::vector<std::string> of(const Operation& operation) {
    add(operation);
    return std::exchange(lines_, {});
  }

 private:
  void note(const JsonPointer& place, const std::string& text) {
    lines_.push_back(reader_.place(place).to_string() + ": " + text);
  }

  Node at(const JsonPointer& place) const { return {json_at(reader_.document(), place), place}; }

  void add(const Operation& operation) {
    add_servers(at(operation.place.parent()));
    add_servers(at(operation.place));
    add_scopes(at(operation.place));
    add_entries(at(operation.place), "callbacks");
    for (const auto& parameter : operation.parameters) add_parameter(parameter);
    if (operation.body) add_contents(operation.body->place);
    for (const auto& response : operation.responses) {
      add_contents(response.place);
      for (const auto& header : response.headers) add_parameter(header);
      add_entries(at(response.place), "links");
    }
  }

  void add_servers(const Node& owner) {
    const auto servers = reader_.optional(owner, "servers", json::value_t::array);
    if (servers.value == nullptr) return;
    for (std::size_t i = 0; i < servers.value->size(); ++i) {
      const Node server{&(*servers.value)[i], servers.place / i};
      check_fields(reader_, server, "Server Object");
      const auto url = reader_.required(server, "url", json::value_t::string);
      reader_.optional(server, "variables", json::value_t::object);
      const auto path = base_path(*server.value);
      if (path.empty() || path == "/") continue;
      note(url.place,
           "requests are routed by paths alone: the base path '" + path + "' is not stripped");
    }
  }

  /// A credential does not show what it allows.
  void add_scopes(const Node& owner) {
    const auto security = reader_.optional(owner, "security", json::value_t::array);
    if (security.value == nullptr) return;
    for (std::size_t i = 0; i < security.value->size(); ++i) {
      for (const auto& scopes : (*security.value)[i].items()) {
        if (scopes.value().empty()) continue;
        note(security.place / i / scopes.key(), "scopes are not checked");
      }
    }
  }

  void add_entries(const Node& owner, const std::string& what) {
    const auto all = reader_.optional(owner, what, json::value_t::object);
    if (all.value == nullptr) return;
    for (const auto& entry : all.value->items()) {
      const auto node = reader_.followed({&entry.value(), all.place / entry.key()});
      note(node.place, what + " are not checked");
    }
  }

  void add_parameter(const Parameter& parameter) {
    if (!parameter.content) return;
    if (!parameter.content->is_json()) {
      note(parameter.declaration,
           parameter.name + " is not checked: " + parameter.content->to_string() + " is not read");
    }
    const auto content =
        reader_.required(at(parameter.declaration), "content", json::value_t::object);
    const auto entry = content.value->begin();
    add_encoding({&entry.value(), content.place / entry.key()});
  }

  /// @param owner of a Request Body or Response Object
  void add_contents(const JsonPointer& owner) {
    const auto content = reader_.optional(at(owner), "content", json::value_t::object);
    if (content.value == nullptr) return;
    for (const auto& entry : content.value->items()) {
      const Node node{&entry.value(), content.place / entry.key()};
      const auto type = MediaType::parse(entry.key());
      if (node.value->contains("schema") && !is_read(*type, node)) {
        note(node.place, type->to_string() + " bodies are not read: the schema is not checked");
      }
      add_encoding(node);
    }
  }

  bool is_read(const MediaType& type, const Node& media_type) const {
    return may_be_json(type) ||
           is_text_with_schema(reader_, type,
                               {&media_type.value->at("schema"), media_type.place / "schema"});
  }

  /// A range of which JSON is a part is told of when a body of another part comes.
  static bool may_be_json(const MediaType& type) {
    static const auto json_type = *MediaType::parse("application/json");
    return type.is_json() || type.covers(json_type);
  }

  void add_encoding(const Node& media_type) {
    if (!media_type.value->contains("encoding")) return;
    note(media_type.place / "encoding", "encoding is not checked");
  }

  DocumentReader reader_;
  std::vector<std::string> lines_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
