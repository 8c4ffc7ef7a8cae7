#pragma once

#include "check.hpp"
#include "http/checked_exchange.hpp"
#include "http/client.hpp"
#include "http/connection.hpp"
#include "http/environment_proxy.hpp"
#include "http/no_answer.hpp"
#include "http/no_proxy.hpp"
#include "http/proxy.hpp"
#include "http/target.hpp"
#include "http/tls_session.hpp"
#include "http/to_exchange.hpp"
#include "records.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_HTTP)
#include "http/detail/checked_exchange_inl.hpp"
#include "http/detail/client_inl.hpp"
#include "http/detail/connection_inl.hpp"
#include "http/detail/httplib_inl.hpp"
#include "http/detail/pem_files.hpp"
#include "http/detail/proxy_inl.hpp"
#include "http/detail/target_inl.hpp"
#include "http/detail/to_exchange_inl.hpp"
#endif
