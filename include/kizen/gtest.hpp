#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gtest/conforms_to.hpp"
#include "http.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_GTEST)
#include "gtest/detail/conforms_to_inl.hpp"
#endif
