#include "document_file.hpp"

#include <kizen/contract.hpp>

#include "yaml_document.hpp"

namespace kizen_tool {

kizen::JsonSource read_document(const std::string& path) {
  return parse_document(kizen::detail::file_text(path), path);
}

kizen::JsonSource parse_document(const std::string& text, const std::string& path) {
  if (kizen::detail::ends_with(path, ".json")) return kizen::read_json(text, path);
  return read_yaml(text, path);
}

}  // namespace kizen_tool
