#include "contract_option.hpp"

#include <kizen/contract/detail/selected_actions.hpp>
#include <kizen/records.hpp>

#include "document_file.hpp"

namespace kizen_tool {
namespace {

kizen::Contract named_contract(const std::string& name) {
  if (name == "documented") return kizen::records();
  if (name == "observed") return kizen::observed_records();
  return kizen::Contract::from(read_document(name));
}

}  // namespace

void add_contract_option(CLI::App& app, ContractOptions& options) {
  app.add_option("--contract", options.contract,
                 "The contract: 'documented' or 'observed' (both embedded), or an OpenAPI 3.0 file "
                 "in JSON or YAML")
      ->default_val("documented")
      ->type_name("NAME|FILE");
  app.add_option("--overlay", options.overlays,
                 "Overlay 1.0 or 1.1 to apply to the contract (repeatable, in this order)")
      ->allow_extra_args(false)
      ->type_name("FILE");
}

kizen::Contract contract_of(const ContractOptions& options) {
  auto contract = named_contract(options.contract);
  for (const auto& file : options.overlays) {
    contract = contract.with(kizen::Overlay::from(read_document(file)));
  }
  return contract;
}

kizen::Overlay differences_of(const std::vector<std::string>& ids,
                              const kizen::SourcePlace& place) {
  return kizen::detail::selected_actions(kizen::records_differences(), ids, place);
}

}  // namespace kizen_tool
