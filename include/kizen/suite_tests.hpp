#pragma once

#include <gtest/gtest.h>

#include "run.hpp"
#include "suite_tests/register_suite.hpp"
#include "suite_tests/suite_target.hpp"
#include "suite_tests/tenant_fixture.hpp"
#include "tenant.hpp"
#include "yaml.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_SUITE_TESTS)
#include "suite_tests/detail/register_suite_inl.hpp"
#include "suite_tests/detail/suite_target_inl.hpp"
#include "suite_tests/detail/tenant_fixture_inl.hpp"
#endif
