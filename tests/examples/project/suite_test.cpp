// Each case of the suite is a GoogleTest: --gtest_filter, shards and XML reports are as ever.
#include <kizen/suite_tests.hpp>

static const auto deals = kizen::RegisterSuite("deals.arazzo.yaml", kizen::SuiteTarget::builtin());
