// Writes what kizen says of many bodies, for tests/checks/oracle_test.py to hold against another
// validator. One JSON text a line: {"contract": NAME, "document": ...} opens a contract; each body
// that follows is one of its messages.
//
// usage: write_bodies [COUNT of random bodies for each request and response, 400]

#include <cstddef>
#include <iostream>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "oracle/random_bodies.hpp"
#include "support/good_exchanges.hpp"
#include "support/killing_cases.hpp"
#include "support/workshop_contract.hpp"

namespace {

using kizen_test::GoodBody;
using kizen_test::Half;
using kizen_test::json;

const char* verdict_word(const kizen::Report& report) {
  if (report.verdict() == kizen::Verdict::Conforms) return "valid";
  return report.verdict() == kizen::Verdict::Violates ? "invalid" : "unchecked";
}

class Writer {
 public:
  explicit Writer(const kizen::Checker& checker) : checker_(checker) {
    const auto& contract = checker.contract();
    std::cout << json{{"contract", contract.name()}, {"document", contract.document()}} << '\n';
  }

  void write(const GoodBody& good, const char* origin, const json& body) const {
    const bool is_request = good.half == Half::Request;
    const auto text = body.dump();
    const auto report = is_request
                            ? checker_.check_request_body(*good.operation, text)
                            : checker_.check_response_body(*good.operation, good.status, text);
    std::cout << json{{"operation", good.operation->id},
                      {"direction", is_request ? "request" : "response"},
                      {"status", good.status},
                      {"schema", good.schema.to_string()},
                      {"origin", origin},
                      {"body", body},
                      {"kizen", verdict_word(report)}}
              << '\n';
  }

 private:
  const kizen::Checker& checker_;
};

/// The good bodies of each operation and status, requests under 0.
std::vector<std::vector<GoodBody>> by_message(const kizen_test::GoodExchanges& goods) {
  std::map<std::tuple<std::string, int>, std::vector<GoodBody>> messages;
  for (auto& good : kizen_test::good_bodies(goods)) {
    messages[{good.operation->id, good.status}].push_back(good);
  }
  std::vector<std::vector<GoodBody>> all;
  for (auto& one : messages) all.push_back(std::move(one.second));
  return all;
}

void write_bodies(const kizen::Checker& checker, const kizen_test::GoodExchanges& goods,
                  int random_bodies) {
  const Writer writer(checker);
  const auto& contract = checker.contract();
  unsigned seed = 1;
  for (const auto& message : by_message(goods)) {
    const auto half = message.front().half;
    const auto samples = kizen_test::samples_of(contract, goods, half);
    const kizen_test::BodyFaults faults(contract.document(), half, samples);
    std::vector<json> bodies;
    for (const auto& good : message) {
      writer.write(good, "good", good.body);
      for (const auto& fault : faults.of(good.schema, good.body)) {
        writer.write(good, "fault", fault.body);
      }
      bodies.push_back(good.body);
    }
    kizen_test::RandomBodies random(bodies, seed++);
    for (int i = 0; i < random_bodies; ++i) {
      writer.write(message.front(), "random", random.next());
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  const int random_bodies = count > 1 ? std::stoi(arguments[1]) : 400;
  write_bodies(kizen_test::records_checker(), kizen_test::good_exchanges(), random_bodies);
  write_bodies(kizen_test::workshop_checker(), kizen_test::workshop_exchanges(), random_bodies);
}
