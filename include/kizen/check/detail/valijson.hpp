#pragma once

#include "../../core/detail/nlohmann_json.hpp"

// What differs between the releases of valijson, 1.0 to 1.1, is told apart here and nowhere else.

#if !defined(__cpp_rtti) && !defined(_CPPRTTI)
#error "kizen/check.hpp needs RTTI: compile this file with it (drop -fno-rtti)"
#endif

// Without VALIJSON_USE_EXCEPTIONS, a schema that valijson does not take ends the process. It asks
// when a header of it is first included. The macro does not outlive this header, as others of valijson
// redefine the assertions of RapidJSON where they see it.
#if defined(VALIJSON_NORETURN) && (!defined(VALIJSON_USE_EXCEPTIONS) || !VALIJSON_USE_EXCEPTIONS)
#error \
    "valijson was included without VALIJSON_USE_EXCEPTIONS=1, so that it ends the process where kizen waits for an exception: define it for the whole build, or include kizen first"
#elif !defined(VALIJSON_USE_EXCEPTIONS)
#define VALIJSON_USE_EXCEPTIONS 1
#define KIZEN_VALIJSON_USE_EXCEPTIONS
#elif !VALIJSON_USE_EXCEPTIONS
#error \
    "VALIJSON_USE_EXCEPTIONS is 0, so that valijson ends the process where kizen waits for an exception: define it as 1"
#endif

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/adapters/std_string_adapter.hpp>
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/internal/adapter.hpp>
#include <valijson/internal/basic_adapter.hpp>
#include <valijson/internal/frozen_value.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#if defined(KIZEN_VALIJSON_USE_EXCEPTIONS)
#undef VALIJSON_USE_EXCEPTIONS
#undef KIZEN_VALIJSON_USE_EXCEPTIONS
#endif

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How valijson hands the way to a value to a constraint; releases differ in that.
template <class Validate>
struct ConstraintPath;

template <class Path>
struct ConstraintPath<bool (valijson::constraints::PolyConstraint::*)(
    const valijson::adapters::Adapter&, const Path&, valijson::ValidationResults*) const> {
  using type = Path;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
