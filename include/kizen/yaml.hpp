#pragma once

#include "records.hpp"
#include "suite.hpp"
#include "yaml/read_document.hpp"
#include "yaml/read_yaml.hpp"
#include "yaml/suite_files.hpp"

#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_YAML)
#include "yaml/detail/read_document_inl.hpp"
#include "yaml/detail/read_yaml_inl.hpp"
#include "yaml/detail/suite_files_inl.hpp"
#endif
