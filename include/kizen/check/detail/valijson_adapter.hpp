#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "evaluation.hpp"
#include "valijson.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

class TreeAdapter;

/// What all adapters of one validation share.
///
/// valijson makes a few adapters for each schema that it tries: counting them bounds its time.
class TreeRun {
 public:
  TreeRun(bool takes_whole_floats, const WorkLimits& limits)
      : takes_whole_floats_(takes_whole_floats), most_work_(4 * limits.steps) {}

  bool takes_whole_floats() const { return takes_whole_floats_; }

  /// @throws TooMuchWork
  void add_work(std::uint64_t more) {
    work_ += more;
    if (work_ > most_work_) throw TooMuchWork{"too many schemas to try for valijson"};
  }

 private:
  bool takes_whole_floats_;
  std::uint64_t most_work_;
  std::uint64_t work_ = 0;
};

/// A value of a tree as valijson wants to see it: its items or members.
template <class Iterator>
class TreeContainer {
 public:
  using const_iterator = Iterator;
  using iterator = Iterator;

  TreeContainer() = default;
  TreeContainer(JsonView value, TreeRun& run) : value_(value), run_(&run) {}

  Iterator begin() const { return {value_ ? value_->first() : nothing(), run_}; }
  Iterator end() const { return {value_ ? value_->end() : nothing(), run_}; }
  std::size_t size() const { return value_ ? value_->count() : 0; }

  Iterator find(const std::string& name) const {
    auto found = begin();
    while (found != end() && found.name() != name) ++found;
    return found;
  }

 private:
  static JsonView nothing() {
    static const JsonTree tree;
    return JsonView(tree);
  }

  std::optional<JsonView> value_;
  TreeRun* run_ = nullptr;
};

class TreeItemIterator {
 public:
  TreeItemIterator(JsonView at, TreeRun* run) : at_(at), run_(run) {}

  inline TreeAdapter operator*() const;
  inline valijson::adapters::DerefProxy<TreeAdapter> operator->() const;
  TreeItemIterator& operator++() {
    at_ = at_.after();
    return *this;
  }
  TreeItemIterator operator++(int) { return std::exchange(*this, {at_.after(), run_}); }
  void advance(std::ptrdiff_t count) {
    for (; count > 0; --count) ++*this;
  }
  bool operator==(const TreeItemIterator& other) const { return at_ == other.at_; }
  bool operator!=(const TreeItemIterator& other) const { return at_ != other.at_; }

  /// Lists of equal items are found without valijson.
  TreeItemIterator& operator--() { throw std::logic_error("items are only read forwards"); }

 private:
  JsonView at_;
  TreeRun* run_;
};

class TreeMemberIterator {
 public:
  TreeMemberIterator(JsonView at, TreeRun* run) : at_(at), run_(run) {}

  inline std::pair<std::string, TreeAdapter> operator*() const;
  inline valijson::adapters::DerefProxy<std::pair<std::string, TreeAdapter>> operator->() const;
  TreeMemberIterator& operator++() {
    at_ = at_.value().after();
    return *this;
  }
  bool operator==(const TreeMemberIterator& other) const { return at_ == other.at_; }
  bool operator!=(const TreeMemberIterator& other) const { return at_ != other.at_; }
  std::string_view name() const { return at_.text(); }

 private:
  JsonView at_;
  TreeRun* run_;
};

using TreeArray = TreeContainer<TreeItemIterator>;
using TreeObject = TreeContainer<TreeMemberIterator>;

/// What valijson asks of a value. No verdict rests on its numbers: private keywords read them.
class TreeValue {
 public:
  TreeValue() = default;
  TreeValue(JsonView value, TreeRun& run) : value_(value), run_(&run) {}

  [[noreturn]] valijson::adapters::FrozenValue* freeze() const {
    throw std::logic_error("values are compared without valijson");
  }
  std::optional<TreeArray> getArrayOptional() const {
    return isArray() ? std::optional(TreeArray(*value_, *run_)) : std::nullopt;
  }
  std::optional<TreeObject> getObjectOptional() const {
    return isObject() ? std::optional(TreeObject(*value_, *run_)) : std::nullopt;
  }
  bool getArraySize(std::size_t& size) const { return isArray() && set(size, value_->count()); }
  bool getObjectSize(std::size_t& size) const { return isObject() && set(size, value_->count()); }
  bool getBool(bool& truth) const { return isBool() && set(truth, value_->text() == "true"); }
  bool getString(std::string& text) const {
    return isString() && set(text, std::string(value_->text()));
  }
  /// No number: valijson 1.1 takes a double that is whole for an integer, which it is not to decide.
  bool getDouble(double& number) const {
    return isDouble() && set(number, std::numeric_limits<double>::quiet_NaN());
  }
  bool getInteger(std::int64_t& number) const {
    const auto integer = isInteger() ? short_integer(value_->text()) : std::nullopt;
    return integer && set(number, *integer);
  }

  static bool hasStrictTypes() { return true; }
  bool isArray() const { return is(JsonKind::Array); }
  bool isBool() const { return is(JsonKind::Boolean); }
  bool isNull() const { return is(JsonKind::Null); }
  bool isObject() const { return is(JsonKind::Object); }
  bool isString() const { return is(JsonKind::String); }
  bool isNumber() const { return is(JsonKind::Number); }
  bool isDouble() const { return isNumber() && !isInteger(); }
  bool isInteger() const {
    return isNumber() && (value_->is_integer() ||
                          (run_->takes_whole_floats() && Decimal(value_->text()).is_whole()));
  }

 private:
  bool is(JsonKind kind) const { return value_ && value_->is(kind); }

  template <class Value>
  static bool set(Value& target, Value value) {
    target = std::move(value);
    return true;
  }

  std::optional<JsonView> value_;
  TreeRun* run_ = nullptr;
};

/// A value of a tree for valijson, which makes one for each schema that it tries.
class TreeAdapter
    : public valijson::adapters::BasicAdapter<
          TreeAdapter, TreeArray, std::pair<std::string, TreeAdapter>, TreeObject, TreeValue> {
 public:
  TreeAdapter(JsonView value, TreeRun& run)
      : BasicAdapter(TreeValue(value, run)), value_(value), run_(&run) {}
  TreeAdapter(const TreeAdapter& other)
      : BasicAdapter(other), value_(other.value_), run_(other.run_) {
    run_->add_work(1);
  }
  TreeAdapter& operator=(const TreeAdapter&) = delete;
  ~TreeAdapter() = default;

  JsonView view() const { return value_; }
  TreeRun& run() const { return *run_; }

 private:
  JsonView value_;
  TreeRun* run_;
};

inline TreeAdapter TreeItemIterator::operator*() const { return {at_, *run_}; }

inline valijson::adapters::DerefProxy<TreeAdapter> TreeItemIterator::operator->() const {
  return valijson::adapters::DerefProxy<TreeAdapter>(**this);
}

inline std::pair<std::string, TreeAdapter> TreeMemberIterator::operator*() const {
  return {std::string(at_.text()), TreeAdapter(at_.value(), *run_)};
}

inline valijson::adapters::DerefProxy<std::pair<std::string, TreeAdapter>>
TreeMemberIterator::operator->() const {
  return valijson::adapters::DerefProxy<std::pair<std::string, TreeAdapter>>(**this);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen

namespace valijson {
namespace adapters {

template <>
struct AdapterTraits<kizen::detail::TreeAdapter> {
  using DocumentType = kizen::detail::JsonView;
  static std::string adapterName() { return "TreeAdapter"; }
};

}  // namespace adapters
}  // namespace valijson
