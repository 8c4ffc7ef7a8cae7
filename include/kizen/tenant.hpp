#pragma once

#include "core/detail/nlohmann_json.hpp"
#include "http.hpp"
#include "tenant/credentials.hpp"
#include "tenant/fault.hpp"
#include "tenant/records_service.hpp"
#include "tenant/tenant.hpp"
#include "tenant/tenant_dialect.hpp"
#include "tenant/tenant_options.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_TENANT)
#include "tenant/detail/fault_inl.hpp"
#include "tenant/detail/records_service_inl.hpp"
#include "tenant/detail/tenant_inl.hpp"
#include "tenant/detail/tenant_server_inl.hpp"
#endif
