#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"
#include "../parameter_text.hpp"
#include "plain_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// As percent_encoded, but for the reserved characters that RFC 3986 lets stand in a query and
/// that neither a style nor a form takes for separators.
inline std::string reserved_kept(std::string_view text) {
  static constexpr std::string_view kept = ":/?@!$'()*;";
  std::string all;
  for (const char& c : text) {
    all += kept.find(c) == std::string_view::npos ? percent_encoded({&c, 1}) : std::string(1, c);
  }
  return all;
}

/// As percent_encoded, and dots too, by which a label separates.
inline std::string label_encoded(std::string_view text) {
  std::string all;
  for (const char& c : text) all += c == '.' ? "%2E" : percent_encoded({&c, 1});
  return all;
}

/// Writes one value of one parameter.
class ParameterWriter {
 public:
  explicit ParameterWriter(const Parameter& parameter) : parameter_(parameter) {}

  ParameterText write(const json& value) {
    std::string text;
    if (parameter_.content) {
      text = named(encoded(parameter_.content->is_json() ? json_text(value) : plain_text(value)));
    } else if (value.is_array()) {
      text = list(value);
    } else if (value.is_object()) {
      text = object(value);
    } else {
      text = primitive(value);
    }
    if (!problem_.empty()) return {{}, problem_};
    return {std::move(text), {}};
  }

 private:
  using Texts = std::vector<std::string>;

  bool is(ParameterStyle style) const { return parameter_.style == style; }

  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

  static std::string json_text(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
  }

  std::string encoded(const std::string& text) const {
    if (parameter_.place == ParameterPlace::Header) return text;
    if (is(ParameterStyle::Label)) return label_encoded(text);
    return parameter_.allow_reserved ? reserved_kept(text) : percent_encoded(text);
  }

  /// With the name in front where the parameter's place or style has it there.
  std::string named(const std::string& text) const {
    const bool in_path = parameter_.place == ParameterPlace::Path;
    if (parameter_.content ? in_path : is(ParameterStyle::Simple)) return text;
    if (parameter_.place == ParameterPlace::Header) return text;
    if (is(ParameterStyle::Label)) return "." + text;
    const auto name = encoded_name(parameter_.name);
    if (!is(ParameterStyle::Matrix)) return name + "=" + text;
    return ";" + name + (text.empty() ? "" : "=") + text;
  }

  /// Nobody decodes the name of a cookie.
  std::string encoded_name(const std::string& name) const {
    return parameter_.place == ParameterPlace::Cookie ? name : percent_encoded(name);
  }

  /// One of several texts, or the name of one; it must not hold what separates them.
  std::string part(const json& value) {
    if (value.is_structured()) {
      fail(std::string(value.is_array() ? "a list" : "an object") + " within " +
           (within_list_ ? "a list" : "an object") + " has no text");
      return {};
    }
    const auto text = plain_text(value);
    const std::string style(to_string(parameter_.style));
    const bool blank = is(ParameterStyle::SpaceDelimited) && text.find(' ') != std::string::npos;
    if (blank) fail("a text with a space has no text in style " + style);
    const bool pipe = is(ParameterStyle::PipeDelimited) && text.find('|') != std::string::npos;
    if (pipe) fail("a text with a pipe has no text in style " + style);
    if (parameter_.place == ParameterPlace::Header) check_header_part(text);
    return encoded(text);
  }

  void check_header_part(const std::string& text) {
    if (text.find(',') != std::string::npos) fail("a text with a comma has no text in a header");
    if (trimmed(text).size() != text.size()) fail("a text with outer space has none in a header");
  }

  std::string separator() const {
    switch (parameter_.style) {
      case ParameterStyle::Label:
        return ".";
      case ParameterStyle::SpaceDelimited:
        return "%20";
      case ParameterStyle::PipeDelimited:
        return "%7C";
      case ParameterStyle::Simple:
      case ParameterStyle::Matrix:
      case ParameterStyle::Form:
      case ParameterStyle::DeepObject:
        break;
    }
    return ",";
  }

  /// What stands between exploded pairs.
  std::string pair_separator() const {
    if (is(ParameterStyle::Matrix)) return ";";
    if (!is(ParameterStyle::Form) && !is(ParameterStyle::DeepObject)) return separator();
    return parameter_.place == ParameterPlace::Cookie ? "; " : "&";
  }

  std::string primitive(const json& value) {
    if (parameter_.style >= ParameterStyle::SpaceDelimited) {
      fail("style " + std::string(to_string(parameter_.style)) + " has no text for it");
    }
    return named(encoded(plain_text(value)));
  }

  /// An empty list or object: in a path something must stand.
  std::string nothing(const char* what) {
    if (parameter_.place == ParameterPlace::Path) {
      fail(std::string(what) + " has no text in a path");
    }
    return {};
  }

  std::string list(const json& value) {
    within_list_ = true;
    if (is(ParameterStyle::DeepObject)) fail("a list has no text in style deepObject");
    if (value.empty()) return nothing("an empty list");
    Texts texts;
    for (const auto& item : value) texts.push_back(part(item));
    const bool every_named = is(ParameterStyle::Form) || is(ParameterStyle::Matrix);
    if (!parameter_.explode || !every_named) return named(join(texts, separator()));
    for (auto& text : texts) text = named(text);
    // Each of a matrix begins with its semicolon.
    return join(texts, is(ParameterStyle::Matrix) ? "" : pair_separator());
  }

  std::string object(const json& value) {
    if (value.empty()) return nothing("an empty object");
    const bool deep = is(ParameterStyle::DeepObject);
    Texts texts;
    for (const auto& member : value.items()) {
      auto name = part(json(member.key()));
      auto text = part(member.value());
      if (deep) {
        check_deep(member.key());
        texts.push_back(percent_encoded(parameter_.name + "[" + member.key() + "]") + "=" + text);
      } else if (parameter_.explode) {
        check_pair(member.key());
        texts.push_back((is(ParameterStyle::Form) ? encoded_name(member.key()) : name) + "=" +
                        text);
      } else {
        texts.push_back(std::move(name));
        texts.push_back(std::move(text));
      }
    }
    if (!deep && !parameter_.explode) return named(join(texts, separator()));
    const char* const prefix =
        is(ParameterStyle::Label) ? "." : (is(ParameterStyle::Matrix) ? ";" : "");
    return prefix + join(texts, pair_separator());
  }

  void check_deep(const std::string& name) {
    if (name.empty() || name.find("][") != std::string::npos) {
      fail("the member '" + name + "' has no text in style deepObject");
    }
  }

  void check_pair(const std::string& name) {
    const bool header = parameter_.place == ParameterPlace::Header;
    const bool cookie = parameter_.place == ParameterPlace::Cookie;
    const std::string_view separators = header ? "=" : cookie ? "=; \t\r\n" : "";
    if (name.empty() || name.find_first_of(separators) != std::string::npos) {
      fail("the member '" + name + "' has no text of its own");
    }
  }

  static std::string join(const Texts& texts, const std::string& separator) {
    std::string all;
    for (std::size_t i = 0; i < texts.size(); ++i) all += (i > 0 ? separator : "") + texts[i];
    return all;
  }

  const Parameter& parameter_;
  bool within_list_ = false;
  std::string problem_;
};

}  // namespace detail

KIZEN_INLINE ParameterText parameter_text(const Parameter& parameter, const json& value) {
  return detail::ParameterWriter(parameter).write(value);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
