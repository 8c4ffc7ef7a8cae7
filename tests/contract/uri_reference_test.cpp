#include <gtest/gtest.h>

#include <kizen/contract/detail/uri_reference.hpp>
#include <string_view>
#include <utility>

namespace {

using kizen::detail::has_scheme;
using kizen::detail::resolve_reference;
using kizen::detail::without_fragment;

using References = std::initializer_list<std::pair<std::string_view, std::string_view>>;

void expect_resolved(std::string_view base, References references) {
  for (const auto& [reference, target] : references) {
    EXPECT_EQ(resolve_reference(base, reference), target) << base << " + '" << reference << "'";
  }
}

TEST(ResolveReference, GivesTheNormalExamplesOfRfc3986) {
  expect_resolved("http://a/b/c/d;p?q", {{"g:h", "g:h"},
                                         {"g", "http://a/b/c/g"},
                                         {"./g", "http://a/b/c/g"},
                                         {"g/", "http://a/b/c/g/"},
                                         {"/g", "http://a/g"},
                                         {"//g", "http://g"},
                                         {"?y", "http://a/b/c/d;p?y"},
                                         {"g?y", "http://a/b/c/g?y"},
                                         {"#s", "http://a/b/c/d;p?q#s"},
                                         {"g#s", "http://a/b/c/g#s"},
                                         {"g?y#s", "http://a/b/c/g?y#s"},
                                         {";x", "http://a/b/c/;x"},
                                         {"g;x", "http://a/b/c/g;x"},
                                         {"g;x?y#s", "http://a/b/c/g;x?y#s"},
                                         {"", "http://a/b/c/d;p?q"},
                                         {".", "http://a/b/c/"},
                                         {"./", "http://a/b/c/"},
                                         {"..", "http://a/b/"},
                                         {"../", "http://a/b/"},
                                         {"../g", "http://a/b/g"},
                                         {"../..", "http://a/"},
                                         {"../../", "http://a/"},
                                         {"../../g", "http://a/g"}});
}

TEST(ResolveReference, GivesTheAbnormalExamplesOfRfc3986) {
  expect_resolved("http://a/b/c/d;p?q", {{"../../../g", "http://a/g"},
                                         {"../../../../g", "http://a/g"},
                                         {"/./g", "http://a/g"},
                                         {"/../g", "http://a/g"},
                                         {"g.", "http://a/b/c/g."},
                                         {".g", "http://a/b/c/.g"},
                                         {"g..", "http://a/b/c/g.."},
                                         {"..g", "http://a/b/c/..g"},
                                         {"./../g", "http://a/b/g"},
                                         {"./g/.", "http://a/b/c/g/"},
                                         {"g/./h", "http://a/b/c/g/h"},
                                         {"g/../h", "http://a/b/c/h"},
                                         {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
                                         {"g;x=1/../y", "http://a/b/c/y"},
                                         {"g?y/./x", "http://a/b/c/g?y/./x"},
                                         {"g?y/../x", "http://a/b/c/g?y/../x"},
                                         {"g#s/./x", "http://a/b/c/g#s/./x"},
                                         {"g#s/../x", "http://a/b/c/g#s/../x"},
                                         {"http:g", "http:g"}});
}

TEST(ResolveReference, StaysARelativePathFromAFile) {
  expect_resolved("suites/a.arazzo.yaml", {{"b.json", "suites/b.json"},
                                           {"./b.json", "suites/b.json"},
                                           {"more/b.json", "suites/more/b.json"},
                                           {"", "suites/a.arazzo.yaml"},
                                           {"#/workflows/0", "suites/a.arazzo.yaml#/workflows/0"},
                                           {".", "suites/"},
                                           {"/b.json", "/b.json"},
                                           {"https://a/b.json", "https://a/b.json"}});
  expect_resolved("a.yaml", {{"b.json", "b.json"}, {".", "./"}});
  expect_resolved("/suites/a.yaml", {{"b.json", "/suites/b.json"}, {"../../b", "/b"}});
}

TEST(ResolveReference, ClimbsOutOfTheFolderOfAFile) {
  expect_resolved("suites/a.yaml", {{"../schemas/b.json", "schemas/b.json"},
                                    {"..", "./"},
                                    {"../../b.json", "../b.json"},
                                    {"../../../b.json", "../../b.json"},
                                    {"../..", "../"}});
  expect_resolved("../suites/a.yaml", {{"../b.json", "../b.json"}, {"../../b", "../../b"}});
}

TEST(ResolveReference, KeepsWhatIsPercentEncoded) {
  expect_resolved("my%20suites/a.yaml",
                  {{"b%2Fc.json", "my%20suites/b%2Fc.json"},
                   {"%2e%2E/b", "my%20suites/%2e%2E/b"},
                   {"b#/paths/~1a%7Bid%7D", "my%20suites/b#/paths/~1a%7Bid%7D"}});
}

TEST(ResolveReference, MakesNoSchemeAndNoHostOfAPath) {
  expect_resolved("suites/a.yaml", {{"../b:c", "./b:c"}, {"../b/c:d", "b/c:d"}});
  expect_resolved("suites/a.yaml", {{"..//b", ".//b"}, {"/.//b", "/.//b"}});
  expect_resolved("urn:a:b", {{"#c", "urn:a:b#c"}, {"urn:d:e", "urn:d:e"}});
}

TEST(ResolveReference, KeepsAnEmptyHostQueryAndFragment) {
  expect_resolved("file:///suites/a.yaml", {{"b.json", "file:///suites/b.json"}});
  expect_resolved("http://a", {{"b", "http://a/b"}, {"?", "http://a?"}, {"b#", "http://a/b#"}});
}

TEST(WithoutFragment, EndsAtTheFirstHash) {
  EXPECT_EQ(without_fragment("a.json#/b#c"), "a.json");
  EXPECT_EQ(without_fragment("a.json?b"), "a.json?b");
  EXPECT_EQ(without_fragment("#"), "");
}

TEST(HasScheme, AsksForAColonBeforeAnyPathQueryOrFragment) {
  for (const auto* const text : {"http://a", "urn:a", "a+b-c.1:", "C:"}) {
    EXPECT_TRUE(has_scheme(text)) << text;
  }
  for (const auto* const text :
       {"", "a", ":a", "1a:b", "a/b:c", "a?b:c", "a#b:c", "a_b:c", "//a:1"}) {
    EXPECT_FALSE(has_scheme(text)) << text;
  }
}

}  // namespace
