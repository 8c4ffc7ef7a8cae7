#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "../version.hpp"
#include "../violation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Does the same to violations and to those of every choice that they are part of. Violations that
/// shared a choice share it afterwards.
template <class Change>
class ViolationChange {
 public:
  /// @param change takes one violation, and leaves its choices alone
  explicit ViolationChange(Change change) : change_(std::move(change)) {}

  void operator()(Violation& violation) {
    change_(violation);
    for (auto& choice : violation.choices) choice = changed(choice);
  }

  void operator()(std::vector<Violation>& violations) {
    for (auto& violation : violations) (*this)(violation);
  }

 private:
  using SharedChoice = std::shared_ptr<const Choice>;

  SharedChoice changed(const SharedChoice& choice) {
    const auto known = changed_.find(choice);
    if (known != changed_.end()) return known->second;
    auto copy = std::make_shared<Choice>(*choice);
    for (auto& branch : copy->branches) (*this)(branch);
    return changed_.emplace(choice, std::move(copy)).first->second;
  }

  Change change_;
  std::map<SharedChoice, SharedChoice> changed_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
