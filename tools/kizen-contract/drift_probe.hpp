#pragma once

#include <cstddef>
#include <functional>
#include <kizen/contract/contract.hpp>
#include <kizen/core/exchange.hpp>
#include <kizen/http/connection.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// Looks at a Records tenant by requests that read, and hands on every exchange.
///
/// Of each object: a page of records, the first of them in every way it can be read, what its
/// relationships lead to, and what is not there; then a request without credentials.
class DriftProbe {
 public:
  using Tell = std::function<void(const kizen::Operation&, const kizen::Exchange&)>;

  /// @param contract names the operations; it outlives this, as do the others
  DriftProbe(const kizen::Contract& contract, kizen::Connection& connection, const Tell& tell)
      : contract_(contract), connection_(connection), tell_(tell) {}

  /// Looks at one object by its api name. Why nothing can be said of it: no answer came, or its
  /// records are refused; empty where all is well.
  std::string look_at(const std::string& object);

  /// The answer to a lookup without any credentials, which is not handed on.
  kizen::Answer answer_without_credentials(const std::string& object);

 private:
  /// Sends a request with the target's credentials; nothing where no answer came, which is noted.
  kizen::Response send(const char* operation, const std::string& method, const std::string& target,
                       const std::string& body = {});
  kizen::Response exchange(const char* operation, kizen::Request request);
  void look_at_record(const std::string& object, const kizen::json& record);

  const kizen::Contract& contract_;
  kizen::Connection& connection_;
  const Tell& tell_;
  std::string problem_;
};

}  // namespace kizen_tool
