#pragma once

#include <array>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "../../contract/detail/strict_document.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../waivers.hpp"
#include "waiver_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether two entries speak of the same findings in the same words.
inline bool waives_the_same(const Waiver& a, const Waiver& b) {
  return std::tie(a.rule, a.operation, a.status, a.keyword, a.schema, a.instance) ==
         std::tie(b.rule, b.operation, b.status, b.keyword, b.schema, b.instance);
}

/// Reads a waivers file.
class WaiversReader {
 public:
  WaiversReader(const JsonSource& source, const Contract& contract)
      : document_(source, "waivers"), reader_(document_, contract) {}

  std::vector<Waiver> read() {
    static constexpr std::array<std::string_view, 3> members = {"$schema", "waivers", "entries"};
    const auto root = document_.root();
    document_.demand_members(root, members, "a waivers file");
    document_.optional_text(root, "$schema");
    check_version(root);
    const auto entries = document_.required(root, "entries", json::value_t::array);
    for (const auto& entry : StrictDocument::items(entries)) {
      auto waiver = reader_.read(entry, waivers_.size() + 1);
      for (const auto& earlier : waivers_) refuse_repeated(entry, earlier, waiver);
      waivers_.push_back(std::move(waiver));
    }
    return std::move(waivers_);
  }

 private:
  void check_version(const Node& root) const {
    const auto version = root.value->find("waivers");
    if (version != root.value->end() && *version == json(1)) return;
    document_.refuse(version == root.value->end() ? root.place : root.place / "waivers", "version",
                     "it does not say waivers: 1", "write that; it is the version of this format");
  }

  void refuse_repeated(const Node& entry, const Waiver& earlier, const Waiver& waiver) const {
    if (earlier.id == waiver.id) {
      document_.refuse(entry.place / "id", "duplicate", "'" + waiver.id + "' is an id twice",
                       "give each entry its own");
    }
    if (!waives_the_same(earlier, waiver)) return;
    document_.refuse(entry.place, "duplicate", "it waives the same as " + earlier.id,
                     "remove one of the two");
  }

  StrictDocument document_;
  WaiverReader reader_;
  std::vector<Waiver> waivers_;
};

}  // namespace detail

KIZEN_INLINE Waivers Waivers::from(const JsonSource& source, const Contract& contract) {
  return Waivers(detail::WaiversReader(source, contract).read());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
