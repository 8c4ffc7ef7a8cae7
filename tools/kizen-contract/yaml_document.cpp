#include "yaml_document.hpp"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <kizen/contract.hpp>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace kizen_tool {
namespace {

using Marks = std::map<kizen::JsonPointer, YAML::Mark>;

/// How many more nodes than bytes aliases may unfold a text to.
constexpr std::size_t max_unfolded = 10'000;

constexpr char too_deep[] = "no document of this kind needs that";

kizen::SourcePlace place_of(const std::string& file, const YAML::Mark& mark,
                            const kizen::JsonPointer& pointer) {
  if (mark.is_null()) return {file, 0, 0, pointer};
  return {file, static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(mark.column) + 1,
          pointer};
}

/// Turns a YAML tree into JSON and notes where each value stands.
class Converter {
 public:
  Converter(std::string file, std::size_t max_nodes)
      : file_(std::move(file)), max_nodes_(max_nodes) {}

  kizen::json convert(const YAML::Node& node, const kizen::JsonPointer& at) {
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

  Marks marks() { return std::move(marks_); }

 private:
  [[noreturn]] void refuse(const YAML::Node& node, const kizen::JsonPointer& at,
                           const std::string& problem, const std::string& fix) const {
    throw kizen::ContractError(place_of(file_, node.Mark(), at), "document.syntax", problem, fix);
  }

  void check_limits(const YAML::Node& node, const kizen::JsonPointer& at) {
    if (at.tokens().size() > kizen::detail::max_depth) {
      refuse(node, {}, "nests deeper than " + std::to_string(kizen::detail::max_depth) + " levels",
             too_deep);
    }
    if (++nodes_ > max_nodes_) {
      refuse(node, {}, "aliases unfold to more than " + std::to_string(max_nodes_) + " nodes",
             "write out what is meant");
    }
  }

  void demand_utf8(const YAML::Node& node, const kizen::JsonPointer& at) const {
    if (kizen::detail::is_utf8(node.Scalar())) return;
    refuse(node, at, "the text is not UTF-8", "save the file as UTF-8");
  }

  kizen::json object(const YAML::Node& node, const kizen::JsonPointer& at) {
    auto result = kizen::json::object();
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

  kizen::json array(const YAML::Node& node, const kizen::JsonPointer& at) {
    auto result = kizen::json::array();
    for (std::size_t i = 0; i < node.size(); ++i) result.push_back(convert(node[i], at / i));
    return result;
  }

  kizen::json scalar(const YAML::Node& node, const kizen::JsonPointer& at) const {
    demand_utf8(node, at);
    const auto& text = node.Scalar();
    const auto& tag = node.Tag();
    if (tag == "!") return text;
    if (tag != "?") refuse(node, at, "the tag " + tag + " is not JSON", "remove it");
    if (text.empty() || text == "~") return nullptr;
    const char first = text.front();
    const bool may_be_json = first == '-' || (first >= '0' && first <= '9') || text == "true" ||
                             text == "false" || text == "null";
    auto value = may_be_json ? kizen::json::parse(text, nullptr, false) : kizen::json(text);
    return value.is_discarded() ? kizen::json(text) : value;
  }

  std::string file_;
  Marks marks_;
  std::size_t max_nodes_;
  std::size_t nodes_ = 0;
};

/// What yaml-cpp says, and what a person can do about the commonest mistake.
kizen::ContractError syntax_error(const YAML::Exception& error, const std::string& file) {
  if (dynamic_cast<const YAML::DeepRecursion*>(&error) != nullptr) {
    return {place_of(file, error.mark, {}), "document.syntax", "nests too deep", too_deep};
  }
  const bool colon = error.msg.find("map value") != std::string::npos ||
                     error.msg.find("end of map") != std::string::npos;
  return {place_of(file, error.mark, {}), "document.syntax", "not YAML: " + error.msg,
          colon ? "put a value that has ': ' or starts with $, @, { or [ in quotes"
                : "correct the text at that place"};
}

kizen::SourcePlace nearest_place(const Marks& marks, const std::string& file,
                                 const kizen::JsonPointer& pointer) {
  for (auto at = pointer;; at = at.parent()) {
    const auto found = marks.find(at);
    if (found != marks.end()) return place_of(file, found->second, pointer);
    if (at.empty()) return {file, 0, 0, pointer};
  }
}

/// Counts the documents of a text, and notices where the parser stands still: LoadAll would fill
/// the memory there.
class DocumentCounter : public YAML::EventHandler {
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

YAML::Node only_document(const std::string& text, const std::string& file) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  DocumentCounter counter;
  while (parser.HandleNextDocument(counter)) {
  }
  if (counter.count() == 1) return YAML::Load(text);
  throw kizen::ContractError({file, 1, 1, {}}, "document.syntax",
                             "holds " + std::to_string(counter.count()) + " YAML documents",
                             "give one document a file");
}

}  // namespace

kizen::JsonSource read_yaml(const std::string& text, const std::string& file) {
  try {
    Converter converter(file, text.size() + max_unfolded);
    kizen::JsonSource source;
    source.file = file;
    source.document =
        std::make_shared<const kizen::json>(converter.convert(only_document(text, file), {}));
    source.locate = [marks = std::make_shared<const Marks>(converter.marks()),
                     file](const kizen::JsonPointer& pointer) {
      return nearest_place(*marks, file, pointer);
    };
    return source;
  } catch (const YAML::Exception& error) {
    throw syntax_error(error, file);
  }
}

}  // namespace kizen_tool
