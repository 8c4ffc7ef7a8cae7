#pragma once

#include "contract.hpp"
#include "records/name_mapping.hpp"
#include "records/records.hpp"
#include "records/records_lifecycle.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_RECORDS)
#include "records/detail/name_mapping_inl.hpp"
#include "records/detail/records_inl.hpp"
#endif
