#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include "../core/exchange.hpp"
#include "../core/version.hpp"
#include "../http/no_answer.hpp"
#include "../http/target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Sends a request to a target, and gives what came back within a limit, where there is one.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// const kizen::Transport nobody = [](const kizen::Target&, const kizen::Request&,
///                                    std::optional<std::chrono::milliseconds>) {
///   return kizen::NoAnswer{kizen::NoAnswer::Reason::Timeout};
/// };
/// const auto answer = nobody(kizen::Target::parse("http://127.0.0.1:1"), {"GET", "/"}, {});
/// assert(std::get_if<kizen::NoAnswer>(&answer) != nullptr);
/// ```
using Transport = std::function<Answer(const Target&, const Request&,
                                       std::optional<std::chrono::milliseconds> limit)>;

}  // namespace KIZEN_ABI
}  // namespace kizen
