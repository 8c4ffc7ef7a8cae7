#pragma once

#include <kizen/contract/contract.hpp>
#include <kizen/core/exchange.hpp>
#include <kizen/core/violation.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// The credentials that a recorded request carries, which no output may show: what it sends where
/// the contract's security schemes have theirs, and as Authorization, Proxy-Authorization and
/// Cookie. A credential stands there with and without its scheme's name in front; one of fewer than
/// four bytes does not.
std::vector<std::string> secrets_in(const kizen::Exchange& exchange,
                                    const kizen::Contract& contract);

/// Shows nothing of the values of query parameters that are not declared, which may be anything.
void hide_undeclared_values(std::vector<kizen::Violation>& violations);

}  // namespace kizen_tool
