#pragma once

#include "check/checker.hpp"
#include "check/detail/checker_inl.hpp"
#include "check/detail/drift_inl.hpp"
#include "check/detail/evaluator_inl.hpp"
#include "check/detail/pattern_inl.hpp"
#include "check/detail/proposed_action_inl.hpp"
#include "check/detail/schema_inl.hpp"
#include "check/detail/valijson_inl.hpp"
#include "check/drift.hpp"
#include "check/proposed_action.hpp"
#include "check/schema.hpp"
#include "contract.hpp"
