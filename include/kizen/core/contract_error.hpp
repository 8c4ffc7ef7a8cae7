#pragma once

#include <cstddef>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>

#include "detail/text.hpp"
#include "json_pointer.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Where something stands in a file that a person wrote.
struct SourcePlace {
  std::string file = {};     ///< as the user named it
  std::size_t line = 0;      ///< from 1; 0 where it is not known
  std::size_t column = 0;    ///< from 1; 0 where it is not known
  JsonPointer pointer = {};  ///< within the document; empty for the whole of it

  /// `FILE:LINE:COLUMN: #/pointer`, without the parts that are not known.
  std::string to_string() const {
    std::string text = file;
    if (line > 0) text += ":" + std::to_string(line);
    if (line > 0 && column > 0) text += ":" + std::to_string(column);
    if (!pointer.empty())
      text += (text.empty() ? "#" : ": #") + detail::printable(pointer.to_string());
    return text;
  }
};

inline std::ostream& operator<<(std::ostream& out, const SourcePlace& place) {
  return out << place.to_string();
}

/// A contract, suite or overlay that cannot be read, or that asks what cannot be checked.
///
/// Thrown while loading only. `what()` is one message: place, problem, what to do.
///
/// ```cpp
/// #include <kizen/core/contract_error.hpp>
/// #include <cassert>
///
/// const kizen::ContractError error({"a.json", 3, 7, {}}, "contract.reference",
///                                  "nothing is at #/components/schemas/Pgae",
///                                  "did you mean 'Page'?");
/// assert(std::string(error.what()) ==
///        "a.json:3:7: nothing is at #/components/schemas/Pgae; did you mean 'Page'?");
/// ```
class ContractError : public std::runtime_error {
 public:
  /// @param rule stable id of what was broken, such as `contract.reference`
  /// @param fix what the reader can do about it; may be empty
  ContractError(SourcePlace place, std::string rule, const std::string& problem,
                const std::string& fix = {})
      : std::runtime_error(sentence(place, problem, fix)),
        place_(std::move(place)),
        rule_(std::move(rule)) {}

  const SourcePlace& place() const { return place_; }
  const std::string& rule() const { return rule_; }

 private:
  static std::string sentence(const SourcePlace& place, const std::string& problem,
                              const std::string& fix) {
    std::string text = place.to_string();
    if (!text.empty()) text += ": ";
    text += problem;
    if (!fix.empty()) text += "; " + fix;
    return text;
  }

  SourcePlace place_;
  std::string rule_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
