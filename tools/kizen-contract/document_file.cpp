#include "document_file.hpp"

#include <kizen/yaml.hpp>

namespace kizen_tool {

kizen::JsonSource read_document(const std::string& path) { return kizen::read_document(path); }

kizen::JsonSource parse_document(const std::string& text, const std::string& path) {
  return kizen::parse_document(text, path);
}

}  // namespace kizen_tool
