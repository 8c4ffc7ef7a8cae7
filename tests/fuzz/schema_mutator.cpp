// How libFuzzer changes an input of schema_fuzz: half of the time as bytes, else as two JSON values,
// by schema_mutations.json.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/input.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using nlohmann::json;

const json& mutations() {
  static const auto read =
      json::parse(std::ifstream(KIZEN_SOURCE_DIR "/tests/fuzz/schema_mutations.json"));
  return read;
}

class Mutation {
 public:
  explicit Mutation(unsigned seed) : random_(seed) {}

  void change(json& schema, json& value) {
    if (below(3) == 0) {
      change_value(one_of(nodes_of(value)), schema);
    } else {
      change_schema(one_of(nodes_of(schema)), schema, value);
    }
  }

  std::size_t below(std::size_t limit) { return random_() % std::max<std::size_t>(limit, 1); }

 private:
  static void collect(json& node, std::vector<json*>& all) {
    all.push_back(&node);
    if (!node.is_structured()) return;
    for (auto& child : node) collect(child, all);
  }

  static std::vector<json*> nodes_of(json& root) {
    std::vector<json*> all;
    collect(root, all);
    return all;
  }

  json& one_of(const std::vector<json*>& nodes) { return *nodes[below(nodes.size())]; }

  const json& any_of(const json& list) { return list[below(list.size())]; }

  void change_value(json& node, json& schema) {
    switch (below(6)) {
      case 0:
        erase_from(node);
        return;
      case 1: {  // a limit or an enum's member hits what it is held to
        const json copy = one_of(nodes_of(schema));
        node = copy;
        return;
      }
      case 2:
        if (node.is_array()) return node.push_back(any_of(mutations()["values"]));
        if (node.is_object()) node[below(2) == 0 ? "a" : "b"] = any_of(mutations()["values"]);
        return;
      default:
        node = any_of(mutations()["values"]);
    }
  }

  void change_schema(json& node, json& schema, json& value) {
    switch (below(8)) {
      case 0:
        erase_from(node);
        return;
      case 1:
        node = json{{any_keyword("not", "x-a"), json(node)}};
        return;
      case 2:
        node = json{{any_keyword("anyOf", "oneOf"), json::array({json(node), json::object()})}};
        return;
      case 3: {
        const json copy = one_of(nodes_of(below(2) == 0 ? schema : value));
        node = copy;
        return;
      }
      default:
        add_keyword(node);
    }
  }

  const char* any_keyword(const char* one, const char* other) {
    return below(2) == 0 ? one : other;
  }

  void erase_from(json& node) {
    if (!node.is_structured() || node.empty()) return;
    auto at = node.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(node.size())));
    node.erase(at);
  }

  void add_keyword(json& node) {
    const auto& keywords = mutations()["keywords"];
    auto at = keywords.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(keywords.size())));
    if (node.is_object()) {
      node[at.key()] = any_of(at.value());
    } else {
      node = any_of(mutations()["values"]);
    }
  }

  std::minstd_rand random_;
};

std::string mutated(std::string_view bytes, unsigned seed) {
  kizen_fuzz::Input input(bytes);
  auto schema = json::parse(input.line(), nullptr, false);
  auto value = json::parse(input.rest(), nullptr, false);
  if (schema.is_discarded()) schema = json::object();
  if (value.is_discarded()) value = nullptr;
  Mutation mutation(seed);
  for (std::size_t left = 1 + mutation.below(4); left > 0; --left) mutation.change(schema, value);
  constexpr auto replace = json::error_handler_t::replace;
  return schema.dump(-1, ' ', false, replace) + "\n" + value.dump(-1, ' ', false, replace);
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  const auto text = mutated({reinterpret_cast<const char*>(data), size}, seed);
  if (text.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::copy(text.begin(), text.end(), data);
  return text.size();
}
