#pragma once

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "../core/json_pointer.hpp"
#include "../core/version.hpp"
#include "effect.hpp"
#include "media_type.hpp"
#include "parameter.hpp"
#include "status_range.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// One entry of a `content` map: a media type and the schema of its bodies.
struct Content {
  MediaType type;
  std::optional<JsonPointer> schema = {};  ///< nothing where the contract gives none
};

inline std::ostream& operator<<(std::ostream& out, const Content& content) {
  return out << content.type;
}

/// The narrowest of `contents` that covers `type`, or null.
inline const Content* content_for(const std::vector<Content>& contents, const MediaType& type) {
  const Content* best = nullptr;
  for (const auto& content : contents) {
    if (!content.type.covers(type)) continue;
    if (best == nullptr || content.type.narrower_than(best->type)) best = &content;
  }
  return best;
}

/// The request body that an operation declares.
struct RequestBody {
  bool required = false;
  std::vector<Content> contents = {};
  JsonPointer place = {};  ///< of the Request Body Object in the document
};

/// A response that an operation declares. No contents means no body.
struct DeclaredResponse {
  StatusRange statuses;
  std::vector<Content> contents = {};
  JsonPointer place = {};               ///< of the Response Object in the document
  std::vector<Parameter> headers = {};  ///< all but Content-Type, which `contents` speak of
};

inline std::ostream& operator<<(std::ostream& out, const DeclaredResponse& response) {
  return out << response.statuses;
}

/// Names of security schemes that are all needed at once.
using SecurityRequirement = std::vector<std::string>;

/// One operation of a contract, references resolved.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::Operation* search = kizen::records().operation("records_search_create");
/// assert(search && search->method == "POST");
/// assert(search->path == "/api/records/{object_identifier}/search");
/// assert(search->response(200) && !search->response(404));
/// ```
///
/// @see OpenAPI 3.0.3, Operation Object
struct Operation {
  std::string id;      ///< operationId, or `METHOD /path` where the contract gives none
  std::string method;  ///< upper case
  std::string path;    ///< template, as written
  JsonPointer place;   ///< of the Operation Object in the document
  std::vector<Parameter> parameters = {};
  std::optional<RequestBody> body = {};
  std::vector<DeclaredResponse> responses = {};
  Effect effect = effect_of_method(method);
  std::vector<SecurityRequirement> security = {};  ///< one must be met; none means open to all

  /// The declared parameter of that name and place, or null.
  const Parameter* parameter(const std::string& name, ParameterPlace in) const {
    const auto found =
        std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& parameter) {
          return parameter.place == in &&
                 (in == ParameterPlace::Header ? detail::same_ignoring_case(parameter.name, name)
                                               : parameter.name == name);
        });
    return found == parameters.end() ? nullptr : &*found;
  }

  /// What is declared for a status: the narrowest range that covers it, or null.
  const DeclaredResponse* response(int status) const {
    const DeclaredResponse* best = nullptr;
    for (const auto& response : responses) {
      if (!response.statuses.covers(status)) continue;
      if (best == nullptr || response.statuses.narrower_than(best->statuses)) best = &response;
    }
    return best;
  }
};

inline std::ostream& operator<<(std::ostream& out, const Operation& operation) {
  return out << operation.id;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
