#pragma once

#include <nlohmann/json.hpp>

#include "contract/amendment.hpp"
#include "contract/contract.hpp"
#include "contract/detail/contract_inl.hpp"
#include "contract/detail/json_at_inl.hpp"
#include "contract/detail/json_source_inl.hpp"
#include "contract/detail/parameter_text_inl.hpp"
#include "contract/detail/router_inl.hpp"
#include "contract/json_at.hpp"
#include "contract/json_source.hpp"
#include "contract/media_type.hpp"
#include "contract/operation.hpp"
#include "contract/parameter.hpp"
#include "contract/parameter_text.hpp"
#include "contract/router.hpp"
#include "contract/security_scheme.hpp"
#include "contract/status_range.hpp"
#include "core.hpp"
#include "path.hpp"
