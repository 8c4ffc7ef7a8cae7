#pragma once

#include "http.hpp"
#include "run/case_result.hpp"
#include "run/console_reporter.hpp"
#include "run/contract_identity.hpp"
#include "run/detail/contract_identity_inl.hpp"
#include "run/detail/runner_inl.hpp"
#include "run/plan.hpp"
#include "run/render_step.hpp"
#include "run/reporter.hpp"
#include "run/runner.hpp"
#include "run/summary.hpp"
#include "suite.hpp"
