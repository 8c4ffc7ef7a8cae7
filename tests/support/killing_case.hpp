#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "kizen/check.hpp"

namespace kizen_test {

/// One exchange with one fault in it, and what must be said of the fault.
struct KillingCase {
  const kizen::Operation* operation;  ///< the one that the exchange is meant for
  std::string name;
  kizen::Exchange exchange;
  std::string rule;
  std::string instance = {};
  std::string keyword = {};  ///< empty where no schema, or the closest of several branches, decides
  bool instance_free = false;  ///< one of several equal requirements decides the place
};

using KillingCases = std::vector<KillingCase>;

inline std::ostream& operator<<(std::ostream& out, const KillingCase& one) {
  out << one.operation->id << ' ' << one.name << " (" << one.exchange << "): " << one.rule;
  if (!one.keyword.empty()) out << ": " << one.keyword;
  return out << " at '" << one.instance << "'";
}

/// A good exchange, and the operation that it was meant for.
struct GoodExchange {
  const kizen::Operation* operation;
  kizen::Exchange exchange;
};

}  // namespace kizen_test
