#pragma once

#include <kizen/contract.hpp>
#include <string>
#include <utility>

namespace kizen_test {

/// An overlay of these actions, given as the inside of a JSON list.
inline kizen::Overlay overlay_of(const std::string& actions, const std::string& version = "1.1.0",
                                 const std::string& more = "") {
  return kizen::Overlay::from(kizen::read_json(
      R"({"overlay": ")" + version + R"(", "info": {"title": "Test", "version": "1"}, )" + more +
          "\n\"actions\": [" + actions + "]}",
      "test.overlay.json"));
}

/// Where a replaced value stands: the last member of a path, and the path to what holds it.
struct Replaced {
  std::string around;
  std::string member;
};

/// Two actions of one id that replace a member, whatever it was.
inline std::string replacing(const std::string& id, const Replaced& place,
                             const std::string& value) {
  const auto own = R"(, "x-contract": {"id": ")" + id + R"("}})";
  return R"({"target": ")" + place.around + "." + place.member + R"(", "remove": true)" + own +
         R"(, {"target": ")" + place.around + R"(", "update": {")" + place.member + "\": " + value +
         "}" + own;
}

}  // namespace kizen_test
