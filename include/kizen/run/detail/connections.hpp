#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <optional>

#include "../../http.hpp"
#include "../transport.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One connection a target, opened when it is first needed.
class Connections {
 public:
  explicit Connections(const std::atomic<bool>* canceled) : canceled_(canceled) {}

  /// Sends over these connections; they must outlive it.
  Transport transport() {
    return [this](const Target& target, const Request& request,
                  std::optional<std::chrono::milliseconds> limit) {
      return all_.try_emplace(&target, target, canceled_).first->second.send(request, limit);
    };
  }

 private:
  const std::atomic<bool>* canceled_;
  std::map<const Target*, Connection> all_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
