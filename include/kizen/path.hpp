#pragma once

#include "core.hpp"
#include "core/detail/nlohmann_json.hpp"
#include "path/json_path.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_PATH)
#include "path/detail/json_path_inl.hpp"
#include "path/detail/re2_inl.hpp"
#endif
