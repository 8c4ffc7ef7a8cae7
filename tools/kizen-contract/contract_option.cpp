#include "contract_option.hpp"

#include <kizen/records.hpp>

#include "document_file.hpp"

namespace kizen_tool {

void add_contract_option(CLI::App& app, std::string& value) {
  app.add_option("--contract", value,
                 "The contract: 'documented' (embedded), or an OpenAPI 3.0 file in JSON or YAML")
      ->default_val("documented")
      ->type_name("NAME|FILE");
}

kizen::Contract contract_of(const std::string& value) {
  if (value == "documented") return kizen::records();
  return kizen::Contract::from(read_document(value));
}

std::vector<kizen::Amendment> amendments_of(const std::vector<std::string>& ids,
                                            const kizen::SourcePlace& place) {
  std::vector<kizen::Amendment> amendments;
  for (const auto& id : ids) {
    auto amendment = kizen::records_amendment(id);
    if (!amendment) {
      throw kizen::ContractError(place, "amendment.unknown", "no amendment is called '" + id + "'",
                                 "name one of: D6");
    }
    amendments.push_back(std::move(*amendment));
  }
  return amendments;
}

}  // namespace kizen_tool
