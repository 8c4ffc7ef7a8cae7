#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 3986, 3.1: a letter, then letters, digits, `+`, `-`, `.`.
inline bool is_uri_scheme(std::string_view text) {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_alphanumeric(c) || c == '+' || c == '-' || c == '.'; });
}

/// Whether a reference names its scheme, as `https://a/b` does and `b#/c:d` does not.
inline bool has_scheme(std::string_view reference) {
  const auto end = reference.find_first_of(":/?#");
  return end != std::string_view::npos && reference[end] == ':' &&
         is_uri_scheme(reference.substr(0, end));
}

/// What stands before the first `#`; all of it where there is none.
inline std::string without_fragment(std::string_view reference) {
  return std::string(reference.substr(0, reference.find('#')));
}

/// The components of a reference. One that is empty is not the same as one that is absent.
struct UriParts {
  std::optional<std::string_view> scheme = {};
  std::optional<std::string_view> authority = {};
  std::string_view path = {};
  std::optional<std::string_view> query = {};
  std::optional<std::string_view> fragment = {};
};

/// Takes the first `mark` and what follows off the end of `text`; gives what follows.
inline std::optional<std::string_view> take_after(std::string_view& text, char mark) {
  const auto at = text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const auto after = text.substr(at + 1);
  text = text.substr(0, at);
  return after;
}

/// @see RFC 3986, appendix B
inline UriParts split_uri(std::string_view text) {
  UriParts parts;
  if (has_scheme(text)) {
    parts.scheme = text.substr(0, text.find(':'));
    text.remove_prefix(parts.scheme->size() + 1);
  }
  parts.fragment = take_after(text, '#');
  parts.query = take_after(text, '?');
  if (starts_with(text, "//")) {
    text.remove_prefix(2);
    parts.authority = text.substr(0, text.find('/'));
    text.remove_prefix(parts.authority->size());
  }
  parts.path = text;
  return parts;
}

/// A path without `.`, and without `..` but for those that lead out of a relative path.
///
/// @see RFC 3986, 5.2.4, which knows absolute paths alone
inline std::string remove_dot_segments(std::string_view path) {
  if (path.empty()) return {};
  const bool is_absolute = take(path, '/');
  const auto segments = split(path, '/');
  std::vector<std::string_view> kept;
  for (const auto segment : segments) {
    if (segment == ".") continue;
    if (segment != "..") {
      kept.push_back(segment);
    } else if (!kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (!is_absolute) {
      kept.push_back(segment);
    }
  }
  if (segments.back() == "." || segments.back() == "..") kept.push_back("");
  std::string clean;
  for (const auto segment : kept) clean.append("/").append(segment);
  if (is_absolute) return clean;
  clean.erase(0, 1);
  return clean.empty() || clean.front() == '/' ? "./" + clean : clean;
}

/// The path of a reference, as seen from its base. @see RFC 3986, 5.2.3
inline std::string merged_path(const UriParts& base, std::string_view path) {
  if (base.authority && base.path.empty()) return "/" + std::string(path);
  return std::string(base.path.substr(0, base.path.rfind('/') + 1)).append(path);
}

/// Writes the components down. A path that would be read as a scheme or as an authority gets a dot
/// segment in front. @see RFC 3986, 4.2 and 5.3
inline std::string joined_uri(const UriParts& parts) {
  std::string text;
  if (parts.scheme) text.append(*parts.scheme).append(":");
  if (parts.authority) {
    text.append("//").append(*parts.authority);
  } else if (starts_with(parts.path, "//")) {
    text += "/.";
  } else if (!parts.scheme && has_scheme(parts.path)) {
    text += "./";
  }
  text.append(parts.path);
  if (parts.query) text.append("?").append(*parts.query);
  if (parts.fragment) text.append("#").append(*parts.fragment);
  return text;
}

/// What a reference that stands in the document `base` leads to.
///
/// The base may be the path of a file, such as `suites/a.arazzo.yaml`; then so is what comes of it,
/// and `..` may lead out of the folder that it is relative to. Nothing is decoded or encoded.
///
/// @see RFC 3986, 5.2.2
inline std::string resolve_reference(std::string_view base, std::string_view reference) {
  const auto from = split_uri(base);
  auto parts = split_uri(reference);
  std::string path;
  if (parts.scheme || parts.authority || starts_with(parts.path, "/")) {
    path = remove_dot_segments(parts.path);
  } else if (parts.path.empty()) {
    path = std::string(from.path);
    if (!parts.query) parts.query = from.query;
  } else {
    path = remove_dot_segments(merged_path(from, parts.path));
  }
  parts.path = path;
  if (!parts.scheme && !parts.authority) parts.authority = from.authority;
  if (!parts.scheme) parts.scheme = from.scheme;
  return joined_uri(parts);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
