#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "../../contract/detail/json_child.hpp"
#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../schema.hpp"
#include "parameter_style.hpp"
#include "schema_access.hpp"
#include "spelling.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a schema says of a JSON text; the one place where a parameter's value meets its schema.
inline SchemaFindings check_text(const Schema& schema, const std::string& text) {
  const auto reading = JsonReader(text).read();
  if (!reading.limit.empty()) return not_checked(reading.limit, reading.measured);
  return SchemaAccess::check(schema, JsonView(reading.tree));
}

/// Holds one reading of a parameter to its schema.
///
/// Where a piece of text may stand for several types, each is tried before the piece is refused:
/// a violation that points at a piece turns that piece to its next spelling. So no value is
/// refused for a guess. What is reported is said of the first guess.
class ReadingCheck {
 public:
  ReadingCheck(const Schema& schema, const SchemaShape& shape, const Reading& reading)
      : schema_(schema), reading_(reading), chosen_(reading.pieces.size()) {
    for (const auto& piece : reading.pieces) {
      spellings_.push_back(spellings(piece.text, types_of(piece, shape)));
    }
    if (reading.kind != Reading::Kind::Object) return;
    for (std::size_t i = 0; i < reading.pieces.size(); ++i) {
      by_name_.emplace(reading.pieces[i].name, i);
    }
  }

  SchemaFindings check() {
    const auto first = check_text(schema_, text());
    auto findings = first;
    for (int round = 0; round < most_rounds && !findings.valid; ++round) {
      if (!turn(findings.violations)) break;
      findings = check_text(schema_, text());
    }
    if (!findings.valid && turn_all()) findings = check_text(schema_, text());
    return findings.valid ? findings : first;
  }

  /// The JSON text of the spellings that are chosen.
  std::string text() const {
    if (reading_.kind == Reading::Kind::Primitive) return spelling(0);
    const bool is_object = reading_.kind == Reading::Kind::Object;
    std::string all;
    for (std::size_t i = 0; i < spellings_.size(); ++i) {
      if (i > 0) all += ',';
      if (is_object) all += json(reading_.pieces[i].name).dump() + ":";
      all += spelling(i);
    }
    return is_object ? "{" + all + "}" : "[" + all + "]";
  }

 private:
  /// One round turns all that is blamed; a schema that blames one item a round gets no more.
  static constexpr int most_rounds = 8;

  TypeSet types_of(const Piece& piece, const SchemaShape& shape) const {
    if (reading_.kind == Reading::Kind::Primitive) return shape.types;
    return reading_.kind == Reading::Kind::List ? shape.items : shape.member(piece.name);
  }

  const std::string& spelling(std::size_t i) const { return spellings_[i][chosen_[i]]; }

  bool has_another(std::size_t i) const { return chosen_[i] + 1 < spellings_[i].size(); }

  /// Turns the pieces that violations point at; whether there was one to turn.
  bool turn(const std::vector<Violation>& violations) {
    std::set<std::size_t> faulty;
    for (const auto& violation : violations) {
      const auto at = piece_at(violation.instance);
      if (at < chosen_.size() && has_another(at)) faulty.insert(at);
    }
    for (const auto i : faulty) ++chosen_[i];
    return !faulty.empty();
  }

  /// Turns every piece to its last spelling, a string; whether there was one to turn.
  bool turn_all() {
    bool turned = false;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      turned = turned || has_another(i);
      chosen_[i] = spellings_[i].size() - 1;
    }
    return turned;
  }

  /// The piece that a place in the value is in; as many as there are for none.
  std::size_t piece_at(const JsonPointer& place) const {
    if (reading_.kind == Reading::Kind::Primitive) return 0;
    if (place.empty()) return chosen_.size();
    const auto& token = place.tokens().front();
    if (reading_.kind == Reading::Kind::List) return array_index(token).value_or(chosen_.size());
    const auto found = by_name_.find(token);
    return found == by_name_.end() ? chosen_.size() : found->second;
  }

  const Schema& schema_;
  const Reading& reading_;
  std::vector<std::vector<std::string>> spellings_;
  std::vector<std::size_t> chosen_;
  std::unordered_map<std::string, std::size_t> by_name_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
