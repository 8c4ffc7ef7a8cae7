#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "component.hpp"
#include "expression_check.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads lists of parameters, references to components followed.
class ParameterReader {
 public:
  explicit ParameterReader(const SuiteDocument& document) : document_(document) {}

  /// What parameters go to: an operation, and say `in`; a workflow, and do not; or either.
  enum class Receiver { Operation, Workflow, Either };

  /// The parameters of `owner`.
  std::vector<StepParameter> read(const Node& owner, Receiver receiver) const {
    std::vector<StepParameter> all;
    std::set<std::string> seen;
    document_.each(owner, "parameters", [&](const Node& item) {
      auto parameter = parameter_of(item, receiver);
      auto key = parameter.name;
      if (parameter.in) key += " in " + std::string(to_string(*parameter.in));
      document_.demand_new(seen, key, item.place, "the parameter", "give it once");
      all.push_back(std::move(parameter));
    });
    return all;
  }

  /// Whether all parameters of `owner` were read.
  static bool is_whole(const Node& owner, const std::vector<StepParameter>& read) {
    const auto found = owner.value->find("parameters");
    return found == owner.value->end() || (found->is_array() && found->size() == read.size());
  }

  /// Reads the parameters under `components`, whether or not a step refers to them.
  void check_components() const {
    const auto components =
        document_.optional(document_.root(), "components", json::value_t::object);
    if (components.value == nullptr) return;
    for (const auto& entry : document_.members(components, "parameters")) {
      document_.attempt([&] { plain(entry); });
    }
  }

 private:
  StepParameter parameter_of(const Node& item, Receiver receiver) const {
    document_.demand_kind(item, json::value_t::object, "a parameter");
    auto parameter = item.value->contains("reference") ? referred(item) : plain(item);
    if (receiver == Receiver::Operation && !parameter.in) {
      document_.refuse(item.place, "parameter", "'" + parameter.name + "' does not say where it is",
                       "add in: path, query, header or cookie");
    }
    if (receiver == Receiver::Workflow && parameter.in) {
      document_.refuse(item.place, "parameter",
                       "'" + parameter.name + "' becomes an input of a workflow, but says in",
                       "leave in out");
    }
    return parameter;
  }

  StepParameter plain(const Node& item) const {
    document_.demand_shape(item, shapes().parameter);
    StepParameter parameter;
    parameter.place = item.place;
    parameter.name = document_.text(item, "name");
    if (item.value->contains("in")) parameter.in = place_of(item);
    const auto value = item.value->find("value");
    if (value == item.value->end()) {
      document_.refuse(item.place, "member.missing", "the required member 'value' is missing",
                       "add it; null leaves the parameter out of the request");
    }
    parameter.value = document_.value({&*value, item.place / "value"});
    return parameter;
  }

  ParameterPlace place_of(const Node& item) const {
    const auto word = document_.text(item, "in");
    for (const auto place : {ParameterPlace::Path, ParameterPlace::Query, ParameterPlace::Header,
                             ParameterPlace::Cookie}) {
      if (word == to_string(place)) return place;
    }
    if (word == "querystring") {
      document_.refuse_unsupported(item.place / "in", "a parameter in: querystring",
                                   "give each parameter of the query");
    }
    document_.refuse(item.place / "in", "parameter", "'" + word + "' is no place for a parameter",
                     "it must be path, query, header or cookie");
  }

  StepParameter referred(const Node& item) const {
    auto parameter = plain(component(document_, item, "parameters"));
    const auto value = item.value->find("value");
    if (value == item.value->end()) return parameter;
    parameter.value = document_.value({&*value, item.place / "value"});
    parameter.place = item.place;
    return parameter;
  }

  const SuiteDocument& document_;
};

/// Whether a header, query parameter or cookie carries a credential that the operation asks for.
inline bool is_credential(const Contract& contract, const Operation& operation,
                          const StepParameter& parameter) {
  for (const auto& requirement : operation.security) {
    for (const auto& name : requirement) {
      const auto* scheme = contract.security_scheme(name);
      if (scheme != nullptr && scheme->place == parameter.in &&
          same_ignoring_case(scheme->parameter, parameter.name)) {
        return true;
      }
    }
  }
  return false;
}

/// Whether two parameters of operations are the same one.
inline bool same_parameter(const StepParameter& a, const StepParameter& b) {
  if (a.in != b.in) return false;
  return a.in == ParameterPlace::Header ? same_ignoring_case(a.name, b.name) : a.name == b.name;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
