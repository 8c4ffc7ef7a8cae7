#include <kizen/core.hpp>
#include <sstream>

std::string words_of(const kizen::Report& report) {
  std::ostringstream text;
  text << report.verdict();
  return text.str();
}
