#include <iostream>
#include <kizen/check.hpp>

int main() {
  const kizen::Checker checker(kizen::Contract::parse(R"({
    "openapi": "3.0.3",
    "info": {"title": "Counter", "version": "1"},
    "paths": {"/count": {"get": {"operationId": "count", "responses": {"200": {
      "description": "how many",
      "content": {"application/json": {"schema": {"type": "integer", "minimum": 0}}}}}}}}})",
                                                      "counter.json"));
  const auto report =
      checker.check({{"GET", "/count"}, {200, {{"Content-Type", "application/json"}}, "-1"}});
  std::cout << report << '\n';
  return report.verdict() == kizen::Verdict::Violates ? 0 : 1;
}
