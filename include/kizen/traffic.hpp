#pragma once

#include "contract.hpp"
#include "traffic/detail/recording_inl.hpp"
#include "traffic/recorded_exchange.hpp"
#include "traffic/recording.hpp"
