#pragma once

#include <string>

#include "../../contract.hpp"
#include "../../contract/detail/file_text.hpp"
#include "../read_document.hpp"
#include "read_yaml_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE JsonSource parse_document(const std::string& text, const std::string& path) {
  if (detail::ends_with(path, ".json")) return read_json(text, path);
  return read_yaml(text, path);
}

KIZEN_INLINE JsonSource read_document(const std::string& path) {
  return parse_document(detail::file_text(path), path);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
