// A contract: it is read or refused, and what was read can be asked.

#include <string>

#include "fuzz/require.hpp"
#include "fuzz/target.hpp"

namespace {

void ask_everything(const kizen::Checker& checker) {
  for (const auto& operation : checker.contract().operations()) {
    kizen_fuzz::require_sound(checker.check_request({operation.method, operation.path}),
                              checker.contract());
    kizen_fuzz::require_sound(checker.check_request_body(operation, "{}"), checker.contract());
    kizen_fuzz::require_sound(checker.check_response_body(operation, 200, "[null]"),
                              checker.contract());
  }
}

void read_contract(std::string_view bytes) {
  try {
    ask_everything(
        kizen::Checker(kizen::Contract::parse(std::string(bytes), "input.openapi.json")));
  } catch (const kizen::ContractError& error) {
    kizen_fuzz::require(!error.rule().empty(), "a refusal names its rule");
    kizen_fuzz::require(error.place().file == "input.openapi.json", "a refusal names its file");
  }
}

}  // namespace

KIZEN_FUZZ_TARGET(contract_fuzz, read_contract);
