#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "support/changed_request.hpp"
#include "support/scene.hpp"

namespace kizen_test {

/// Faults of method, path and credentials.
class TargetFaults {
 public:
  TargetFaults(const Scene& scene, KillingCases& cases) : scene_(scene), cases_(cases) {}

  void add() {
    add_methods();
    add_paths();
    for (const auto& requirement : scene_.operation.security) {
      for (const auto& name : requirement) {
        if (is_met(scene_.good.request, requirement)) {
          add_without(*scene_.contract.security_scheme(name));
        }
      }
    }
  }

 private:
  using Request = kizen::Request;

  /// A method of the same path reaches another operation: that path is not the one declared here.
  void add_methods() {
    std::set<std::string> here;
    for (const auto& other : scene_.contract.operations()) {
      if (other.path == scene_.operation.path) here.insert(other.method);
    }
    for (const char* const method :
         {"GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"}) {
      if (method == scene_.operation.method) continue;
      const auto* const rule =
          here.count(method) == 1 ? "request.path.undeclared" : "request.method.undeclared";
      cases_.push_back(scene_.with_request("method " + std::string(method), rule,
                                           [&](Request& sent) { sent.method = method; }));
    }
  }

  void add_path(const std::string& rule, const std::string& path) {
    cases_.push_back(scene_.with_request(
        "path " + path, rule, [&](Request& sent) { sent = with_path(std::move(sent), path); }));
  }

  void add_paths() {
    const auto path = path_of(scene_.good.request);
    for (const char* const more : {"/", "//", "/more"}) {
      add_path("request.path.undeclared", path + more);
    }
    for (const char* const cut : {"%zz", "%", "%4"}) add_path("request.path.encoding", path + cut);
    const auto names = kizen::detail::split(scene_.operation.path, '/');
    for (std::size_t i = 1; i < names.size(); ++i) {
      if (names[i].empty() || names[i].front() == '{') continue;
      add_path("request.path.undeclared", misspelled(path, i));
    }
  }

  /// The path with one letter more in one segment.
  static std::string misspelled(const std::string& path, std::size_t index) {
    std::string changed;
    const auto segments = kizen::detail::split(path, '/');
    for (std::size_t i = 1; i < segments.size(); ++i) {
      changed += "/" + std::string(segments[i]) + (i == index ? "x" : "");
    }
    return changed;
  }

  bool is_met(const Request& request, const kizen::SecurityRequirement& requirement) const {
    return std::all_of(requirement.begin(), requirement.end(), [&](const std::string& name) {
      const auto& scheme = *scene_.contract.security_scheme(name);
      if (scheme.place == kizen::ParameterPlace::Header) {
        return request.headers.first(scheme.parameter) != nullptr;
      }
      return scheme.place == kizen::ParameterPlace::Query &&
             query_value(request, scheme.parameter).has_value();
    });
  }

  void add_without(const kizen::SecurityScheme& scheme) {
    auto made = scene_.with_request("without " + scheme.parameter, "request.security.missing",
                                    [&](Request& sent) {
                                      sent.headers.remove(scheme.parameter);
                                      sent = without_pairs(sent, scheme.parameter);
                                    });
    made.instance = "/" + scheme.parameter;
    const auto& all = scene_.operation.security;
    made.instance_free = all.size() > 1;
    const bool is_met_otherwise = std::any_of(all.begin(), all.end(), [&](const auto& one) {
      return is_met(made.exchange.request, one);
    });
    if (!is_met_otherwise) cases_.push_back(std::move(made));
  }

  const Scene& scene_;
  KillingCases& cases_;
};

}  // namespace kizen_test
