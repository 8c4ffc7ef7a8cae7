#include "kizen/tenant/detail/fair_shared_mutex.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <vector>

namespace {

using kizen::detail::FairSharedMutex;
using std::chrono::milliseconds;

TEST(FairSharedMutex, LetsReadersInTogetherAndWritersAlone) {
  FairSharedMutex mutex;
  long count = 0;
  std::vector<std::thread> threads;
  for (int n = 0; n < 4; ++n) {
    threads.emplace_back([&] {
      for (int round = 0; round < 2000; ++round) {
        const std::unique_lock lock(mutex);
        ++count;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count, 8000);
  const std::shared_lock first(mutex);
  auto second = std::async(std::launch::async, [&] { const std::shared_lock lock(mutex); });
  EXPECT_EQ(second.wait_for(std::chrono::seconds(30)), std::future_status::ready);
}

/// Readers who are never all gone at once.
TEST(FairSharedMutex, AWriterGetsInWhileReadersKeepComing) {
  FairSharedMutex mutex;
  std::atomic<bool> ended{false};
  std::vector<std::thread> readers;
  for (int n = 0; n < 64; ++n) {
    readers.emplace_back([&] {
      while (!ended) {
        const std::shared_lock lock(mutex);
        std::this_thread::sleep_for(milliseconds(5));
      }
    });
  }
  std::this_thread::sleep_for(milliseconds(50));
  auto writer = std::async(std::launch::async, [&] { const std::unique_lock lock(mutex); });
  EXPECT_EQ(writer.wait_for(std::chrono::seconds(10)), std::future_status::ready);
  ended = true;
  for (auto& reader : readers) reader.join();
}

}  // namespace
