#pragma once

#include "core.hpp"
#include "path/json_path.hpp"
