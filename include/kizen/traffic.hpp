#pragma once

#include "contract.hpp"
#include "traffic/har_writer.hpp"
#include "traffic/recorded_exchange.hpp"
#include "traffic/recording.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_TRAFFIC)
#include "traffic/detail/har_writer_inl.hpp"
#include "traffic/detail/recording_inl.hpp"
#endif
