#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The target of a request, put together piece by piece; each piece is percent-encoded.
class RecordTarget {
 public:
  /// Adds a segment to the path.
  RecordTarget& segment(std::string_view text) {
    target_ += "/" + percent_encoded(text);
    return *this;
  }

  /// Adds a parameter to the query, if there is a value.
  RecordTarget& parameter(std::string_view name, const std::optional<std::string>& value) {
    if (!value) return *this;
    target_ += (has_query_ ? "&" : "?") + percent_encoded(name) + "=" + percent_encoded(*value);
    has_query_ = true;
    return *this;
  }
  RecordTarget& parameter(std::string_view name, const std::optional<long long>& number) {
    return number ? parameter(name, std::to_string(*number)) : *this;
  }
  RecordTarget& parameter(std::string_view name, const std::optional<bool>& flag) {
    return flag ? parameter(name, std::string(*flag ? "true" : "false")) : *this;
  }
  RecordTarget& parameter(std::string_view name,
                          const std::optional<std::vector<std::string>>& list) {
    return list ? parameter(name, joined(*list, ",")) : *this;
  }

  const std::string& text() const { return target_; }

 private:
  std::string target_ = "/api/records";
  bool has_query_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
