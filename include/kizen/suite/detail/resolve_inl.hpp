#pragma once

#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../expression.hpp"
#include "../resolve.hpp"
#include "expression_inl.hpp"
#include "selector_inl.hpp"
#include "template_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Replaces expressions; stops at the first that is absent.
class Resolver {
 public:
  Resolver(const Scope& scope, const Selectors& selectors) : scope_(scope), selectors_(selectors) {}

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
    const auto selector = selectors_.find(place);
    if (selector != selectors_.end()) return selected(selector->second, place);
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

  json selected(const Selector& selector, const JsonPointer& place) {
    const auto picked = detail::picked(selector, scope_);
    if (picked.value != nullptr) return *picked.value;
    problem_ = picked.reason(selector.text());
    place_ = place;
    return nullptr;
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
  const Selectors& selectors_;
  std::string problem_;
  JsonPointer place_;
};

}  // namespace detail

KIZEN_INLINE Resolution resolve(const json& value, const Scope& scope, const Selectors& selectors) {
  return detail::Resolver(scope, selectors).resolve(value);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
