#pragma once

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "call.hpp"
#include "reply.hpp"
#include "write_operations.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// An upsert, from its body to its response.
///
/// @see behaviour rules U1 to U7
class Upsert {
 public:
  explicit Upsert(const Call& call)
      : call_(call),
        body_(write_body(call)),
        oncreate_(unarchive_word(body_, "oncreate_unarchive")),
        onupdate_(word_of(body_, "onupdate_archived_conflict", {"overwrite"})),
        write_(call, write_fields(body_, Presence::Optional)) {}

  Reply run() {
    const auto lookup_value = body_.value("lookup_value", json());
    const bool takes_empty = call_.behaviour().takes_empty_lookup_value;
    if (!lookup_value.is_string() || (lookup_value == "" && !takes_empty)) {
      refuse_member("lookup_value", "'lookup_value' is a string that is not empty.",
                    accepted_entries());
    }
    const auto& wanted = lookup_value.get_ref<const std::string&>();
    Record* const match = matched(wanted);
    if (call_.behaviour().upsert_gap_ms > 0) step_aside();
    if (match == nullptr || (match->archived && oncreate_ == "overwrite")) {
      return create(wanted, match);
    }
    write_.read(match);
    if (!match->archived) return change(*match, 200, "updated");
    if (oncreate_ == "unarchive") return change(*match, 201, "unarchived");
    refuse_write("An archived record has this lookup_value; say oncreate_unarchive.",
                 accepted_entries());
  }

 private:
  /// The record that a lookup value matches, archived or not; or null. @see behaviour rule U1
  Record* matched(const std::string& lookup_value) const {
    const auto& how = call_.behaviour().upsert_match;
    Record* const holder = call_.table().holder(lookup_value);
    if (how == "never") return nullptr;
    if (how == "exact") {
      const bool is_exact =
          holder != nullptr && holder->text(call_.object->identifier) == lookup_value;
      return is_exact ? holder : nullptr;
    }
    if (how != "start" || holder != nullptr) return holder;
    for (const auto& record : call_.table().records()) {
      const auto text = folded(record->text(call_.object->identifier));
      if (starts_with(text, folded(lookup_value))) return record.get();
    }
    return nullptr;
  }

  /// Lets others write between the look and the write.
  void step_aside() const {
    call_.writing.unlock();
    std::this_thread::sleep_for(std::chrono::milliseconds(call_.behaviour().upsert_gap_ms));
    call_.writing.lock();
  }

  /// `replaced` is the archived record that the lookup value matched, or null.
  Reply create(const std::string& lookup_value, Record* replaced) {
    write_.read(nullptr);
    if (call_.behaviour().fills_in_identifier) write_.default_identifier(lookup_value);
    Record* const archived = write_.conflict(nullptr);
    if (archived != nullptr && oncreate_ != "overwrite") write_.refuse_archived();
    if (replaced != nullptr) call_.table().release(*replaced);
    return answer(201, "created", write_.create(archived));
  }

  Reply change(Record& match, int status, const char* action) {
    Record* const archived = write_.conflict(&match);
    if (archived != nullptr && onupdate_ != "overwrite") write_.refuse_archived();
    return answer(status, action, write_.apply(match, archived));
  }

  Reply answer(int status, const char* action, const Record& record) const {
    const bool all = call_.query.is_true("return_all_fields");
    json view = detail_view(call_.business, call_.user, *call_.object, record,
                            all ? all_columns(*call_.object) : write_.written());
    view["action"] = action;
    return {status, std::move(view)};
  }

  json accepted_entries() const {
    json entries = json::array();
    const auto count = body_.value("fields", json::array()).size();
    for (std::size_t n = 0; n < count; ++n) entries.push_back(accepted_entry());
    return entries;
  }

  const Call& call_;
  const json& body_;
  std::string oncreate_;
  std::string onupdate_;
  Write write_;
};

inline Reply upsert(const Call& call) { return Upsert(call).run(); }

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
