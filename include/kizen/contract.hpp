#pragma once

#include "contract/contract.hpp"
#include "contract/effect.hpp"
#include "contract/json_at.hpp"
#include "contract/json_source.hpp"
#include "contract/lifecycle.hpp"
#include "contract/media_type.hpp"
#include "contract/operation.hpp"
#include "contract/overlay.hpp"
#include "contract/parameter.hpp"
#include "contract/parameter_text.hpp"
#include "contract/router.hpp"
#include "contract/security_scheme.hpp"
#include "contract/status_range.hpp"
#include "core.hpp"
#include "core/detail/nlohmann_json.hpp"
#include "path.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_CONTRACT)
#include "contract/detail/contract_inl.hpp"
#include "contract/detail/json_at_inl.hpp"
#include "contract/detail/json_source_inl.hpp"
#include "contract/detail/overlay_inl.hpp"
#include "contract/detail/parameter_text_inl.hpp"
#include "contract/detail/router_inl.hpp"
#endif
