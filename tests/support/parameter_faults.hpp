#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "support/changed_request.hpp"
#include "support/scene.hpp"

namespace kizen_test {

/// Faults of the parameters that a good request has: of path, query and headers.
///
/// Lists and objects are left out, as are cookies: no fault of theirs is one beyond doubt.
class ParameterFaults {
 public:
  ParameterFaults(const Scene& scene, KillingCases& cases)
      : scene_(scene), fit_(scene.contract.document(), Half::Request), cases_(cases) {}

  void add() {
    for (const auto& parameter : scene_.operation.parameters) {
      if (is_structured(parameter)) continue;
      if (parameter.place == kizen::ParameterPlace::Path) add_path(parameter);
      if (parameter.place == kizen::ParameterPlace::Query) add_query(parameter);
      if (parameter.place == kizen::ParameterPlace::Header) add_header(parameter);
    }
    add_undeclared("no_such");
  }

 private:
  using Parameter = kizen::Parameter;
  using Request = kizen::Request;
  using WithText = std::function<Request(const std::string&)>;

  const json& schema_of(const Parameter& parameter) const {
    kizen::JsonPointer place;
    return fit_.followed(*kizen::json_at(scene_.contract.document(), parameter.schema), place);
  }

  bool is_structured(const Parameter& parameter) const {
    const auto type = schema_of(parameter).value("type", "");
    return type == "array" || type == "object";
  }

  /// The text as the type that the schema names, where it spells one.
  static json typed(const json& schema, const std::string& text) {
    const auto type = schema.value("type", "string");
    if (type == "string" || !json::accept(text)) return text;
    const auto value = json::parse(text);
    return SchemaFit::fits_type(schema, value) && !value.is_null() ? value : json(text);
  }

  void add_case(const Parameter& parameter, const std::string& what, const std::string& rule,
                Request request, const std::string& keyword = {}) {
    auto made = scene_.with_request(parameter.name + " " + what, rule,
                                    [&](Request& sent) { sent = std::move(request); });
    made.keyword = keyword;
    if (rule != "request.path.undeclared") made.instance = "/" + parameter.name;
    cases_.push_back(std::move(made));
  }

  /// Each text that the schema of the parameter refuses.
  void add_mistyped(const Parameter& parameter, const std::string& good, const WithText& with) {
    const auto& schema = schema_of(parameter);
    const auto value = typed(schema, good);
    const SchemaVisit visit{schema, parameter.schema, value, {}, false};
    for (const auto& fault : ValueFaults(fit_, visit, {}).all()) {
      const auto text =
          fault.value.is_string() ? fault.value.get<std::string>() : fault.value.dump();
      const auto read = typed(schema, text);
      if (fit_.fits(schema, read)) continue;
      const bool is_other = fault.keyword == "type" && SchemaFit::fits_type(schema, read);
      add_text(parameter, text, is_other ? "" : fault.keyword, with);
    }
  }

  /// A path is chosen by the patterns of its parameters: one that they refuse is undeclared.
  void add_text(const Parameter& parameter, const std::string& text, const std::string& keyword,
                const WithText& with) {
    const bool in_path = parameter.place == kizen::ParameterPlace::Path;
    const bool in_header = parameter.place == kizen::ParameterPlace::Header;
    if (in_path && text.empty()) return;
    if (in_header && kizen::detail::trimmed(text).size() != text.size()) return;
    const auto& schema = schema_of(parameter);
    const json pattern = {{"pattern", schema.value("pattern", "")}};
    const bool is_routed = !in_path || fit_.fits(pattern, json(text));
    const auto rule = is_routed ? "request." + std::string(to_string(parameter.place)) + ".schema"
                                : std::string("request.path.undeclared");
    add_case(parameter, "is " + json(text).dump(), rule, with(text), is_routed ? keyword : "");
  }

  void add_path(const Parameter& parameter) {
    const auto names = kizen::detail::split(scene_.operation.path, '/');
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] != "{" + parameter.name + "}") continue;
      const WithText with = [this, i](const std::string& text) { return with_segment(i, text); };
      const std::string path = path_of(scene_.good.request);
      const auto good = kizen::detail::percent_decoded(kizen::detail::split(path, '/').at(i));
      add_mistyped(parameter, *good, with);
      add_case(parameter, "is left out", "request.path.undeclared", with(""));
    }
  }

  Request with_segment(std::size_t index, const std::string& text) const {
    const std::string path = path_of(scene_.good.request);
    std::string changed;
    const auto segments = kizen::detail::split(path, '/');
    for (std::size_t i = 1; i < segments.size(); ++i) {
      changed += "/";
      changed += i == index ? kizen::detail::percent_encoded(text) : std::string(segments[i]);
    }
    return with_path(scene_.good.request, changed);
  }

  void add_query(const Parameter& parameter) {
    const auto& name = parameter.name;
    add_undeclared(name + "_");
    const auto good = query_value(scene_.good.request, name);
    if (!good) return;
    const auto& request = scene_.good.request;
    const WithText with = [&](const std::string& text) {
      return with_pairs(request, name, name + "=" + kizen::detail::percent_encoded(text));
    };
    add_mistyped(parameter, *good, with);
    const auto pair = name + "=" + kizen::detail::percent_encoded(*good);
    add_case(parameter, "twice", "request.query.repeated", with_query(request, pair));
    if (parameter.required) {
      add_case(parameter, "is left out", "request.query.missing", without_pairs(request, name));
    }
  }

  void add_undeclared(const std::string& name) {
    if (scene_.operation.parameter(name, kizen::ParameterPlace::Query) != nullptr) return;
    add_case({name}, "is not declared", "request.query.undeclared",
             with_query(scene_.good.request, name + "=1"));
  }

  void add_header(const Parameter& parameter) {
    const auto* good = scene_.good.request.headers.first(parameter.name);
    if (good == nullptr) return;
    const WithText with = [&](const std::string& text) {
      auto request = scene_.good.request;
      request.headers.set(parameter.name, text);
      return request;
    };
    add_mistyped(parameter, *good, with);
    if (!parameter.required) return;
    auto request = scene_.good.request;
    request.headers.remove(parameter.name);
    add_case(parameter, "is left out", "request.header.missing", std::move(request));
  }

  const Scene& scene_;
  SchemaFit fit_;
  KillingCases& cases_;
};

}  // namespace kizen_test
