#pragma once

#include "contract.hpp"
#include "records/detail/records_inl.hpp"
#include "records/records.hpp"
