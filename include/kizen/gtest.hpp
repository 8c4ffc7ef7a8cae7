#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gtest/conforms_to.hpp"
#include "gtest/conforms_to_request.hpp"
#include "gtest/detail/match_json.hpp"
#include "gtest/has_blank_field.hpp"
#include "gtest/has_body.hpp"
#include "gtest/has_field.hpp"
#include "gtest/has_status.hpp"
#include "gtest/is_error_payload.hpp"
#include "gtest/is_number.hpp"
#include "gtest/is_text.hpp"
#include "gtest/upserted.hpp"
#include "gtest/violates.hpp"
#include "gtest/was_waived.hpp"
#include "http.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_GTEST)
#include "gtest/detail/conforms_to_inl.hpp"
#include "gtest/detail/conforms_to_request_inl.hpp"
#include "gtest/detail/has_blank_field_inl.hpp"
#include "gtest/detail/has_body_inl.hpp"
#include "gtest/detail/has_field_inl.hpp"
#include "gtest/detail/has_status_inl.hpp"
#include "gtest/detail/is_error_payload_inl.hpp"
#include "gtest/detail/is_number_inl.hpp"
#include "gtest/detail/is_text_inl.hpp"
#include "gtest/detail/promised_operation_inl.hpp"
#include "gtest/detail/upserted_inl.hpp"
#include "gtest/detail/violates_inl.hpp"
#include "gtest/detail/was_waived_inl.hpp"
#endif
