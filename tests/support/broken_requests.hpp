#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/good_exchanges.hpp"

namespace kizen_test {

/// A request that breaks one rule, at one place.
struct BrokenRequest {
  BrokenRequest(kizen::Request sent, std::string at = {})
      : request(std::move(sent)), instance(std::move(at)) {}

  kizen::Request request;
  std::string instance;
};

/// One way to break one rule of requests, where the operation gives room for it.
struct RequestBreaker {
  std::string rule;
  std::function<std::optional<BrokenRequest>(const kizen::Operation&, kizen::Request)> broken;
};

inline kizen::Request with_query(kizen::Request request, const std::string& pair) {
  const bool has_query = request.target.find('?') != std::string::npos;
  request.target += (has_query ? "&" : "?") + pair;
  return request;
}

inline std::string path_of(const kizen::Request& request) {
  return request.target.substr(0, request.target.find('?'));
}

/// Another path, the same query.
inline kizen::Request with_path(kizen::Request request, const std::string& path) {
  request.target.replace(0, path_of(request).size(), path);
  return request;
}

inline kizen::Request with_body(kizen::Request request, std::string body) {
  request.body = std::move(body);
  return request;
}

inline kizen::Request with_header(kizen::Request request, const char* name, const char* value) {
  request.headers.remove(name);
  if (value != nullptr) request.headers.add(name, value);
  return request;
}

/// Breakers for bodies and their media types.
inline std::vector<RequestBreaker> body_breakers() {
  using Operation = kizen::Operation;
  using Request = kizen::Request;
  using Broken = std::optional<BrokenRequest>;
  const auto where_body = [](auto change) {
    return [change](const Operation& operation, Request request) -> Broken {
      if (!operation.body) return std::nullopt;
      return change(std::move(request));
    };
  };
  return {
      {"request.body.json",
       where_body([](Request one) { return with_body(std::move(one), R"({"fields": [})"); })},
      {"request.body.repeated",
       [](const Operation& operation, Request request) -> Broken {
         if (!operation.body) return std::nullopt;
         return BrokenRequest(with_body(std::move(request), R"({"a": [{"b": 1, "b": 1}]})"),
                              "/a/0/b");
       }},
      {"request.body.schema",
       where_body([](Request one) { return with_body(std::move(one), "[]"); })},
      {"request.body.missing",
       [](const Operation& operation, Request request) -> Broken {
         if (!operation.body || !operation.body->required) return std::nullopt;
         return with_body(std::move(request), "");
       }},
      {"request.body.undeclared",
       [](const Operation& operation, Request request) -> Broken {
         if (operation.body) return std::nullopt;
         return with_body(std::move(request), "{}");
       }},
      {"request.content_type.missing", where_body([](Request one) {
         return with_header(std::move(one), "Content-Type", nullptr);
       })},
      {"request.content_type.undeclared", where_body([](Request one) {
         return with_header(std::move(one), "Content-Type", "text/plain");
       })},
      {"request.content_type.undeclared",
       where_body([](Request one) { return with_header(std::move(one), "Content-Type", "json"); })},
  };
}

/// Breakers for method, path and credentials.
inline std::vector<RequestBreaker> target_breakers() {
  using Operation = kizen::Operation;
  using Request = kizen::Request;
  using Broken = std::optional<BrokenRequest>;
  std::vector<RequestBreaker> breakers = {
      {"request.method.undeclared",
       [](const Operation&, Request request) -> Broken {
         request.method = "TRACE";
         return request;
       }},
      {"request.path.encoding",
       [](const Operation&, const Request& request) -> Broken {
         return with_path(request, path_of(request) + "%zz");
       }},
      {"request.path.undeclared",
       [](const Operation&, const Request& request) -> Broken {
         return with_path(request, path_of(request) + "/");
       }},
      {"request.path.schema",
       [](const Operation& operation, const Request& request) -> Broken {
         if (operation.parameter("field_id", kizen::ParameterPlace::Path) == nullptr) {
           return std::nullopt;
         }
         return BrokenRequest(with_path(request, path_of(request) + "f"), "/field_id");
       }},
  };
  for (const char* const name : {"X-API-KEY", "X-BUSINESS-ID", "X-USER-ID"}) {
    breakers.push_back(
        {"request.security.missing", [name](const Operation&, const Request& request) -> Broken {
           return BrokenRequest(with_header(request, name, nullptr), std::string("/") + name);
         }});
  }
  return breakers;
}

/// The query without the pairs of one name, then `pairs`.
inline kizen::Request with_pairs(const kizen::Request& request, const std::string& name,
                                 const std::string& pairs) {
  auto changed = request;
  changed.target = path_of(request);
  const auto mark = request.target.find('?');
  if (mark != std::string::npos) {
    const auto query = request.target.substr(mark + 1);
    for (const auto pair : kizen::detail::split(query, '&')) {
      if (pair.substr(0, pair.find('=')) == name) continue;
      changed = with_query(std::move(changed), std::string(pair));
    }
  }
  return with_query(std::move(changed), pairs);
}

/// The first query parameter that is, or is not, a string; null where there is none.
inline const kizen::Parameter* query_parameter(const kizen::Operation& operation, bool is_string) {
  for (const auto& parameter : operation.parameters) {
    const auto& schema = *kizen::json_at(kizen::records().document(), parameter.schema);
    const bool fits = parameter.place == kizen::ParameterPlace::Query &&
                      (schema.at("type") == "string") == is_string;
    if (fits) return &parameter;
  }
  return nullptr;
}

inline std::optional<BrokenRequest> with_mistyped(const kizen::Operation& operation,
                                                  const kizen::Request& request) {
  const auto* parameter = query_parameter(operation, false);
  if (parameter == nullptr) return std::nullopt;
  return BrokenRequest(with_pairs(request, parameter->name, parameter->name + "=first"),
                       "/" + parameter->name);
}

inline std::optional<BrokenRequest> with_repeated(const kizen::Operation& operation,
                                                  const kizen::Request& request) {
  const auto* text = query_parameter(operation, true);
  const auto* parameter = text == nullptr ? query_parameter(operation, false) : text;
  if (parameter == nullptr) return std::nullopt;
  const auto pair = parameter->name + (text == nullptr ? "=true" : "=a");
  return BrokenRequest(with_pairs(request, parameter->name, pair + "&" + pair),
                       "/" + parameter->name);
}

inline std::optional<BrokenRequest> without_required(const kizen::Operation& operation,
                                                     const kizen::Request& request) {
  for (const auto& parameter : operation.parameters) {
    if (parameter.place != kizen::ParameterPlace::Query || !parameter.required) continue;
    kizen::Request changed = request;
    changed.target = path_of(request);
    return BrokenRequest(changed, "/" + parameter.name);
  }
  return std::nullopt;
}

inline std::vector<RequestBreaker> query_breakers() {
  using Operation = kizen::Operation;
  using Request = kizen::Request;
  using Broken = std::optional<BrokenRequest>;
  return {
      {"request.query.missing", without_required},
      {"request.query.repeated", with_repeated},
      {"request.query.schema", with_mistyped},
      {"request.query.undeclared",
       [](const Operation&, const Request& request) -> Broken {
         return BrokenRequest(with_query(request, "pages=1"), "/pages");
       }},
  };
}

inline std::vector<RequestBreaker> request_breakers() {
  std::vector<RequestBreaker> all;
  for (const auto& some : {body_breakers(), target_breakers(), query_breakers()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace kizen_test
