#include "waiver_option.hpp"

#include <kizen/check.hpp>

#include "document_file.hpp"
#include "today.hpp"

namespace kizen_tool {

void add_waiver_options(CLI::App& app, WaiverOptions& options) {
  auto* file = app.add_option("--waivers", options.file,
                              "File of findings that are waived, in JSON or YAML");
  file->type_name("FILE");
  app.add_flag("--strict-waivers", options.strict,
               "Exit with 5 where all was kept but for what waivers allow, or one is of no use")
      ->needs(file);
}

std::shared_ptr<kizen::WaiverLedger> ledger_of(const WaiverOptions& options,
                                               const kizen::Contract& contract) {
  if (options.file.empty()) return nullptr;
  return std::make_shared<kizen::WaiverLedger>(
      kizen::Waivers::from(read_document(options.file), contract), today());
}

}  // namespace kizen_tool
