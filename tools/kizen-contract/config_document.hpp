#pragma once

#include <chrono>
#include <initializer_list>
#include <kizen/run.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loading_errors.hpp"
#include "secret_reference.hpp"

namespace kizen_tool {

/// Reads the parts of `kizen-contract.yaml`. What is wrong with one keeps no other from being read.
class ConfigDocument {
 public:
  using Node = kizen::detail::Node;

  explicit ConfigDocument(const kizen::JsonSource& source) : document_(source, "config") {}

  Node root() const { return document_.root(); }

  /// Reads a part; where that fails, notes why.
  template <class Read>
  void attempt(Read&& read) {
    errors_.attempt(read);
  }

  void demand_none() const { errors_.demand_none(); }

  [[noreturn]] void refuse(const kizen::JsonPointer& place, const std::string& rule,
                           const std::string& problem, const std::string& fix) const {
    document_.refuse(place, rule, problem, fix);
  }

  kizen::SourcePlace place(const Node& node) const;

  /// Refuses what is no object; notes members that are not known.
  void demand_members(const Node& node, const std::vector<std::string>& known,
                      const std::string& what);

  /// The member of that name; its value is null where it is absent.
  static Node member(const Node& parent, const std::string& name);

  /// A text that is not empty.
  std::string text(const Node& node, const std::string& what) const;

  /// A number above zero.
  double positive(const Node& node, const std::string& what, double most) const;

  /// A duration in seconds, of at most a day.
  std::chrono::milliseconds seconds(const Node& node, const std::string& what) const;

  /// `{env: NAME}` or `{file: PATH}`. A value that stands there itself is not repeated.
  SecretReference reference(const Node& node, const std::string& what);

  /// A path as the file gives it, made one that can be opened from here.
  std::string path(const std::string& written) const;

 private:
  kizen::detail::StrictDocument document_;
  LoadingErrors errors_;
};

}  // namespace kizen_tool
