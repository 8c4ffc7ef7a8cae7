#pragma once

#include "core/contract_error.hpp"
#include "core/exchange.hpp"
#include "core/headers.hpp"
#include "core/json.hpp"
#include "core/json_pointer.hpp"
#include "core/render.hpp"
#include "core/report.hpp"
#include "core/rule.hpp"
#include "core/verdict.hpp"
#include "core/version.hpp"
#include "core/violation.hpp"
