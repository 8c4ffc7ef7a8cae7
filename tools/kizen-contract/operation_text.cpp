#include "operation_text.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "one_line.hpp"
#include "parameter_words.hpp"
#include "unchecked_text.hpp"

namespace kizen_tool {
namespace {

/// Writes the sections of one operation, a blank line before each but the first.
class OperationText {
 public:
  explicit OperationText(const kizen::Contract& contract) : contract_(contract) {}

  void add_name(const kizen::Operation& operation) {
    add(0, operation.id);
    add(1, operation.method + " " + operation.path);
    add(1, "effect: " + std::string(kizen::to_string(operation.effect)));
    add_place(1, operation.place);
  }

  void add_security(const std::vector<kizen::SecurityRequirement>& security) {
    add_title(security.size() > 1 ? "security, one of" : "security");
    if (security.empty()) add(1, "none");
    for (const auto& requirement : security) add(1, words(requirement));
  }

  void add_parameters(const std::vector<kizen::Parameter>& parameters) {
    add_title("parameters");
    if (parameters.empty()) add(1, "none");
    for (const auto& parameter : parameters) add_parameter(1, parameter);
  }

  void add_body(const std::optional<kizen::RequestBody>& body) {
    add_title("request body");
    if (!body) return add(1, "none");
    add(1, body->required ? "required" : "optional");
    add_place(1, body->place);
    add_contents(1, body->contents);
  }

  void add_responses(const std::vector<kizen::DeclaredResponse>& responses) {
    add_title("responses");
    for (const auto& response : responses) {
      add(1, response.statuses.to_string());
      add_place(2, response.place);
      add_contents(2, response.contents);
      for (const auto& header : response.headers) add_parameter(2, header);
    }
  }

  std::string text() { return std::move(text_); }

 private:
  void add(std::size_t depth, const std::string& line) {
    add_line(text_, std::string(2 * depth, ' ') + line);
  }

  void add_title(const std::string& title) { add_line(text_ += "\n", title); }

  void add_place(std::size_t depth, const kizen::JsonPointer& place) {
    add(depth, "--> " + contract_.name() + "  #" + place.to_string());
  }

  void add_parameter(std::size_t depth, const kizen::Parameter& parameter) {
    add(depth, std::string(kizen::to_string(parameter.place)) + " " + parameter.name + ": " +
                   parameter_words(contract_, parameter));
    add_place(depth + 1, parameter.declaration);
  }

  void add_contents(std::size_t depth, const std::vector<kizen::Content>& contents) {
    if (contents.empty()) add(depth, "no body");
    for (const auto& content : contents) {
      add(depth, content.type.to_string() + ": " +
                     (content.schema ? "#" + content.schema->to_string() : "no schema"));
    }
  }

  std::string words(const kizen::SecurityRequirement& requirement) const {
    if (requirement.empty()) return "nothing";
    std::vector<std::string> schemes;
    for (const auto& name : requirement) {
      const auto& scheme = *contract_.security_scheme(name);
      schemes.push_back(scheme.name + " (" + std::string(kizen::to_string(scheme.place)) + " " +
                        scheme.parameter + ")");
    }
    return kizen::detail::joined(schemes, " and ");
  }

  const kizen::Contract& contract_;
  std::string text_;
};

}  // namespace

std::string operation_text(const kizen::Checker& checker, const kizen::Operation& operation) {
  OperationText text(checker.contract());
  text.add_name(operation);
  text.add_security(operation.security);
  text.add_parameters(operation.parameters);
  text.add_body(operation.body);
  text.add_responses(operation.responses);
  return text.text() + "\n" + unchecked_text(checker, {&operation});
}

}  // namespace kizen_tool
