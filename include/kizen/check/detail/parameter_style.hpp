#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../contract/detail/schema_shape.hpp"
#include "../../core/detail/query.hpp"
#include "style_split.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The decoded text of one primitive.
struct Piece {
  std::string name;  ///< of the member; empty in a list and where there is but one
  std::string text;
};

/// One way to read what was sent for a parameter.
struct Reading {
  enum class Kind { Primitive, List, Object };
  Kind kind;
  std::vector<Piece> pieces;
};

/// Undoes what a place of a message does to its characters; a malformed escape stays as it is.
///
/// In a query `+` is a space. A header is not encoded. A cookie is percent-encoded by its style,
/// but nobody else need do so.
inline std::string decoded_in(ParameterPlace place, std::string_view text) {
  if (place == ParameterPlace::Header) return std::string(trimmed(text));
  auto decoded = place == ParameterPlace::Query ? query_decoded(text) : percent_decoded(text);
  return decoded ? std::move(*decoded) : std::string(text);
}

/// Why OpenAPI does not say how a parameter's values are written; empty where it does.
inline std::string undefined_style(const Parameter& parameter, const SchemaShape& shape) {
  const std::string style(to_string(parameter.style));
  const bool delimited = parameter.style == ParameterStyle::SpaceDelimited ||
                         parameter.style == ParameterStyle::PipeDelimited;
  if (delimited && parameter.explode) return style + " with explode is not defined";
  if (shape.types.has(TypeSet::Array) && !shape.items.has(TypeSet::Primitives)) {
    return "lists of lists or objects are not defined in style " + style;
  }
  return {};
}

/// Reads the text of one parameter by its style.
class StyleReader {
 public:
  explicit StyleReader(const Parameter& parameter) : parameter_(parameter) {}

  /// Every way to read a text that the shape leaves open, primitives first; none where the text
  /// does not have the style.
  std::vector<Reading> readings(std::string_view text, const SchemaShape& shape) const {
    std::vector<Reading> all;
    const bool delimited = parameter_.style >= ParameterStyle::SpaceDelimited;
    const bool is_primitive = shape.types.has(TypeSet::Primitives) || shape.types.empty();
    if (is_primitive && !delimited) add(all, primitive(text));
    if (shape.types.has(TypeSet::Array)) add_lists(all, list(text));
    if (shape.types.has(TypeSet::Object)) add(all, object(text));
    return all;
  }

  /// Ways to read a list: one empty text may also stand for no item at all.
  static void add_lists(std::vector<Reading>& all, std::optional<Reading> list) {
    if (!list) return;
    const bool may_be_none = list->pieces.size() == 1 && list->pieces.front().text.empty();
    if (may_be_none) all.push_back({Reading::Kind::List, {}});
    all.push_back(std::move(*list));
  }

 private:
  static void add(std::vector<Reading>& all, std::optional<Reading> reading) {
    if (reading) all.push_back(std::move(*reading));
  }

  std::string decoded(std::string_view text) const { return decoded_in(parameter_.place, text); }

  std::optional<Reading> primitive(std::string_view text) const {
    const auto body = without_prefix(parameter_, text, true);
    if (!body) return std::nullopt;
    return Reading{Reading::Kind::Primitive, {{{}, decoded(*body)}}};
  }

  std::optional<Reading> list(std::string_view text) const {
    const auto body = without_prefix(parameter_, text, !parameter_.explode);
    if (!body) return std::nullopt;
    const bool every_names = parameter_.style == ParameterStyle::Matrix && parameter_.explode;
    Reading reading{Reading::Kind::List, {}};
    for (const auto piece : style_pieces(parameter_, *body)) {
      const auto item = every_names ? without_name(parameter_, piece) : std::make_optional(piece);
      if (!item) return std::nullopt;
      reading.pieces.push_back({{}, decoded(*item)});
    }
    return reading;
  }

  std::optional<Reading> object(std::string_view text) const {
    const auto body = without_prefix(parameter_, text, !parameter_.explode);
    if (!body) return std::nullopt;
    if (body->empty()) return Reading{Reading::Kind::Object, {}};
    const auto pieces = style_pieces(parameter_, *body);
    return parameter_.explode ? named(pieces) : alternating(pieces);
  }

  /// `R=100`. A label's dot may be part of a number, so what follows one without a name belongs
  /// to the member before.
  std::optional<Reading> named(const std::vector<std::string_view>& pieces) const {
    Reading reading{Reading::Kind::Object, {}};
    for (const auto piece : pieces) {
      const auto equals = piece.find('=');
      if (equals != std::string_view::npos) {
        reading.pieces.push_back(
            {decoded(piece.substr(0, equals)), decoded(piece.substr(equals + 1))});
      } else if (parameter_.style == ParameterStyle::Label && !reading.pieces.empty()) {
        reading.pieces.back().text += "." + decoded(piece);
      } else {
        return std::nullopt;
      }
    }
    return reading;
  }

  /// `R,100`: name, value, name, value.
  std::optional<Reading> alternating(const std::vector<std::string_view>& pieces) const {
    if (pieces.size() % 2 != 0) return std::nullopt;
    Reading reading{Reading::Kind::Object, {}};
    for (std::size_t i = 0; i < pieces.size(); i += 2) {
      reading.pieces.push_back({decoded(pieces[i]), decoded(pieces[i + 1])});
    }
    return reading;
  }

  const Parameter& parameter_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
