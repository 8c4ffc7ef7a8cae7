#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "../../contract/detail/path_template.hpp"
#include "../../core/detail/text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Values of path parameters by name, percent-encoded as they stand on the wire.
using PathTexts = std::map<std::string, std::string>;

/// The values that a target gives to the parameters of a path template which it fits.
inline PathTexts path_texts(std::string_view path, std::string_view target) {
  PathTexts texts;
  const auto segments = parse_path_template(path);
  const auto pieces = split(target.substr(1, target.find('?') - 1), '/');
  for (std::size_t i = 0; i < segments->size() && i < pieces.size(); ++i) {
    const auto& segment = (*segments)[i];
    if (!segment.is_literal() && segment.before.size() + segment.after.size() < pieces[i].size()) {
      texts[segment.parameter] = std::string(segment.raw_match(pieces[i]));
    }
  }
  return texts;
}

/// The target that a path template gives with those values; empty where one is missing.
inline std::string target_with(std::string_view path, const PathTexts& texts) {
  std::string target;
  const auto segments = parse_path_template(path);
  for (const auto& segment : *segments) {
    target += "/" + segment.before;
    if (!segment.is_literal()) {
      const auto text = texts.find(segment.parameter);
      if (text == texts.end()) return {};
      target += text->second;
    }
    target += segment.after;
  }
  return target;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
