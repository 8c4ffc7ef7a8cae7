#include "contract_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <kizen/run.hpp>
#include <string>
#include <utility>
#include <vector>

#include "one_line.hpp"
#include "unchecked_text.hpp"

namespace kizen_tool {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

/// A title, then rows of two columns.
std::string table(const std::string& title, const Rows& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.first.size());
  std::string text = title + "\n";
  for (const auto& [name, meaning] : rows) {
    add_line(text, fmt::format("  {:<{}}  {}", name, width, meaning));
  }
  return text;
}

/// A member of `info`; empty where it is absent. A version may be a number, though it should not.
std::string text_of_info(const kizen::Contract& contract, const char* member) {
  const auto* value = kizen::json_at(contract.document(), kizen::JsonPointer() / "info" / member);
  if (value == nullptr) return {};
  return value->is_string() ? value->get<std::string>() : kizen::detail::shown(*value);
}

std::size_t schema_count(const kizen::Contract& contract) {
  const auto* schemas =
      kizen::json_at(contract.document(), kizen::JsonPointer() / "components" / "schemas");
  return schemas == nullptr ? 0 : schemas->size();
}

std::string title_lines(const kizen::Contract& contract) {
  const auto title = text_of_info(contract, "title");
  const auto version = text_of_info(contract, "version");
  std::string text;
  add_line(text, fmt::format("{}: {}, {}", kizen::identity_of(contract).to_string(),
                             title.empty() ? "no title" : title,
                             version.empty() ? "no version" : "version " + version));
  add_line(text, kizen::detail::counted(contract.operations().size(), "operation") + ", " +
                     kizen::detail::counted(schema_count(contract), "schema"));
  return text;
}

Rows operation_rows(const kizen::Contract& contract) {
  Rows rows;
  for (const auto& operation : contract.operations()) {
    rows.emplace_back(operation.id, operation.method + " " + operation.path);
  }
  return rows;
}

Rows rule_rows() {
  Rows rows;
  for (const auto& rule : kizen::rules()) rows.emplace_back(rule.id, rule.meaning);
  return rows;
}

}  // namespace

std::string contract_text(const kizen::Checker& checker) {
  const auto& contract = checker.contract();
  std::vector<const kizen::Operation*> operations;
  for (const auto& operation : contract.operations()) operations.push_back(&operation);
  return title_lines(contract) + "\n" + unchecked_text(checker, operations) + "\n" +
         table("operations", operation_rows(contract)) + "\n" + table("rules", rule_rows());
}

}  // namespace kizen_tool
