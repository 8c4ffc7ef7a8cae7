#pragma once

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../contract.hpp"
#include "../../contract/detail/uri_reference.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "expression_parser.hpp"
#include "load_context.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the source descriptions of a suite, and finds what they stand for. A source that cannot be
/// had is noted once and stays without; what refers to it is not looked at.
class SourceReader {
 public:
  /// @param self `$self` of the document; empty without
  SourceReader(const SuiteDocument& document, LoadContext& context, const std::string& self)
      : document_(document), context_(context), self_(self) {}

  std::vector<Source> sources() {
    std::vector<Source> all;
    document_.attempt([&] {
      const auto nodes = document_.required_items(document_.root(), "sourceDescriptions");
      std::set<std::string> seen;
      for (const auto& node : nodes) {
        document_.attempt([&] {
          auto source = face(node);
          document_.demand_new(seen, source.name, node.place / "name", "the source");
          all.push_back(source);
          all.back().kind = kind(node, source.url);
        });
      }
    });
    for (auto& source : all) {
      if (is_known(source)) find(source, all);
    }
    return all;
  }

 private:
  Source face(const Node& node) const {
    document_.demand_shape(node, shapes().source);
    Source source;
    source.place = node.place;
    source.name = document_.text(node, "name");
    source.url = document_.text(node, "url");
    if (!is_strict_identifier(source.name)) {
      document_.refuse(node.place / "name", "name", "'" + source.name + "' is no name for a source",
                       "use letters, digits, - and _");
    }
    return source;
  }

  /// Where it is not said, a name that ends like a suite's is one.
  Source::Kind kind(const Node& node, const std::string& url) const {
    const auto type = document_.optional_text(node, "type");
    if (type.empty()) {
      return url.find(".arazzo.") == std::string::npos ? Source::Kind::OpenApi
                                                       : Source::Kind::Arazzo;
    }
    if (type == "openapi") return Source::Kind::OpenApi;
    if (type == "arazzo") return Source::Kind::Arazzo;
    const auto place = node.place / "type";
    if (type == "asyncapi") {
      document_.refuse_unsupported(place, "a source of type 'asyncapi'",
                                   "write type: openapi or arazzo");
    }
    document_.refuse(place, "source", "'" + type + "' is no type of source",
                     "write openapi or arazzo");
  }

  /// Whether its type is one that can be found.
  bool is_known(const Source& source) const {
    const auto* type = json_at(*document_.root().value, source.place / "type");
    return type == nullptr || *type == "openapi" || *type == "arazzo";
  }

  /// What is found where a source leads; says which source it was where nothing is.
  template <class Find>
  auto found(const Source& source, Find find) const {
    try {
      return find();
    } catch (const ContractError& error) {
      document_.refuse(source.place / "url", "source",
                       "the source '" + source.name + "' cannot be had: " + error.what(), {});
    }
  }

  void find(Source& source, const std::vector<Source>& all) {
    const auto of_its_kind = std::count_if(all.begin(), all.end(), [&](const Source& other) {
      return other.kind == source.kind && is_known(other);
    });
    const SourceRequest request{source, resolve_reference(document_.source().file, source.url),
                                self_.empty() ? self_ : resolve_reference(self_, source.url),
                                of_its_kind == 1};
    document_.attempt([&] {
      if (source.kind == Source::Kind::OpenApi) {
        source.contract = found(source, [&] { return context_.sources.contract(request); });
      } else {
        find_suite(source, request);
      }
    });
  }

  void find_suite(Source& source, const SourceRequest& request) {
    if (!context_.sources.suite) {
      document_.refuse_unsupported(source.place, "a source of type 'arazzo'",
                                   "move its workflows into this suite");
    }
    const auto suite = found(source, [&] { return context_.sources.suite(request); });
    auto& done = context_.done[suite.file];
    if (done == nullptr) {
      refuse_circle(source, suite.file);
      done = std::make_shared<const Suite>(read_suite(suite, context_));
    }
    source.workflows = done;
  }

  void refuse_circle(const Source& source, const std::string& file) const {
    const auto& open = context_.open;
    if (std::find(open.begin(), open.end(), file) == open.end()) return;
    document_.refuse(
        source.place, "recursion",
        "suites refer to one another in a circle: " + joined(open, " -> ") + " -> " + file,
        "move what both need into a third");
  }

  const SuiteDocument& document_;
  LoadContext& context_;
  const std::string& self_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
