#include <iostream>
#include <kizen/check.hpp>

std::string verdict_of(const kizen::Checker& checker, const std::string& body);
std::string words_of(const kizen::Report& report);

int main() {
  const kizen::Checker checker(kizen::Contract::parse(R"({
    "openapi": "3.0.3",
    "info": {"title": "Counter", "version": "1"},
    "paths": {"/count": {"get": {"operationId": "count", "responses": {"200": {
      "description": "how many",
      "content": {"application/json": {"schema": {"type": "integer", "minimum": 0}}}}}}}}})",
                                                      "counter.json"));
  const kizen::Exchange kept{{"GET", "/count"}, {200, {{"Content-Type", "application/json"}}, "3"}};
  std::cout << words_of(checker.check(kept)) << ' ' << verdict_of(checker, "-1") << '\n';
}
