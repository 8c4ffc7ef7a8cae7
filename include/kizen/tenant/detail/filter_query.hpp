#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "filter_condition.hpp"
#include "refusal.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a record belongs to a result.
using RecordTest = std::function<bool(const Record&)>;

/// Makes RecordTests of the filters of one search. Business, user and object outlive the tests.
///
/// @see behaviour rules S9, S13
class FilterReader {
 public:
  FilterReader(const Business& business, const Employee& user, const ObjectType& object)
      : business_(business), user_(user), object_(object) {}

  /// The test of `query` and `and` in a search body, or in a group that nests.
  RecordTest read(const json& body) const {
    return joined_tests(read_each(body, "query", &FilterReader::read_group), body);
  }

 private:
  using Tests = std::vector<RecordTest>;

  RecordTest read_group(const json& group) const {
    auto tests = read_each(group, "filters", &FilterReader::read_filter);
    for (auto& test : read_each(group, "query", &FilterReader::read_group)) {
      tests.push_back(std::move(test));
    }
    return joined_tests(std::move(tests), group);
  }

  Tests read_each(const json& body, const char* member,
                  RecordTest (FilterReader::*read_one)(const json&) const) const {
    const auto items = body.value(member, json());
    if (items.is_null()) return {};
    if (!items.is_array()) refuse_member(member, std::string("'") + member + "' is a list.");
    Tests tests;
    for (const auto& item : items) {
      if (!item.is_object()) {
        refuse_member(member, std::string("'") + member + "' holds objects.");
      }
      tests.push_back((this->*read_one)(item));
    }
    return tests;
  }

  static RecordTest joined_tests(Tests tests, const json& body) {
    const auto all = body.value("and", json());
    if (!all.is_null() && !all.is_boolean()) refuse_member("and", "'and' is true or false.");
    return [all = all != false, tests = std::move(tests)](const Record& record) {
      const auto holds = [&](const RecordTest& test) { return test(record); };
      return tests.empty() || (all ? std::all_of(tests.begin(), tests.end(), holds)
                                   : std::any_of(tests.begin(), tests.end(), holds));
    };
  }

  RecordTest read_filter(const json& filter) const {
    const Field& field = filtered_field(filter);
    const auto condition = text_member(filter, "condition");
    if (std::find(field.conditions.begin(), field.conditions.end(), condition) ==
        field.conditions.end()) {
      refuse_write("'" + field.name + "' has no such condition.");
    }
    const auto operand = filter.value("value", json());
    if (condition == "is_blank") {
      const bool blank = bool_operand(field, operand);
      return visible_test(field, [blank](const json& value) { return value.is_null() == blank; });
    }
    const auto plain = plain_condition(condition);
    auto test = value_test(business_, user_, field, plain.first, operand);
    const bool negated = plain.second && business_.behaviour.negates;
    return visible_test(field, [test = std::move(test), negated](const json& value) {
      return (!value.is_null() && test(value)) != negated;
    });
  }

  /// A test of what of a field can be seen: of links, those to live records.
  RecordTest visible_test(const Field& field, ValueTest test) const {
    if (field.shape != ValueShape::Links) {
      return [column = field.index, test = std::move(test)](const Record& record) {
        return test(record.values[column]);
      };
    }
    return [&business = business_, &field, test = std::move(test)](const Record& record) {
      json ids;
      for (const Record* const link : live_links(business, field, record.values[field.index])) {
        ids.push_back(link->id);
      }
      return test(ids);
    };
  }

  static std::string text_member(const json& filter, const char* member) {
    const auto value = filter.value(member, json());
    if (!value.is_string()) refuse_write(std::string("A filter needs '") + member + "'.");
    return value.get<std::string>();
  }

  /// The field that a filter is about, addressed as a default or as a custom field.
  const Field& filtered_field(const json& filter) const {
    const auto type = filter.value("type", json("fields"));
    if (type != "fields" && type != "fields_v2") refuse_write("A filter of unknown type.");
    const auto name = text_member(filter, "field");
    const auto prefix = std::string("\"custom\"::");
    const bool custom = starts_with(name, prefix);
    const auto subtype = filter.value("subtype", json(custom ? "custom" : "non_custom"));
    if (subtype != (custom ? "custom" : "non_custom")) {
      refuse_write("The subtype of a filter does not go with its field.");
    }
    const Field* const field = custom
                                   ? object_.field_with_id(ascii_lower(name.substr(prefix.size())))
                                   : object_.field_named(name);
    if (field == nullptr) refuse_write("A filter is about a field that this object has not.");
    return *field;
  }

  const Business& business_;
  const Employee& user_;
  const ObjectType& object_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
