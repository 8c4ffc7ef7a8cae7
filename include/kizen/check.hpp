#pragma once

#include "check/checker.hpp"
#include "check/detail/checker_inl.hpp"
#include "check/detail/evaluator_inl.hpp"
#include "check/detail/re2_inl.hpp"
#include "check/detail/schema_inl.hpp"
#include "check/detail/valijson_inl.hpp"
#include "check/detail/waivers_inl.hpp"
#include "check/schema.hpp"
#include "check/waiver.hpp"
#include "check/waivers.hpp"
#include "contract.hpp"
