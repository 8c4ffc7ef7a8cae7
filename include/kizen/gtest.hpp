#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gtest/conforms_to.hpp"
#include "gtest/detail/conforms_to_inl.hpp"
#include "http.hpp"
