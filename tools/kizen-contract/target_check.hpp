#pragma once

#include <chrono>
#include <kizen/core/exchange.hpp>
#include <kizen/http/connection.hpp>
#include <string>
#include <vector>

#include "target_option.hpp"

namespace kizen_tool {

/// One thing that was found out about a target.
struct TargetFinding {
  enum class Kind { Good, Warning, Wrong };

  Kind kind;
  std::string subject;  ///< such as `TLS`
  std::string text;     ///< what is so, and where it is wrong what to do
};

/// Finds out what of a target can be reached and what its credentials permit, by a handful of
/// requests that read.
class TargetCheck {
 public:
  explicit TargetCheck(const TargetPlace& place) : place_(place) {}

  std::vector<TargetFinding> run();

 private:
  void say(TargetFinding::Kind kind, std::string subject, std::string text);
  bool look_at_address();
  void look_at_tls(const kizen::Connection& connection);
  void look_at_clock(const kizen::Response& response);
  void look_at_rate(const kizen::Response& response);
  void tell_credentials(const std::string& subject, const std::string& prefix, int status);
  void tell_silence(const kizen::Connection& connection, const kizen::NoAnswer& none);
  void tell_object(const std::string& name, const kizen::Response& response);
  void look_at_objects(kizen::Connection& connection);
  void look_at_others(kizen::Connection& connection);
  void tell_writes();
  kizen::Request search(const std::string& object) const;

  const TargetPlace& place_;
  std::vector<TargetFinding> findings_;
};

}  // namespace kizen_tool
