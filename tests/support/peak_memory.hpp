#pragma once

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>

namespace kizen_test {

/// Whether memory is what the program asks for, and no more.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_memory_watched = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool is_memory_watched = true;
#else
inline constexpr bool is_memory_watched = false;
#endif
#else
inline constexpr bool is_memory_watched = false;
#endif

/// By how much the resident memory of this process rises above where it began. Linux only.
class PeakMemory {
 public:
  PeakMemory() {
    std::ofstream("/proc/self/clear_refs") << '5';
    begin_ = kibibytes("VmRSS:");
  }

  /// In MiB; nothing where the system does not tell.
  std::optional<std::size_t> growth() const {
    const auto peak = kibibytes("VmHWM:");
    if (begin_ == 0 || peak == 0 || is_memory_watched) return std::nullopt;
    return (peak < begin_ ? 0 : peak - begin_) / 1024;
  }

 private:
  static std::size_t kibibytes(const std::string& wanted) {
    std::ifstream status("/proc/self/status");
    std::string word;
    std::size_t number = 0;
    while (status >> word) {
      if (word == wanted && status >> number) return number;
    }
    return 0;
  }

  std::size_t begin_ = 0;
};

}  // namespace kizen_test
