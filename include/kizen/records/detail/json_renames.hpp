#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/json_tree.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Strings of a JSON text to be put in place of others, the rest of which stays byte for byte.
class JsonRenames {
 public:
  explicit JsonRenames(std::string_view text) : text_(text) {}

  /// @param string a string or a member's name; behind those that were renamed before
  void rename(JsonView string, const std::string& name) {
    renames_.push_back({string.offset(), end_of(string.offset()), json(name).dump()});
  }

  std::string apply() const {
    std::string result;
    std::size_t done = 0;
    for (const auto& one : renames_) {
      result += text_.substr(done, one.begin - done);
      result += one.text;
      done = one.end;
    }
    result += text_.substr(done);
    return result;
  }

 private:
  struct Rename {
    std::size_t begin;
    std::size_t end;
    std::string text;
  };

  /// Behind the closing quote of the string that begins there.
  std::size_t end_of(std::size_t begin) const {
    auto at = begin + 1;
    while (text_[at] != '"') at += text_[at] == '\\' ? 2 : 1;
    return at + 1;
  }

  std::string_view text_;
  std::vector<Rename> renames_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
