#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "../expression.hpp"
#include "../resolve.hpp"
#include "expression_inl.hpp"
#include "template_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Replaces expressions; stops at the first that is absent.
class Resolver {
 public:
  explicit Resolver(const Scope& scope) : scope_(scope) {}

  Resolution resolve(const json& value) {
    auto resolved = resolved_value(value, {});
    if (!problem_.empty()) return {nullptr, problem_, place_};
    return {json_value(std::move(resolved)), {}, {}};
  }

 private:
  json resolved_value(const json& value, const JsonPointer& place) {
    if (!problem_.empty()) return nullptr;
    if (value.is_string()) return resolved_text(value.get_ref<const std::string&>(), place);
    if (!value.is_structured()) return value;
    json copy(value.type());
    for (const auto& member : value.items()) {
      auto inner = resolved_value(member.value(), place / member.key());
      if (value.is_array()) {
        copy.push_back(std::move(inner));
      } else {
        copy[member.key()] = std::move(inner);
      }
    }
    return copy;
  }

  json resolved_text(const std::string& text, const JsonPointer& place) {
    if (const auto whole = Expression::parse(text)) {
      const auto value = present(*whole, place);
      return value == nullptr ? json() : *value;
    }
    std::string filled;
    for (const auto& part : parts_of(text)) {
      if (!part.expression) {
        filled += part.literal;
        continue;
      }
      const auto value = present(*part.expression, place);
      if (value == nullptr) return nullptr;
      filled += value->is_string() ? value->get<std::string>()
                                   : value->dump(-1, ' ', false, json::error_handler_t::replace);
    }
    return filled;
  }

  JsonValue present(const Expression& expression, const JsonPointer& place) {
    auto value = evaluate(expression, scope_);
    if (value == nullptr) {
      problem_ = expression.text + " is absent";
      place_ = place;
    }
    return value;
  }

  const Scope& scope_;
  std::string problem_;
  JsonPointer place_;
};

}  // namespace detail

inline Resolution resolve(const json& value, const Scope& scope) {
  return detail::Resolver(scope).resolve(value);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
