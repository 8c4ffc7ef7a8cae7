#pragma once

#include "check/checker.hpp"
#include "check/coverage.hpp"
#include "check/coverage_meter.hpp"
#include "check/drift.hpp"
#include "check/proposed_action.hpp"
#include "check/schema.hpp"
#include "check/waiver.hpp"
#include "check/waiver_finding.hpp"
#include "check/waiver_for.hpp"
#include "check/waiver_ledger.hpp"
#include "check/waivers.hpp"
#include "contract.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_CHECK)
#include "check/detail/checker_inl.hpp"
#include "check/detail/coverage_inl.hpp"
#include "check/detail/coverage_meter_inl.hpp"
#include "check/detail/drift_inl.hpp"
#include "check/detail/evaluator_inl.hpp"
#include "check/detail/pattern_inl.hpp"
#include "check/detail/proposed_action_inl.hpp"
#include "check/detail/schema_inl.hpp"
#include "check/detail/valijson_inl.hpp"
#include "check/detail/waiver_for_inl.hpp"
#include "check/detail/waiver_ledger_inl.hpp"
#include "check/detail/waivers_inl.hpp"
#endif
