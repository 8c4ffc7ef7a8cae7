#pragma once

#include "contract.hpp"
#include "records/detail/records_inl.hpp"
#include "records/records.hpp"
#include "records/records_lifecycle.hpp"
