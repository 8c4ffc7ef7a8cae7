#include "document_file.hpp"

#include <kizen/contract.hpp>

#include "yaml_document.hpp"

namespace kizen_tool {

kizen::JsonSource read_document(const std::string& path) {
  if (kizen::detail::ends_with(path, ".json")) return kizen::read_json_file(path);
  return read_yaml(kizen::detail::file_text(path), path);
}

}  // namespace kizen_tool
