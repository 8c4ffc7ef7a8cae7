#include "served_file.hpp"

#include <filesystem>
#include <kizen/contract.hpp>
#include <system_error>

namespace kizen_tool {
namespace {

constexpr char served_writer[] = "kizen-contract serve --detach";

[[noreturn]] void refuse_served(const std::string& path, const std::string& problem) {
  throw kizen::ContractError({path, 0, 0, {}}, "target.served", problem,
                             "name the file that `serve --detach` has written");
}

}  // namespace

std::string served_text(const ServedTenant& tenant) {
  const kizen::json document = {{"written_by", served_writer},
                                {"url", tenant.url},
                                {"ca_file", tenant.ca_file},
                                {"variables", tenant.variables}};
  return document.dump(2, ' ', false, kizen::json::error_handler_t::replace) + "\n";
}

ServedTenant read_served(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored))
    refuse_served(path, "no tenant is served there");
  const auto document = kizen::json::parse(kizen::detail::file_text(path), nullptr, false);
  try {
    if (document.at("written_by") != served_writer)
      refuse_served(path, "is not what a served tenant writes");
    return {document.at("url").get<std::string>(),
            document.at("variables").get<kizen::detail::Variables>(),
            document.at("ca_file").get<std::string>()};
  } catch (const kizen::json::exception&) {
    refuse_served(path, "is not what a served tenant writes");
  }
}

}  // namespace kizen_tool
