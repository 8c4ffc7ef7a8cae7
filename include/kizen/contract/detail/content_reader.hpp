#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../operation.hpp"
#include "document_reader.hpp"
#include "object_fields.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the `content` maps of bodies.
class ContentReader {
 public:
  explicit ContentReader(const DocumentReader& reader) : reader_(reader) {}

  /// What the `content` of a Request Body or Response Object declares; none where it is absent.
  std::vector<Content> contents_of(const Node& owner) const {
    std::vector<Content> contents;
    const auto all = reader_.optional(owner, "content", json::value_t::object);
    if (all.value == nullptr) return contents;
    for (const auto& entry : all.value->items()) {
      auto content = content_of(entry.key(), {&entry.value(), all.place / entry.key()});
      check_is_new(contents, content, all, entry.key());
      contents.push_back(std::move(content));
    }
    return contents;
  }

 private:
  Content content_of(const std::string& key, const Node& node) const {
    const auto type = MediaType::parse(key);
    if (!type) {
      reader_.refuse(node.place, "contract.media_type", "'" + key + "' is no media type",
                     "write one like application/json");
    }
    check_fields(reader_, node, "Media Type Object");
    const auto schema = reader_.optional(node, "schema", json::value_t::object);
    return {*type, schema.value == nullptr ? std::nullopt : std::make_optional(schema.place)};
  }

  /// Of two keys that stand for the same bodies, one would never be looked at.
  ///
  /// @param contents of the keys before this one
  void check_is_new(const std::vector<Content>& contents, const Content& content, const Node& all,
                    const std::string& key) const {
    const auto same = std::find_if(contents.begin(), contents.end(), [&](const Content& other) {
      return other.type.covers(content.type) && content.type.covers(other.type) &&
             !other.type.narrower_than(content.type) && !content.type.narrower_than(other.type);
    });
    if (same == contents.end()) return;
    const auto other = std::next(all.value->begin(), same - contents.begin()).key();
    reader_.refuse(all.place / key, "contract.media_type",
                   "'" + other + "' and '" + key + "' are one media type", "remove one of the two");
  }

  const DocumentReader& reader_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
