#pragma once

// What the tests from contract to suite parse; no header of ours, so that changing one keeps it.

#define VALIJSON_USE_EXCEPTIONS 1

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
