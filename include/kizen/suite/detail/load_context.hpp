#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "../suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What the suites share that are read for the sake of one.
struct LoadContext {
  const SuiteSources& sources;
  std::vector<std::string> open = {};  ///< files that are being read, the outermost first
  std::map<std::string, std::shared_ptr<const Suite>> done = {};  ///< by file

  /// Whether the suite that is being read is read for the sake of another.
  bool is_nested() const { return open.size() > 1; }

  /// A file that is being read, as long as this lives.
  class Opened {
   public:
    Opened(LoadContext& context, const std::string& file) : context_(context) {
      context_.open.push_back(file);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened() { context_.open.pop_back(); }

   private:
    LoadContext& context_;
  };
};

KIZEN_INLINE Suite read_suite(const JsonSource& source, LoadContext& context);

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
