#pragma once

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "../../contract.hpp"
#include "../../core/detail/depth.hpp"
#include "../read_yaml.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

using YamlMarks = std::map<JsonPointer, YAML::Mark>;

/// How many more nodes than bytes aliases may unfold a text to.
inline constexpr std::size_t max_unfolded_yaml = 10'000;

inline constexpr char too_deep_yaml[] = "no document of this kind needs that";

inline SourcePlace yaml_place(const std::string& file, const YAML::Mark& mark,
                              const JsonPointer& pointer) {
  if (mark.is_null()) return {file, 0, 0, pointer};
  return {file, static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(mark.column) + 1,
          pointer};
}

/// Turns a YAML tree into JSON and notes where each value stands.
class YamlConverter {
 public:
  YamlConverter(std::string file, std::size_t max_nodes)
      : file_(std::move(file)), max_nodes_(max_nodes) {}

  json convert(const YAML::Node& node, const JsonPointer& at) {
    marks_.emplace(at, node.Mark());
    check_limits(node, at);
    switch (node.Type()) {
      case YAML::NodeType::Map:
        return object(node, at);
      case YAML::NodeType::Sequence:
        return array(node, at);
      case YAML::NodeType::Scalar:
        return scalar(node, at);
      case YAML::NodeType::Null:
      case YAML::NodeType::Undefined:
        return nullptr;
    }
    return nullptr;
  }

  YamlMarks marks() { return std::move(marks_); }

 private:
  [[noreturn]] void refuse(const YAML::Node& node, const JsonPointer& at,
                           const std::string& problem, const std::string& fix) const {
    throw ContractError(yaml_place(file_, node.Mark(), at), "document.syntax", problem, fix);
  }

  void check_limits(const YAML::Node& node, const JsonPointer& at) {
    if (at.tokens().size() > max_depth) {
      refuse(node, {}, "nests deeper than " + std::to_string(max_depth) + " levels", too_deep_yaml);
    }
    if (++nodes_ > max_nodes_) {
      refuse(node, {}, "aliases unfold to more than " + std::to_string(max_nodes_) + " nodes",
             "write out what is meant");
    }
  }

  void demand_utf8(const YAML::Node& node, const JsonPointer& at) const {
    if (is_utf8(node.Scalar())) return;
    refuse(node, at, "the text is not UTF-8", "save the file as UTF-8");
  }

  json object(const YAML::Node& node, const JsonPointer& at) {
    auto result = json::object();
    for (const auto& member : node) {
      if (!member.first.IsScalar()) {
        refuse(member.first, at, "a member's name is no text", "write the name in quotes");
      }
      demand_utf8(member.first, at);
      const auto name = member.first.Scalar();
      const auto place = at / name;
      if (name == "<<") {
        refuse(member.first, place, "merge keys (<<) are not JSON", "write the members out");
      }
      if (result.contains(name)) {
        refuse(member.first, place, "'" + name + "' stands here a second time", "remove one");
      }
      auto value = convert(member.second, place);
      marks_[place] = member.first.Mark();
      result[name] = std::move(value);
    }
    return result;
  }

  json array(const YAML::Node& node, const JsonPointer& at) {
    auto result = json::array();
    for (std::size_t i = 0; i < node.size(); ++i) result.push_back(convert(node[i], at / i));
    return result;
  }

  json scalar(const YAML::Node& node, const JsonPointer& at) const {
    demand_utf8(node, at);
    const auto& text = node.Scalar();
    const auto& tag = node.Tag();
    if (tag == "!") return text;
    if (tag != "?") refuse(node, at, "the tag " + tag + " is not JSON", "remove it");
    if (text.empty() || text == "~") return nullptr;
    const char first = text.front();
    const bool may_be_json = first == '-' || (first >= '0' && first <= '9') || text == "true" ||
                             text == "false" || text == "null";
    auto value = may_be_json ? json::parse(text, nullptr, false) : json(text);
    return value.is_discarded() ? json(text) : value;
  }

  std::string file_;
  YamlMarks marks_;
  std::size_t max_nodes_;
  std::size_t nodes_ = 0;
};

/// What yaml-cpp says, and what a person can do about the commonest mistake.
inline ContractError yaml_syntax_error(const YAML::Exception& error, const std::string& file) {
  if (dynamic_cast<const YAML::DeepRecursion*>(&error) != nullptr) {
    return {yaml_place(file, error.mark, {}), "document.syntax", "nests too deep", too_deep_yaml};
  }
  const bool colon = error.msg.find("map value") != std::string::npos ||
                     error.msg.find("end of map") != std::string::npos;
  return {yaml_place(file, error.mark, {}), "document.syntax", "not YAML: " + error.msg,
          colon ? "put a value that has ': ' or starts with $, @, { or [ in quotes"
                : "correct the text at that place"};
}

inline SourcePlace nearest_yaml_place(const YamlMarks& marks, const std::string& file,
                                      const JsonPointer& pointer) {
  for (auto at = pointer;; at = at.parent()) {
    const auto found = marks.find(at);
    if (found != marks.end()) return yaml_place(file, found->second, pointer);
    if (at.empty()) return {file, 0, 0, pointer};
  }
}

/// Counts the documents of a text, and notices where the parser stands still: LoadAll would fill
/// the memory there.
class YamlDocumentCounter : public YAML::EventHandler {
 public:
  std::size_t count() const { return count_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (count_++ > 0 && mark.pos == last_) {
      throw YAML::ParserException(mark, "what stands here belongs to nothing");
    }
    last_ = mark.pos;
  }

  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  std::size_t count_ = 0;
  int last_ = 0;
};

inline YAML::Node only_yaml_document(const std::string& text, const std::string& file) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  YamlDocumentCounter counter;
  while (parser.HandleNextDocument(counter)) {
  }
  if (counter.count() == 1) return YAML::Load(text);
  throw ContractError({file, 1, 1, {}}, "document.syntax",
                      "holds " + std::to_string(counter.count()) + " YAML documents",
                      "give one document a file");
}

}  // namespace detail

KIZEN_INLINE JsonSource read_yaml(const std::string& text, const std::string& file) {
  try {
    detail::YamlConverter converter(file, text.size() + detail::max_unfolded_yaml);
    JsonSource source;
    source.file = file;
    source.document =
        std::make_shared<const json>(converter.convert(detail::only_yaml_document(text, file), {}));
    source.locate = [marks = std::make_shared<const detail::YamlMarks>(converter.marks()),
                     file](const JsonPointer& pointer) {
      return detail::nearest_yaml_place(*marks, file, pointer);
    };
    return source;
  } catch (const YAML::Exception& error) {
    throw detail::yaml_syntax_error(error, file);
  }
}

}  // namespace KIZEN_ABI
}  // namespace kizen
