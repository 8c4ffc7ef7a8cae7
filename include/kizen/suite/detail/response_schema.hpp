#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "../../contract/contract.hpp"
#include "../../contract/json_at.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "value_path.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The schemas that together speak of one value, references followed, branches side by side.
class ResponseSchemas {
 public:
  /// Of the JSON body of the response that an operation gives where all is well.
  static ResponseSchemas of_body(const Contract& contract, const Operation& operation) {
    ResponseSchemas set(contract.document());
    for (const auto& response : operation.responses) {
      if (!response.statuses.covers(200) && !response.statuses.covers(201)) continue;
      for (const auto& content : response.contents) {
        if (!content.type.is_json() || !content.schema) continue;
        set.add(json_at(contract.document(), *content.schema), 0);
      }
    }
    return set;
  }

  /// Those of a member or item.
  ResponseSchemas child(const PathStep& step) const {
    ResponseSchemas set(*document_);
    const bool leads_into_list = is_list() && step.leads_into_list();
    for (const auto* schema : schemas_) {
      if (leads_into_list) {
        set.add(member(*schema, "items"), 0);
      } else if (const auto* properties = member(*schema, "properties")) {
        set.add(member(*properties, step.name), 0);
      }
    }
    return set;
  }

  bool is_list() const { return any_has_type("array", "items"); }

  /// Whether it is an object whose members have names of their own.
  bool is_record() const {
    return !is_list() && any_has_type("object", "properties") &&
           std::any_of(schemas_.begin(), schemas_.end(),
                       [](const json* schema) { return member(*schema, "properties") != nullptr; });
  }

  /// Whether a list may hold two items.
  bool may_hold_several() const {
    return std::none_of(schemas_.begin(), schemas_.end(), [](const json* schema) {
      const auto* const most = member(*schema, "maxItems");
      return most != nullptr && most->is_number() && most->get<double>() < 2;
    });
  }

 private:
  static constexpr std::size_t deepest = 32;

  explicit ResponseSchemas(const json& document) : document_(&document) {}

  static const json* member(const json& schema, const std::string& name) {
    if (!schema.is_object()) return nullptr;
    const auto found = schema.find(name);
    return found == schema.end() ? nullptr : &*found;
  }

  void add(const json* schema, std::size_t depth) {
    if (schema == nullptr || depth > deepest) return;
    if (const auto* reference = member(*schema, "$ref")) {
      const auto target = JsonPointer::parse(reference->get<std::string>());
      if (target) add(json_at(*document_, *target), depth + 1);
      return;
    }
    schemas_.push_back(schema);
    for (const char* const name : {"allOf", "anyOf", "oneOf"}) {
      const auto* const branches = member(*schema, name);
      if (branches == nullptr) continue;
      for (const auto& branch : *branches) add(&branch, depth + 1);
    }
  }

  bool any_has_type(const char* type, const char* keyword) const {
    return std::any_of(schemas_.begin(), schemas_.end(), [&](const json* schema) {
      const auto* const given = member(*schema, "type");
      return given == nullptr ? member(*schema, keyword) != nullptr : *given == type;
    });
  }

  const json* document_;
  std::vector<const json*> schemas_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
