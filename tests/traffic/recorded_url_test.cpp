#include "kizen/traffic/detail/recorded_url.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

std::string parts(const std::string& url) {
  const auto split = kizen::detail::split_url(url);
  return split.origin + " " + split.target;
}

TEST(SplitUrl, KeepsPathAndQueryAsTheyAreWritten) {
  EXPECT_EQ(parts("https://a.example/b%20c/%C3%A4?d=%2F+e&f"),
            "https://a.example /b%20c/%C3%A4?d=%2F+e&f");
  EXPECT_EQ(parts("https://a.example/b//../c?"), "https://a.example /b//../c?");
  EXPECT_EQ(parts("https://a.example/b?c=https://d.example/@e:f"),
            "https://a.example /b?c=https://d.example/@e:f");
}

TEST(SplitUrl, MakesATargetOfNoPath) {
  EXPECT_EQ(parts("https://a.example"), "https://a.example /");
  EXPECT_EQ(parts("https://a.example?b=c"), "https://a.example /?b=c");
  EXPECT_EQ(parts("https://a.example#b"), "https://a.example /");
}

TEST(SplitUrl, DropsTheFragment) {
  EXPECT_EQ(parts("https://a.example/b?c#d?e"), "https://a.example /b?c");
  EXPECT_EQ(parts("/b#c"), " /b");
}

TEST(SplitUrl, DropsUserAndPassword) {
  EXPECT_EQ(parts("https://ann@a.example/b"), "https://a.example /b");
  EXPECT_EQ(parts("https://ann:p@ss@a.example:8443/b@c"), "https://a.example:8443 /b@c");
  EXPECT_EQ(parts("https://ann:secret@"), "https:// /");
}

TEST(SplitUrl, SpellsOneOriginInOneWay) {
  EXPECT_EQ(parts("HTTPS://A.Example:443/B"), "https://a.example /B");
  EXPECT_EQ(parts("http://a.example:80/b"), "http://a.example /b");
  EXPECT_EQ(parts("http://a.example:443/b"), "http://a.example:443 /b");
  EXPECT_EQ(parts("https://a.example:/b"), "https://a.example /b");
  EXPECT_EQ(parts("https://[2001:DB8::443]/b"), "https://[2001:db8::443] /b");
  EXPECT_EQ(parts("https://[2001:db8::1]:443/b"), "https://[2001:db8::1] /b");
  EXPECT_EQ(parts("wss://a.example:443/b"), "wss://a.example /b");
}

TEST(SplitUrl, TellsWhatIsNoHttp) {
  EXPECT_EQ(parts("data:text/plain,a?b#c"), "data: ");
  EXPECT_EQ(parts("blob:https://a.example/b"), "blob: ");
  EXPECT_EQ(parts("about:blank"), "about: ");
  EXPECT_EQ(parts("chrome-extension://abc/b.js"), "chrome-extension://abc /b.js");
  EXPECT_EQ(parts("file:///b/c"), "file:// /b/c");
}

TEST(SplitUrl, ShowsNothingOfWhatIsNoUrl) {
  EXPECT_EQ(parts("ann@a.example:443"), "invalid: ");
  EXPECT_EQ(parts("an n:secret@a.example/b"), "invalid: ");
  EXPECT_EQ(parts("://a.example/b"), "invalid: ");
  EXPECT_EQ(parts("1http://a.example/b"), "invalid: ");
  EXPECT_EQ(parts("git+ssh-2.0://a.example/b"), "git+ssh-2.0://a.example /b");
}

TEST(SplitUrl, TakesATargetForATarget) {
  EXPECT_EQ(parts("/b?c:d"), " /b?c:d");
  EXPECT_EQ(parts("*"), " *");
  EXPECT_EQ(parts(""), " ");
}

}  // namespace
