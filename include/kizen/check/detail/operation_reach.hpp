#pragma once

#include <set>
#include <string>

#include "../../contract.hpp"
#include "../../contract/contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// All that a part of a contract says, references followed: two parts with the same text say the
/// same.
class ReachText {
 public:
  explicit ReachText(const json& document) : document_(document) {}

  std::string of(const json& part) {
    text_ = part.dump();
    follow(part);
    return std::move(text_);
  }

 private:
  void follow(const json& value) {
    if (!value.is_structured()) return;
    const auto reference = value.is_object() ? value.find("$ref") : value.end();
    if (value.is_object() && reference != value.end() && reference->is_string()) {
      add(reference->get<std::string>());
    }
    for (const auto& child : value) follow(child);
  }

  void add(const std::string& reference) {
    if (!seen_.insert(reference).second) return;
    const auto place = JsonPointer::parse(reference);
    const auto* target = place ? json_at(document_, *place) : nullptr;
    if (target == nullptr) return;
    text_ += "\n" + reference + " " + target->dump();
    follow(*target);
  }

  const json& document_;
  std::set<std::string> seen_;
  std::string text_;
};

/// What a contract says of requests of an operation.
inline std::string request_reach(const Contract& contract, const Operation& operation) {
  const auto& document = contract.document();
  auto part = *json_at(document, operation.place);
  part.erase("responses");
  const auto* item = json_at(document, operation.place.parent());
  part["of the path"] = item == nullptr ? json() : item->value("parameters", json());
  const auto* schemes = json_at(document, JsonPointer() / "components" / "securitySchemes");
  part["of all"] =
      json::array({document.value("security", json()), schemes == nullptr ? json() : *schemes});
  return ReachText(document).of(part);
}

/// What a contract says of one response.
inline std::string response_reach(const Contract& contract, const DeclaredResponse& response) {
  return ReachText(contract.document()).of(*json_at(contract.document(), response.place));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
