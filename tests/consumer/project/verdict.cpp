#include <kizen/check.hpp>

std::string words_of(const kizen::Report& report);

std::string verdict_of(const kizen::Checker& checker, const std::string& body) {
  return words_of(
      checker.check({{"GET", "/count"}, {200, {{"Content-Type", "application/json"}}, body}}));
}
