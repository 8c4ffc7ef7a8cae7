#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace kizen_test {

/// Texts that lack a format. @throws std::out_of_range for a format that has none here yet
inline const std::vector<std::string>& broken_texts(const std::string& format) {
  static const std::map<std::string, std::vector<std::string>> texts = {
      {"uuid",
       {"no format", "", "0b5e3a52-6a1c-4c8e-9d70-1234567890a", "0b5e3a526a1c4c8e9d701234567890ab",
        "0b5e3a52-6a1c-4c8e-9d70-1234567890ag", "{0b5e3a52-6a1c-4c8e-9d70-1234567890ab}",
        "0b5e3a526-a1c-4c8e-9d70-1234567890ab", "0b5e3a52-6a1c-4c8e-9d70-1234567890ab "}},
      {"uri",
       {"no format", "", "/relative/path", "//host.test/a", "1http://host.test", "http//host.test",
        "https://host.test/a b", "https://host.test/%zz", "https://host.test/\"",
        "https://host.test/a#b#c", "https://host.test/[a]", "://host.test", "https://a[b/",
        "https://a:b/", "https://[::1/"}}};
  return texts.at(format);
}

}  // namespace kizen_test
