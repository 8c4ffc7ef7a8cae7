#include "replace_file.hpp"

#include <kizen/core.hpp>
#include <kizen/tenant/detail/file_beside.hpp>
#include <system_error>

#include "output.hpp"

namespace kizen_tool {

void replace_file(const std::string& path, const std::string& text) {
  try {
    kizen::detail::FileBeside beside(path);
    beside.write(redacted(text));
    beside.take_its_place();
  } catch (const std::system_error& error) {
    throw kizen::ContractError({path, 0, 0, {}}, "document.unwritable",
                               "cannot be written: " + error.code().message(),
                               "name a file in a folder that may be written to");
  }
}

}  // namespace kizen_tool
