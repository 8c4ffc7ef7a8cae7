#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "document_reader.hpp"
#include "path_template.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The names of a template's parameters, from left to right.
inline std::vector<std::string> parameter_names(const std::vector<PathSegment>& segments) {
  std::vector<std::string> names;
  for (const auto& segment : segments) {
    if (!segment.is_literal()) names.push_back(segment.parameter);
  }
  return names;
}

/// Reads the path templates of one OpenAPI document.
class PathReader {
 public:
  explicit PathReader(const DocumentReader& reader) : reader_(reader) {}

  /// The names of a template's parameters.
  ///
  /// @throws ContractError `contract.path` where it is malformed, names a parameter twice, or
  ///   stands for the same paths as a template before it
  std::vector<std::string> parameters_of(const std::string& path, const JsonPointer& place) {
    const auto segments = parse_path_template(path);
    if (!segments) {
      refuse(place, "'" + path + "' is no path template",
             "start it with / and give each segment at most one {parameter}");
    }
    auto names = parameter_names(*segments);
    check_are_distinct(path, names, place);
    check_is_new(path, *segments, place);
    return names;
  }

 private:
  [[noreturn]] void refuse(const JsonPointer& place, const std::string& problem,
                           const std::string& fix) const {
    reader_.refuse(place, "contract.path", problem, fix);
  }

  void check_are_distinct(const std::string& path, const std::vector<std::string>& names,
                          const JsonPointer& place) const {
    std::set<std::string> seen;
    for (const auto& name : names) {
      if (seen.insert(name).second) continue;
      refuse(place, "'" + path + "' names the parameter '" + name + "' twice",
             "give each parameter its own name");
    }
  }

  void check_is_new(const std::string& path, const std::vector<PathSegment>& segments,
                    const JsonPointer& place) {
    std::vector<std::string> shape;
    for (const auto& segment : segments) {
      shape.push_back(segment.is_literal() ? segment.before
                                           : segment.before + "{}" + segment.after);
    }
    const auto [known, is_new] = paths_.emplace(std::move(shape), path);
    if (is_new) return;
    refuse(place, "'" + path + "' stands for the same paths as '" + known->second + "'",
           "declare their operations under one of the two");
  }

  const DocumentReader& reader_;
  std::map<std::vector<std::string>, std::string> paths_;  ///< by their shapes
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
