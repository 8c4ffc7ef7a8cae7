#include "coverage_text.hpp"

#include <fmt/format.h>

#include <kizen/check.hpp>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "one_line.hpp"

namespace kizen_tool {
namespace {

std::string number_of(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// The operation that the name of a place starts with: its id, or method and path without one.
std::string_view operation_of(std::string_view place) {
  const auto first = place.find(' ');
  const bool is_method = first != std::string_view::npos && place[first + 1] == '/' &&
                         place.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == first;
  return place.substr(0, is_method ? place.find(' ', first + 1) : first);
}

}  // namespace

std::string coverage_text(const kizen::Coverage& coverage) {
  std::string text;
  add_line(text, fmt::format("coverage of {}, by {}", kizen::detail::contract_text(coverage),
                             number_of(coverage.exchanges, "exchange")));
  for (const auto& [category, own] : coverage.categories) {
    add_line(text, fmt::format("  {:<10} {:>6} of {:>6}  {:>5.1f} %", to_string(category),
                               own.seen(), own.of, own.percent()));
  }
  if (!coverage.undeclared_statuses.empty()) {
    add_line(text, "  seen, but not declared: " +
                       kizen::detail::joined(coverage.undeclared_statuses, ", "));
  }
  if (coverage.other_exchanges > 0) {
    add_line(text, "  not counted: " + number_of(coverage.other_exchanges, "exchange") +
                       " of other contracts");
  }
  if (coverage.cut_short > 0) {
    add_line(text, "  not gone through to the end: " +
                       fmt::format("{} {}", coverage.cut_short,
                                   coverage.cut_short == 1 ? "body" : "bodies"));
  }
  return text;
}

std::string unseen_text(const kizen::Coverage& coverage) {
  std::map<std::string, std::string> by_operation;
  for (const auto& [category, own] : coverage.categories) {
    for (const auto& place : own.unseen) {
      const std::string operation(operation_of(place));
      const auto rest = place.substr(operation.size());
      add_line(by_operation[operation], fmt::format("    {:<10} {}", to_string(category),
                                                    rest.empty() ? " no answer" : rest));
    }
  }
  if (by_operation.empty()) return {};
  std::string text = "never seen\n";
  for (const auto& [operation, lines] : by_operation) {
    add_line(text, "  " + operation);
    text += lines;
  }
  return text;
}

}  // namespace kizen_tool
