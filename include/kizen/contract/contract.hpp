#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "../core/contract_error.hpp"
#include "../core/json.hpp"
#include "effect.hpp"
#include "json_source.hpp"
#include "operation.hpp"
#include "overlay.hpp"
#include "security_scheme.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// An OpenAPI 3.0 document, read and found sound.
///
/// Copies share one immutable document, so they are cheap, and any number of threads may read
/// them. Operations and schemes that it hands out live as long as any copy.
///
/// ```cpp
/// #include <kizen/contract.hpp>
/// #include <cassert>
///
/// const auto contract = kizen::Contract::parse(R"({
///   "openapi": "3.0.3", "info": {"title": "Ping", "version": "1"},
///   "paths": {"/ping": {"get": {"operationId": "ping",
///                               "responses": {"204": {"description": "Here."}}}}}
/// })", "ping.json");
/// assert(contract.operations().size() == 1);
/// assert(contract.operation("ping")->response(204)->contents.empty());
/// ```
///
/// @see OpenAPI 3.0.3, 4.7
class Contract {
 public:
  /// Reads a contract from JSON text.
  ///
  /// @param name stands in every message and schema location
  /// @throws ContractError where the text is not JSON, no OpenAPI 3.0, refers to what is not
  ///   there, or asks for what cannot be checked; with line and pointer
  KIZEN_INLINE static Contract parse(std::string text, std::string name);

  /// Reads a contract from a JSON file. @throws ContractError as parse, and if it is unreadable
  KIZEN_INLINE static Contract load(const std::string& path);

  /// Reads a contract from a JSON document. @throws ContractError as parse
  KIZEN_INLINE static Contract from(const JsonSource& source);

  /// Name by which messages call this document: its file name, without folders.
  const std::string& name() const;

  /// The document as it was read.
  const json& document() const;

  /// The document together with the way to line and column, for those who complain of it.
  const JsonSource& source() const;

  /// In the order of the document.
  const std::vector<Operation>& operations() const;

  /// The operation of that id, or null.
  const Operation* operation(std::string_view id) const;

  /// The security scheme of that name, or null.
  const SecurityScheme* security_scheme(std::string_view name) const;

  /// This contract with an overlay applied.
  ///
  /// What messages say of a place that the overlay changed leads to the overlay.
  ///
  /// @throws ContractError `overlay.*` where an action does not fit, or another overlay's has its id; else as parse, where what comes
  ///   of it is no sound contract
  KIZEN_INLINE Contract with(const Overlay& overlay) const;

  /// The same contract, in which an operation has an effect that its document does not tell; what
  /// the document, or an overlay, says itself stands. The document stays as it is.
  ///
  /// ```cpp
  /// #include <kizen/records.hpp>
  /// #include <cassert>
  ///
  /// const auto contract = kizen::records().with_effect("records_add_create", kizen::Effect::Read);
  /// assert(contract.operation("records_add_create")->effect == kizen::Effect::Read);
  /// ```
  /// @throws std::invalid_argument where there is no such operation
  KIZEN_INLINE Contract with_effect(const std::string& operation, Effect effect) const;

  /// The overlays that were applied, in their order.
  const std::vector<AppliedOverlay>& overlays() const;

  /// Whether an action of that id was applied.
  KIZEN_INLINE bool has(std::string_view difference) const;

  /// Whether an action of that id was applied by an overlay of that name.
  KIZEN_INLINE bool has(std::string_view difference, std::string_view overlay) const;

 private:
  struct Data {
    std::string name;
    JsonSource source;
    std::vector<Operation> operations;
    std::vector<SecurityScheme> schemes;
    std::vector<AppliedOverlay> overlays;
    std::map<std::string, Effect> effects;  ///< that the document leaves out, by operation
  };

  KIZEN_INLINE static Contract read(const JsonSource& source, std::string name,
                                    std::vector<AppliedOverlay> overlays,
                                    std::map<std::string, Effect> effects);

  explicit Contract(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

  std::shared_ptr<const Data> data_;
};

inline const std::string& Contract::name() const { return data_->name; }

inline const json& Contract::document() const { return *data_->source.document; }

inline const JsonSource& Contract::source() const { return data_->source; }

inline const std::vector<Operation>& Contract::operations() const { return data_->operations; }

inline const std::vector<AppliedOverlay>& Contract::overlays() const { return data_->overlays; }

inline const Operation* Contract::operation(std::string_view id) const {
  for (const auto& operation : data_->operations) {
    if (operation.id == id) return &operation;
  }
  return nullptr;
}

inline const SecurityScheme* Contract::security_scheme(std::string_view name) const {
  for (const auto& scheme : data_->schemes) {
    if (scheme.name == name) return &scheme;
  }
  return nullptr;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
