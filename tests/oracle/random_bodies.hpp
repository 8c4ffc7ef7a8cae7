#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "support/schema_fit.hpp"

namespace kizen_test {

/// Bodies made of good ones by a few careless edits each; the same for the same seed.
class RandomBodies {
 public:
  RandomBodies(std::vector<json> good, unsigned seed) : good_(std::move(good)), random_(seed) {}

  json next() {
    auto body = good_[below(good_.size())];
    for (auto edits = 1 + below(3); edits > 0; --edits) edit(body);
    return body;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  static void add_places(json& value, std::vector<json*>& places) {
    places.push_back(&value);
    if (!value.is_structured()) return;
    for (auto& part : value) add_places(part, places);
  }

  json& any_place(json& body) {
    std::vector<json*> places;
    add_places(body, places);
    return *places[below(places.size())];
  }

  void edit(json& body) {
    json& place = any_place(body);
    switch (below(7)) {
      case 0:
        return erase_part(place);
      case 1:
        place = nullptr;
        return;
      case 2:
        place = retyped();
        return;
      case 3:
        return duplicate_part(place);
      case 4:
        place = json(any_place(body));
        return;
      case 5:
        return edit_scalar(place);
      default:
        return swap_with(place, any_place(body));
    }
  }

  json retyped() {
    static const json values = json::parse(
        R"([true, false, 0, 1, -1, 1.5, 1.0, 0.25, 12, 100, "", "x", "low", "é", [], {}, [1, 1],
            {"id": "x"}, "0b5e3a52-6a1c-4c8e-9d70-1234567890ab", "http://a.test", 1e20,
            9223372036854775807, 9223372036854775808, 36893488147419103232, -0.0])");
    return values[below(values.size())];
  }

  void erase_part(json& place) {
    if (!place.is_structured() || place.empty()) return;
    auto part = place.begin();
    std::advance(part, static_cast<std::ptrdiff_t>(below(place.size())));
    place.erase(part);
  }

  void duplicate_part(json& place) {
    if (!place.is_structured() || place.empty()) return;
    auto part = place.begin();
    std::advance(part, static_cast<std::ptrdiff_t>(below(place.size())));
    const json copy = *part;
    if (place.is_array()) {
      place.push_back(copy);
    } else {
      place[part.key() + "2"] = copy;
    }
  }

  /// Another character somewhere in a text, another step of a number.
  void edit_scalar(json& place) {
    static const std::string characters = "a0-:/?#[]@% \"<\\^{}|Z~.\n";
    if (place.is_number_integer()) place = place.get<long long>() + 1;
    if (!place.is_string()) return;
    auto text = place.get<std::string>();
    const std::string one(1, characters[below(characters.size())]);
    const auto at = below(text.size() + 1);
    const bool is_ascii = text.find_first_of("\xc3\xa9") == std::string::npos;
    if (is_ascii) text.replace(at, below(2), one);
    place = text;
  }

  /// Neither place may hold the other.
  static void swap_with(json& one, json& other) {
    const auto inside = [](json& outer, const json& inner) {
      std::vector<json*> places;
      add_places(outer, places);
      return std::any_of(places.begin(), places.end(),
                         [&](const json* place) { return place == &inner; });
    };
    if (!inside(one, other) && !inside(other, one)) std::swap(one, other);
  }

  std::vector<json> good_;
  std::mt19937 random_;
};

}  // namespace kizen_test
