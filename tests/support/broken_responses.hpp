#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "support/good_exchanges.hpp"

namespace kizen_test {

/// One way to break one rule of responses, where what is declared gives room for it.
struct ResponseBreaker {
  std::string rule;
  std::function<std::optional<kizen::Response>(const kizen::DeclaredResponse&, kizen::Response)>
      broken;
};

inline std::vector<ResponseBreaker> response_breakers() {
  using Declared = kizen::DeclaredResponse;
  using Response = kizen::Response;
  using Broken = std::optional<Response>;
  const auto where_content = [](auto change) {
    return [change](const Declared& declared, Response response) -> Broken {
      if (declared.contents.empty()) return std::nullopt;
      change(response);
      return response;
    };
  };
  return {
      {"response.body.json", where_content([](Response& one) { one.body.pop_back(); })},
      {"response.body.json", where_content([](Response& one) { one.body += "{}"; })},
      {"response.body.missing", where_content([](Response& one) { one.body.clear(); })},
      {"response.body.repeated",
       where_content([](Response& one) { one.body = R"({"a": 1, "a": 1})"; })},
      {"response.body.schema", where_content([](Response& one) { one.body = "[]"; })},
      {"response.body.undeclared",
       [](const Declared& declared, Response response) -> Broken {
         if (!declared.contents.empty()) return std::nullopt;
         response.body = "{}";
         return response;
       }},
      {"response.content_type.undeclared",
       where_content([](Response& one) { one.headers.set("Content-Type", "text/html"); })},
      {"response.content_type.undeclared",
       where_content([](Response& one) { one.headers.remove("Content-Type"); })},
      {"response.status.undeclared",
       [](const Declared&, Response response) -> Broken {
         response.status = 418;
         return response;
       }},
  };
}

}  // namespace kizen_test
