#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "../../core/version.hpp"
#include "received_bytes.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Cuts the exchange in flight, to about 50 ms, when it takes too long, is given up on, or brings
/// bytes without end that are no whole head and no piece of a body.
///
/// It shuts a descriptor of its own for the exchange's socket, so whatever waits there wakes at
/// once: while connecting, in the TLS handshake, writing and reading alike. The client itself is
/// only ever touched by the thread that sends. The watching thread starts with the first exchange
/// and sleeps where none is in flight.
class ExchangeWatch {
 public:
  enum class Cut { None, TooLong, TooMuch, Canceled };

  /// How many bytes may come without the end of a head, or a piece of a body: httplib keeps them all.
  static constexpr std::uint64_t most_at_once = 1024 * 1024;

  /// What came of an exchange on the wire.
  struct Came {
    bool is_known = false;
    std::uint64_t bytes = 0;
  };

  explicit ExchangeWatch(const std::atomic<bool>* canceled) : canceled_(canceled) {}

  ExchangeWatch(const ExchangeWatch&) = delete;
  ExchangeWatch& operator=(const ExchangeWatch&) = delete;

  ~ExchangeWatch() {
    change([this] { leaving_ = true; });
    if (thread_.joinable()) thread_.join();
    forget_socket();
  }

  /// An exchange begins, which may take that long. Where the flag is set already, it cancels this
  /// one no more.
  ///
  /// @param is_patient whether the flag does not cancel it at all
  void begin(std::chrono::milliseconds limit, bool is_patient = false) {
    if (!thread_.joinable()) thread_ = std::thread([this] { watch(); });
    change([&] {
      limit_ = limit;
      cut_ = Cut::None;
      has_piece_ = false;
      begun_ = std::chrono::steady_clock::now();
      canceled_since_ = begun_;
      received_before_ = received_bytes(socket_).value_or(0);
      read_before_ = read_bytes(socket_).value_or(0);
      cancelable_ = !is_patient && !is_canceled();
      in_flight_ = true;
    });
  }

  /// The exchange, and those after it, go over this socket. To be called before it connects.
  void use(int socket) {
    const std::lock_guard<std::mutex> lock(mutex_);
    forget_socket();
    socket_ = fcntl(socket, F_DUPFD_CLOEXEC, 0);
    received_before_ = 0;
    read_before_ = 0;
  }

  /// A whole head has come, or a piece of a body.
  void note_piece() { has_piece_ = true; }

  /// The exchange has ended: of itself, or because it was cut.
  ///
  /// @param answered whether its socket may serve another one
  Cut finish(bool answered) {
    const std::lock_guard<std::mutex> lock(mutex_);
    in_flight_ = false;
    const auto received = received_bytes(socket_);
    came_ = {received.has_value(), received.value_or(0) - received_before_};
    if (!answered || cut_ != Cut::None) forget_socket();
    return cut_;
  }

  /// What came in the exchange that has ended, where it brought no response.
  Came came() const { return came_; }

 private:
  static constexpr std::chrono::milliseconds pace{50};
  /// How long an answer is waited for after a cancel: it may name what is to be removed again.
  static constexpr std::chrono::milliseconds grace{500};

  /// A thread that looks every so often anyway is not woken.
  template <class Change>
  void change(Change&& apply) {
    const std::lock_guard<std::mutex> lock(mutex_);
    apply();
    if (sleeping_ || leaving_) wake_.notify_one();
  }

  void watch() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!leaving_) {
      sleeping_ = !in_flight_;
      if (sleeping_) {
        wake_.wait(lock, [this] { return in_flight_ || leaving_; });
        sleeping_ = false;
      }
      wake_.wait_for(lock, pace, [this] { return leaving_; });
      if (in_flight_) look();
    }
  }

  /// Once cut, an exchange is cut at every look: it may have gone on to another address.
  void look() {
    if (cut_ == Cut::None) cut_ = cause();
    if (cut_ != Cut::None && socket_ >= 0) shutdown(socket_, SHUT_RDWR);
  }

  Cut cause() {
    const auto now = std::chrono::steady_clock::now();
    if (!cancelable_ || !is_canceled()) {
      canceled_since_ = now;
    } else if (now - canceled_since_ >= grace) {
      return Cut::Canceled;
    }
    // Not the other way round: a limit of hours without number would overflow.
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_);
    if (taken >= limit_) return Cut::TooLong;
    return brings_too_much() ? Cut::TooMuch : Cut::None;
  }

  bool brings_too_much() {
    const auto read = read_bytes(socket_);
    if (!read) return false;
    if (has_piece_.exchange(false)) read_before_ = *read;
    return *read > read_before_ + most_at_once;
  }

  bool is_canceled() const { return canceled_ != nullptr && canceled_->load(); }

  void forget_socket() {
    if (socket_ >= 0) close(socket_);
    socket_ = -1;
  }

  std::chrono::milliseconds limit_{0};
  const std::atomic<bool>* const canceled_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::chrono::steady_clock::time_point begun_ = {};
  std::chrono::steady_clock::time_point canceled_since_ = {};
  std::uint64_t received_before_ = 0;  ///< when the exchange began
  std::uint64_t read_before_ = 0;      ///< when the last piece had come
  std::atomic<bool> has_piece_{false};
  Came came_ = {};
  Cut cut_ = Cut::None;
  int socket_ = -1;
  bool cancelable_ = false;
  bool in_flight_ = false;
  bool sleeping_ = false;
  bool leaving_ = false;
  std::thread thread_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
