#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query_shares.hpp"
#include "value_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Checks what a query or cookies hold for one parameter, pair by pair where the style says so.
class ShareCheck {
 public:
  ShareCheck(const Promises& promises, Report& report, std::string part, const Share& share)
      : parameter_(*share.parameter),
        share_(share),
        value_(promises, report, std::move(part), parameter_, Dialect::OpenApiRequest),
        schemas_(promises.schemas) {}

  void check() {
    std::size_t bytes = 0;
    for (const auto& pair : share_.pairs) bytes += pair.value.size();
    if (value_.is_too_large(bytes) || may_be_empty()) return;
    if (is_deep(parameter_)) return check_deep();
    const bool exploded = parameter_.style == ParameterStyle::Form && parameter_.explode;
    if (exploded && !parameter_.content) return check_exploded();
    if (!is_repeated(share_.pairs)) value_.text(share_.pairs.front().value);
  }

 private:
  bool may_be_empty() const {
    return parameter_.allow_empty_value && parameter_.style == ParameterStyle::Form &&
           share_.pairs.size() == 1 && share_.pairs.front().value.empty();
  }

  std::string decoded(std::string_view text) const { return decoded_in(parameter_.place, text); }

  /// Whether a query says twice what it may say once; of several cookies the first speaks, which
  /// is that of the nearest path (RFC 6265, 5.4).
  bool is_repeated(const std::vector<SentPair>& pairs) {
    if (pairs.size() == 1 || parameter_.place == ParameterPlace::Cookie) return false;
    const auto more = pairs.size() - 2;
    value_.violate(".repeated", {}, "one value",
                   "another value " + shown(json(decoded(pairs[1].value))) +
                       (more == 0 ? "" : " and " + std::to_string(more) + " more"));
    return true;
  }

  void check_exploded() {
    const auto& shape = schemas_.shape(parameter_);
    std::vector<SentPair> own;
    Reading members{Reading::Kind::Object, {}};
    for (const auto& pair : share_.pairs) {
      if (pair.member.empty()) {
        own.push_back(pair);
      } else {
        members.pieces.push_back({pair.member, decoded(pair.value)});
      }
    }
    std::vector<Reading> readings;
    if (!own.empty() && !read_own(own, shape, readings)) return;
    if (!members.pieces.empty()) readings.push_back(std::move(members));
    value_.readings(readings);
  }

  /// Reads the pairs that bear the parameter's name; whether they may be so many.
  bool read_own(const std::vector<SentPair>& own, const SchemaShape& shape,
                std::vector<Reading>& readings) {
    const bool may_be_list = shape.types.has(TypeSet::Array);
    if (!may_be_list && is_repeated(own)) return false;
    if (!may_be_list || (own.size() == 1 && shape.types.has(TypeSet::Primitives))) {
      readings.push_back({Reading::Kind::Primitive, {{{}, decoded(own.front().value)}}});
    }
    if (!may_be_list) return true;
    Reading list{Reading::Kind::List, {}};
    for (const auto& pair : own) list.pieces.push_back({{}, decoded(pair.value)});
    StyleReader::add_lists(readings, std::move(list));
    return true;
  }

  void check_deep() {
    Reading reading{Reading::Kind::Object, {}};
    for (const auto& pair : share_.pairs) {
      if (pair.member.empty()) {
        return value_.violate(".schema", {}, parameter_.name + "[member]=value",
                              parameter_.name + "=" + shortened(decoded(pair.value)));
      }
      auto member = pair.member.substr(1, pair.member.size() - 2);
      if (member.empty() || member.find("][") != std::string::npos) {
        return value_.leave(".style", "is not read: " + shortened(pair.member) +
                                          " is not defined in style deepObject");
      }
      reading.pieces.push_back({std::move(member), decoded(pair.value)});
    }
    value_.readings({reading});
  }

  const Parameter& parameter_;
  const Share& share_;
  ValueCheck value_;
  const SchemaSet& schemas_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
