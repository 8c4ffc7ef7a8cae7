#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../replacement.hpp"
#include "expression_check.hpp"
#include "expression_type.hpp"
#include "names_json.hpp"
#include "selector_reader.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the replacements of a request body.
class ReplacementReader {
 public:
  /// @param sight from the step whose body it is
  ReplacementReader(const SuiteDocument& document, const Sight& sight)
      : document_(document), selectors_(document, sight) {}

  std::vector<Replacement> read(const Node& node, const StepBody& body) const {
    const auto& content_type = body.content_type;
    std::vector<Replacement> all;
    document_.each(node, "replacements", [&](const Node& item) {
      if (!content_type.empty() && !names_json(content_type)) {
        document_.refuse_unsupported(
            item.place, "a replacement in a payload of type '" + content_type + "'",
            "write the payload as it is meant; expressions may stand in it");
      }
      all.push_back(replacement(item));
    });
    return all;
  }

 private:
  Replacement replacement(const Node& node) const {
    document_.demand_shape(node, shapes().replacement);
    Replacement replacement;
    replacement.place = node.place;
    document_.attempt([&] {
      replacement.target = document_.text(node, "target");
      replacement.path = value_path(document_, node, "target", type_of(node));
    });
    const auto value = node.value->find("value");
    if (value == node.value->end()) {
      document_.refuse(node.place, "member.missing", "the required member 'value' is missing",
                       "add it; it may be null");
    }
    const Node read{&*value, node.place / "value"};
    replacement.value = document_.value(read);
    replacement.selectors = selectors_.within(read);
    return replacement;
  }

  std::string type_of(const Node& node) const {
    const auto found = node.value->find("targetSelectorType");
    if (found == node.value->end()) return "jsonpointer";
    const auto place = node.place / "targetSelectorType";
    return expression_type(document_, {&*found, place}, {"jsonpointer", "jsonpath"});
  }

  const SuiteDocument& document_;
  SelectorReader selectors_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
