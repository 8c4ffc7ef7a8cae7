#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../operation.hpp"
#include "../security_scheme.hpp"
#include "document_reader.hpp"
#include "object_fields.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the security schemes of one OpenAPI document, and what its operations require of them.
class SecurityReader {
 public:
  explicit SecurityReader(const DocumentReader& reader) : reader_(reader) {
    read_schemes();
    everywhere_ = own_requirements(reader_.root()).value_or(Requirements());
  }

  const std::vector<SecurityScheme>& schemes() const { return schemes_; }

  /// What an operation requires itself, or else what the document requires everywhere.
  std::vector<SecurityRequirement> requirements(const Node& operation) const {
    return own_requirements(operation).value_or(everywhere_);
  }

 private:
  using Requirements = std::vector<SecurityRequirement>;

  [[noreturn]] void refuse(const JsonPointer& place, const std::string& problem,
                           const std::string& fix) const {
    reader_.refuse(place, "contract.security", problem, fix);
  }

  void read_schemes() {
    const auto components = reader_.optional(reader_.root(), "components", json::value_t::object);
    if (components.value == nullptr) return;
    check_fields(reader_, components, "Components Object");
    const auto all = reader_.optional(components, "securitySchemes", json::value_t::object);
    if (all.value == nullptr) return;
    for (const auto& entry : all.value->items()) {
      const auto node = reader_.followed({&entry.value(), all.place / entry.key()});
      check_fields(reader_, node, "Security Scheme Object");
      schemes_.push_back(scheme(entry.key(), node));
    }
  }

  SecurityScheme scheme(const std::string& name, const Node& node) const {
    const auto type = word_of(reader_.required(node, "type", json::value_t::string),
                              {"apiKey", "http", "oauth2", "openIdConnect"}, "type of a scheme");
    if (type == "apiKey") return api_key(name, node);
    if (type == "http") return {name, ParameterPlace::Header, "Authorization", http_scheme(node)};
    return {name, ParameterPlace::Header, "Authorization", "bearer"};
  }

  SecurityScheme api_key(const std::string& name, const Node& node) const {
    const auto parameter = reader_.required(node, "name", json::value_t::string);
    const auto in = word_of(reader_.required(node, "in", json::value_t::string),
                            {"query", "header", "cookie"}, "place for a credential");
    const auto place = in == "query"    ? ParameterPlace::Query
                       : in == "cookie" ? ParameterPlace::Cookie
                                        : ParameterPlace::Header;
    return {name, place, parameter.value->get<std::string>()};
  }

  std::string http_scheme(const Node& node) const {
    const auto scheme = reader_.required(node, "scheme", json::value_t::string);
    const auto word = scheme.value->get<std::string>();
    if (word.empty() || word.find_first_of(" \t,=\"") != std::string::npos) {
      refuse(scheme.place, "'" + word + "' is no scheme of an Authorization header",
             "write one like bearer");
    }
    return ascii_lower(word);
  }

  std::string word_of(const Node& node, const std::vector<std::string>& known,
                      const std::string& what) const {
    auto word = node.value->get<std::string>();
    if (std::find(known.begin(), known.end(), word) != known.end()) return word;
    const auto near = did_you_mean(word, known);
    refuse(node.place, "'" + word + "' is no " + what,
           near.empty() ? "it must be " + joined(known, " or ") : near);
  }

  /// Nothing where the member is absent, which an empty list is not.
  std::optional<Requirements> own_requirements(const Node& owner) const {
    const auto list = reader_.optional(owner, "security", json::value_t::array);
    if (list.value == nullptr) return std::nullopt;
    Requirements all;
    for (std::size_t i = 0; i < list.value->size(); ++i) {
      all.push_back(requirement({&(*list.value)[i], list.place / i}));
    }
    return all;
  }

  SecurityRequirement requirement(const Node& node) const {
    if (!node.value->is_object()) {
      refuse(node.place,
             std::string("the Security Requirement Object is ") + node.value->type_name(),
             "write {\"NAME\": []}");
    }
    SecurityRequirement names;
    for (const auto& entry : node.value->items()) {
      check_is_defined(entry.key(), node.place / entry.key());
      reader_.optional(node, entry.key(), json::value_t::array);
      names.push_back(entry.key());
    }
    return names;
  }

  void check_is_defined(const std::string& name, const JsonPointer& place) const {
    std::vector<std::string> names;
    for (const auto& scheme : schemes_) names.push_back(scheme.name);
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    const auto near = did_you_mean(name, names);
    refuse(place, "the security scheme '" + name + "' is not defined",
           near.empty() ? "define it under components/securitySchemes" : near);
  }

  const DocumentReader& reader_;
  std::vector<SecurityScheme> schemes_;
  Requirements everywhere_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
