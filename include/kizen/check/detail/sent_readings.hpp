#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../../contract/parameter.hpp"
#include "parameter_style.hpp"
#include "query_shares.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The name of a member within the brackets that follow a parameter's name.
inline std::string member_in_brackets(const std::string& member) {
  return member.size() < 2 ? member : member.substr(1, member.size() - 2);
}

/// Every way to read what a query or cookies hold for one parameter that conforms.
inline std::vector<Reading> readings_of(const Share& share, const SchemaShape& shape) {
  const auto& parameter = *share.parameter;
  const bool deep = is_deep(parameter);
  const bool exploded = parameter.style == ParameterStyle::Form && parameter.explode;
  if (!deep && !exploded) return StyleReader(parameter).readings(share.pairs.front().value, shape);
  Reading members{Reading::Kind::Object, {}};
  Reading own{Reading::Kind::List, {}};
  for (const auto& pair : share.pairs) {
    auto text = decoded_in(parameter.place, pair.value);
    if (pair.member.empty()) {
      own.pieces.push_back({{}, std::move(text)});
    } else {
      auto name = deep ? member_in_brackets(pair.member) : pair.member;
      members.pieces.push_back({std::move(name), std::move(text)});
    }
  }
  std::vector<Reading> readings;
  if (own.pieces.size() == 1) readings.push_back({Reading::Kind::Primitive, own.pieces});
  if (!own.pieces.empty()) StyleReader::add_lists(readings, std::move(own));
  if (!members.pieces.empty()) readings.push_back(std::move(members));
  return readings;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
