#pragma once

#include <kizen/run.hpp>
#include <pugixml.hpp>
#include <string>

namespace kizen_tool {

/// Text with a question mark for each character that XML 1.0 cannot hold.
///
/// @see XML 1.0, 2.2
std::string xml_text(std::string raw);

/// Adds one property to the element `properties`.
void add_property(pugi::xml_node properties, const std::string& name, const std::string& value);

/// The element by which JUnit tells how a case ended; empty where it passed. What it left unchecked
/// is not looked at.
std::string junit_element(const kizen::CaseResult& result, const kizen::Strictness& strictness);

/// Whether a case left something unchecked.
bool has_unchecked(const kizen::CaseResult& result);

/// Adds a `testcase` without how it ended, and returns it.
pugi::xml_node add_junit_case(pugi::xml_node suite, const kizen::CaseResult& result);

/// Adds to a `testcase` how it ended.
///
/// @param element as junit_element() names it
void add_junit_problem(pugi::xml_node testcase, const std::string& element,
                       const kizen::CaseResult& result);

}  // namespace kizen_tool
