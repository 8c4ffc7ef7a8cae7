#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The versions of an expression language that an Expression Type Object may name; all are read
/// alike.
inline std::vector<std::string> versions_of(const std::string& language) {
  if (language == "jsonpath") return {"rfc9535", "draft-goessner-dispatch-jsonpath-00"};
  if (language == "jsonpointer") return {"rfc6901"};
  return {};
}

/// The language that a member names by a word or an Expression Type Object.
///
/// @param node the value of the member
/// @param words those that it may name
/// @see Arazzo 1.1.0, Expression Type Object
inline std::string expression_type(const SuiteDocument& document, const Node& node,
                                   const std::vector<std::string>& words) {
  const bool is_object = node.value->is_object();
  if (is_object) {
    document.demand_shape(node, shapes().expression_type);
  } else {
    document.demand_kind(node, json::value_t::string, "'" + node.place.tokens().back() + "'");
  }
  const auto word = is_object ? document.text(node, "type") : node.value->get<std::string>();
  const auto place = is_object ? node.place / "type" : node.place;
  if (word == "xpath") {
    document.refuse_unsupported(place, "XPath", "write one of: " + joined(words, ", "));
  }
  if (std::find(words.begin(), words.end(), word) == words.end()) {
    document.refuse_name(place, "type", "'" + word + "' is no type here", word, words);
  }
  if (!is_object) return word;
  const auto known = versions_of(word);
  const auto version = document.text(node, "version");
  if (known.empty()) {
    document.refuse(place, "type", "'" + word + "' has no versions", "write type: " + word);
  }
  if (std::find(known.begin(), known.end(), version) == known.end()) {
    document.refuse_name(node.place / "version", "type",
                         "'" + version + "' is no version of " + word + " that is understood",
                         version, known);
  }
  return word;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
