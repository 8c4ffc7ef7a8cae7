#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../contract.hpp"
#include "document_reader.hpp"
#include "file_name.hpp"
#include "json_source_inl.hpp"
#include "object_fields.hpp"
#include "operation_reader.hpp"
#include "overlay_inl.hpp"
#include "overlay_run.hpp"
#include "reference_walk.hpp"
#include "security_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline void check_openapi_version(const DocumentReader& reader) {
  if (!reader.document().is_object()) {
    reader.refuse({}, "contract.version", "the document is no JSON object",
                  "give an OpenAPI 3.0 document");
  }
  const auto version = reader.required(reader.root(), "openapi", json::value_t::string);
  if (starts_with(version.value->get<std::string>(), "3.0.")) {
    return check_fields(reader, reader.root(), "OpenAPI Object");
  }
  reader.refuse(version.place, "contract.version",
                "OpenAPI " + version.value->get<std::string>() + " is not understood",
                "give an OpenAPI 3.0 document");
}

}  // namespace detail

KIZEN_INLINE Contract Contract::from(const JsonSource& source) {
  return read(source, detail::file_name(source.file), {}, {});
}

KIZEN_INLINE Contract Contract::read(const JsonSource& source, std::string name,
                                     std::vector<AppliedOverlay> overlays,
                                     std::map<std::string, Effect> effects) {
  const detail::DocumentReader reader(source);
  detail::check_openapi_version(reader);
  detail::check_references(reader, reader.root());
  auto data = std::make_shared<Data>();
  data->name = std::move(name);
  data->source = source;
  data->overlays = std::move(overlays);
  data->effects = std::move(effects);
  const detail::SecurityReader security(reader);
  data->schemes = security.schemes();
  data->operations = detail::OperationReader(reader, security, data->effects).operations();
  return Contract(std::move(data));
}

KIZEN_INLINE Contract Contract::parse(std::string text, std::string name) {
  return from(read_json(std::move(text), std::move(name)));
}

KIZEN_INLINE Contract Contract::load(const std::string& path) { return from(read_json_file(path)); }

namespace detail {

/// An id names one difference: no second overlay may have it.
inline void refuse_known_ids(const Contract& contract, const Overlay& overlay) {
  for (const auto& applied : contract.overlays()) {
    for (const auto& id : applied.ids) {
      const auto* action = overlay.action(id);
      if (action == nullptr) continue;
      throw ContractError(overlay.source().place(action->place / "x-contract" / "id"), "overlay.id",
                          "the id '" + id + "' was applied already, by " + applied.name,
                          "apply one of the two, or give it another id");
    }
  }
}

}  // namespace detail

KIZEN_INLINE Contract Contract::with(const Overlay& overlay) const {
  detail::refuse_known_ids(*this, overlay);
  detail::OverlayRun run(source(), name());
  auto applied = overlays();
  applied.push_back(run.apply(overlay));
  return read(std::move(run).result(), name(), std::move(applied), data_->effects);
}

KIZEN_INLINE Contract Contract::with_effect(const std::string& operation, Effect effect) const {
  if (this->operation(operation) == nullptr) {
    throw std::invalid_argument("there is no operation '" + operation + "'");
  }
  auto effects = data_->effects;
  effects[operation] = effect;
  return read(source(), name(), overlays(), std::move(effects));
}

KIZEN_INLINE bool Contract::has(std::string_view difference) const {
  return std::any_of(overlays().begin(), overlays().end(),
                     [&](const AppliedOverlay& overlay) { return has(difference, overlay.name); });
}

KIZEN_INLINE bool Contract::has(std::string_view difference, std::string_view overlay) const {
  return std::any_of(overlays().begin(), overlays().end(), [&](const AppliedOverlay& applied) {
    return applied.name == overlay &&
           std::find(applied.ids.begin(), applied.ids.end(), difference) != applied.ids.end();
  });
}

}  // namespace KIZEN_ABI
}  // namespace kizen
