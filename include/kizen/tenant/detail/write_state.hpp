#pragma once

#include <cstddef>
#include <shared_mutex>
#include <string>
#include <system_error>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "file_beside.hpp"
#include "state_file.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Lines of a file that does not take its place before they are complete.
class StateWriter {
 public:
  explicit StateWriter(const std::string& path) : file_(path) {}

  void write(const Businesses& businesses) {
    json header = {{"format", state_format}, {"version", state_version}};
    for (const auto& business : businesses) {
      const std::shared_lock lock(business->mutex);
      header["businesses"].push_back({{"business_id", business->credentials.business_id},
                                      {"last_tick", business->last_tick()}});
    }
    write_line(header);
    for (std::size_t n = 0; n < businesses.size(); ++n) write_business(n, *businesses[n]);
    write_line({{"records", records_}});
    flush();
    file_.take_its_place();
  }

 private:
  static constexpr std::size_t buffered = 1 << 20;

  void write_business(std::size_t number, const Business& business) {
    const std::shared_lock lock(business.mutex);
    for (const auto& object : business.catalogue.objects) {
      for (const auto& record : business.table(object).records()) {
        json values = json::object();
        for (const auto& field : object.fields) {
          const auto& value = record->values[field.index];
          if (!value.is_null()) values[field.name] = value;
        }
        write_line({{"business", number},
                    {"object", object.api_name},
                    {"id", record->id},
                    {"archived", record->archived},
                    {"values", std::move(values)}});
        ++records_;
      }
    }
  }

  void write_line(const json& line) {
    lines_ += line.dump() + "\n";
    if (lines_.size() > buffered) flush();
  }

  void flush() {
    file_.write(lines_);
    lines_.clear();
  }

  FileBeside file_;
  std::string lines_;
  std::size_t records_ = 0;
};

/// Puts the records of all businesses in the place of a file, or makes it.
///
/// @throws ContractError `document.unwritable`; the file is as it was then
inline void write_state(const std::string& path, const Businesses& businesses) {
  try {
    StateWriter(path).write(businesses);
  } catch (const std::system_error& error) {
    refuse_unwritable_state(path, error);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
