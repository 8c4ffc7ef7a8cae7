#pragma once

// What the tests from http on parse.

#include <httplib.h>

#include "precompiled_check.hpp"
