#pragma once

#include <string>

#include "../contract/json_source.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Reads a file with a contract, an overlay, a suite or waivers: JSON where its name ends in
/// `.json`, else YAML.
///
/// ```cpp
/// #include <kizen/yaml.hpp>
/// #include <cassert>
/// #include <fstream>
///
/// const auto path = testing::TempDir() + "ping.openapi.yaml";
/// std::ofstream(path) << R"(
/// openapi: 3.0.3
/// info: {title: Ping, version: "1"}
/// paths: {/ping: {get: {operationId: ping, responses: {"200": {description: pong}}}}}
/// )";
/// const auto contract = kizen::Contract::from(kizen::read_document(path));
/// assert(contract.operation("ping")->path == "/ping");
/// ```
///
/// @throws ContractError `document.unreadable` or `document.syntax`, with line and column
KIZEN_INLINE JsonSource read_document(const std::string& path);

/// As read_document(), of a text that stands in that file, or will.
KIZEN_INLINE JsonSource parse_document(const std::string& text, const std::string& path);

}  // namespace KIZEN_ABI
}  // namespace kizen
