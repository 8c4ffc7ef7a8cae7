#pragma once

#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/exchange.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "behaviour.hpp"
#include "behaviour_knobs.hpp"
#include "faults_document.hpp"
#include "message_edit.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// All that is to be known of a fault: what the tenant does otherwise, and how messages are changed.
struct FaultEffect {
  Behaviour behaviour = {};
  std::vector<RequestEdit> requests = {};
  std::vector<ResponseEdit> responses = {};
};

inline json fault_list() { return json::parse(faults_document()).at("faults"); }

/// The effect of an entry of the list.
/// @throws std::exception where it cannot be read
inline FaultEffect effect_of(const json& entry) {
  FaultEffect effect;
  set_behaviour(effect.behaviour, entry.value("set", json::object()));
  for (const auto& edit : entry.value("request", json::array())) effect.requests.emplace_back(edit);
  for (const auto& edit : entry.value("response", json::array())) {
    effect.responses.emplace_back(edit);
  }
  return effect;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
