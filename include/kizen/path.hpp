#pragma once

#include <nlohmann/json.hpp>

#include "core.hpp"
#include "path/detail/json_path_inl.hpp"
#include "path/detail/re2_inl.hpp"
#include "path/json_path.hpp"
