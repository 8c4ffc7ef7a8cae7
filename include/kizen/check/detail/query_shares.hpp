#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../contract/detail/schema_shape.hpp"
#include "../../contract/operation.hpp"
#include "../../core/detail/query.hpp"
#include "schema_set.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A pair that a query or a cookie holds for a parameter.
struct SentPair {
  std::string member;  ///< the member of an object that it names; empty for the parameter itself
  std::string_view value;  ///< still encoded
};

/// What was sent for one parameter, or under one name that belongs to none.
struct Share {
  const Parameter* parameter;  ///< null where the name is undeclared
  std::string name;            ///< decoded, of the first pair
  std::vector<SentPair> pairs = {};
};

/// Whether an object stands as one pair a member, so that the parameter's own name never shows.
inline bool is_spread(const Parameter& parameter, const SchemaShape& shape) {
  return !parameter.content && parameter.style == ParameterStyle::Form && parameter.explode &&
         shape.is_object();
}

/// Whether a query names members of an object in brackets: `color[R]=100`.
inline bool is_deep(const Parameter& parameter) {
  return !parameter.content && parameter.style == ParameterStyle::DeepObject;
}

/// Deals the pairs of a query, or of cookies, out among an operation's parameters.
///
/// A name belongs to the parameter that bears it; else to the deepObject that it starts with; else
/// to the exploded object whose schema has a member of that name; else to one that is open.
class ShareDealer {
 public:
  ShareDealer(const Operation& operation, const SchemaSet& schemas, ParameterPlace place)
      : schemas_(schemas), place_(place) {
    for (const auto& parameter : operation.parameters) {
      if (parameter.place == place) parameters_.push_back(&parameter);
    }
  }

  void deal(const std::string& name, std::string_view value) {
    auto known = owners_.find(name);
    if (known == owners_.end()) known = owners_.emplace(name, owner_of(name)).first;
    const auto& owner = known->second;
    share_of(owner.first, name).pairs.push_back({owner.second, value});
  }

  /// In the order in which they were first sent.
  const std::vector<Share>& shares() const { return shares_; }

  /// What was sent for a parameter, or null.
  const Share* share(const Parameter& parameter) const {
    const auto found = by_parameter_.find(&parameter);
    return found == by_parameter_.end() ? nullptr : &shares_[found->second];
  }

 private:
  using Owner = std::pair<const Parameter*, std::string>;

  Owner owner_of(const std::string& name) const {
    const auto first = [&](auto belongs) -> const Parameter* {
      const auto found = std::find_if(parameters_.begin(), parameters_.end(),
                                      [&](const auto* one) { return belongs(*one); });
      return found == parameters_.end() ? nullptr : *found;
    };
    const auto* owner = first([&](const Parameter& one) {
      return one.name == name && !is_spread(one, schemas_.shape(one));
    });
    if (owner != nullptr) return {owner, {}};
    owner = first([&](const Parameter& one) {
      return is_deep(one) && starts_with(name, one.name + "[") && ends_with(name, "]");
    });
    if (owner != nullptr) return {owner, name.substr(owner->name.size())};
    owner = first([&](const Parameter& one) { return names_member(one, name); });
    if (owner == nullptr) owner = first([&](const Parameter& one) { return is_open(one); });
    return {owner, name};
  }

  bool names_member(const Parameter& parameter, const std::string& name) const {
    const auto& shape = schemas_.shape(parameter);
    const bool takes_members = !parameter.content && parameter.style == ParameterStyle::Form &&
                               parameter.explode && shape.types.has(TypeSet::Object);
    return takes_members && shape.members.count(name) > 0;
  }

  /// Strangers' cookies travel along with every request, so no object takes them in.
  bool is_open(const Parameter& parameter) const {
    const auto& shape = schemas_.shape(parameter);
    return place_ == ParameterPlace::Query && is_spread(parameter, shape) && !shape.others.empty();
  }

  Share& share_of(const Parameter* parameter, const std::string& name) {
    auto& index = parameter == nullptr
                      ? undeclared_.emplace(name, shares_.size()).first->second
                      : by_parameter_.emplace(parameter, shares_.size()).first->second;
    if (index == shares_.size()) shares_.push_back({parameter, name});
    return shares_[index];
  }

  const SchemaSet& schemas_;
  ParameterPlace place_;
  std::vector<const Parameter*> parameters_;
  std::vector<Share> shares_;
  std::map<std::string, Owner> owners_;
  std::map<const Parameter*, std::size_t> by_parameter_;
  std::map<std::string, std::size_t> undeclared_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
