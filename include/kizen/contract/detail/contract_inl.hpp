#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "../contract.hpp"
#include "document_reader.hpp"
#include "json_source_inl.hpp"
#include "object_fields.hpp"
#include "operation_reader.hpp"
#include "reference_walk.hpp"
#include "security_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline void check_openapi_version(const DocumentReader& reader) {
  if (!reader.document().is_object()) {
    reader.refuse({}, "contract.version", "the document is no JSON object",
                  "give an OpenAPI 3.0 document");
  }
  const auto version = reader.required(reader.root(), "openapi", json::value_t::string);
  if (starts_with(version.value->get<std::string>(), "3.0.")) {
    return check_fields(reader, reader.root(), "OpenAPI Object");
  }
  reader.refuse(version.place, "contract.version",
                "OpenAPI " + version.value->get<std::string>() + " is not understood",
                "give an OpenAPI 3.0 document");
}

/// The last part of a path: what messages call the document.
inline std::string file_name(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

}  // namespace detail

inline Contract Contract::from(const JsonSource& source) {
  const detail::DocumentReader reader(source);
  detail::check_openapi_version(reader);
  detail::check_references(reader, reader.root());
  auto data = std::make_shared<Data>();
  data->name = detail::file_name(source.file);
  data->source = source;
  const detail::SecurityReader security(reader);
  data->schemes = security.schemes();
  data->operations = detail::OperationReader(reader, security).operations();
  return Contract(std::move(data));
}

inline Contract Contract::parse(std::string text, std::string name) {
  return from(read_json(std::move(text), std::move(name)));
}

inline Contract Contract::load(const std::string& path) { return from(read_json_file(path)); }

inline Contract Contract::amended(const Amendment& amendment) const {
  const auto patch = read_json(amendment.patch, amendment.id);
  try {
    JsonSource source;
    source.file = name();
    source.document = std::make_shared<const json>(document().patch(*patch.document));
    return from(source);
  } catch (const json::exception& error) {
    throw ContractError({amendment.id, 0, 0, {}}, "amendment.patch",
                        "the JSON Patch does not fit " + name() + ": " + error.what(),
                        "compare its paths with the contract");
  }
}

}  // namespace KIZEN_ABI
}  // namespace kizen
