#include <gtest/gtest.h>

#include <kizen/core/redacting_buffer.hpp>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using kizen::RedactingBuffer;
using kizen::Redactor;

std::shared_ptr<const Redactor> redactor_of(const std::vector<std::string>& secrets) {
  return std::make_shared<Redactor>(secrets);
}

/// A text as it comes out where it is written in pieces of a size, each flushed.
std::string written_in_pieces(const std::string& text, std::size_t size) {
  std::stringbuf sink;
  RedactingBuffer buffer(sink, redactor_of({"s3\"cret-key", "aaaa"}));
  std::ostream out(&buffer);
  for (std::size_t at = 0; at < text.size(); at += size) {
    out << text.substr(at, size) << std::flush;
  }
  EXPECT_TRUE(buffer.close());
  return sink.str();
}

TEST(RedactingBuffer, FindsSecretsSplitInAnyWay) {
  const std::string text =
      "a s3\"cret-key b s3\\\"cret-key c s3%22cret-key d OnMzImNyZXQta2V5 baaaaaaab s3\"cre... s3";
  const std::string safe = "a *** b *** c *** d O*** b***b ***... s3";
  EXPECT_EQ(redactor_of({"s3\"cret-key", "aaaa"})->redacted(text), safe);
  for (std::size_t size = 1; size <= text.size(); ++size) {
    EXPECT_EQ(written_in_pieces(text, size), safe) << "in pieces of " << size;
  }
}

TEST(RedactingBuffer, HoldsBackWhatMayBeginASecret) {
  std::stringbuf sink;
  RedactingBuffer buffer(sink, redactor_of({"s3cret"}));
  std::ostream out(&buffer);
  out << "all s3cre" << std::flush;
  EXPECT_EQ(sink.str(), "all ");
  out << "s" << std::flush;
  EXPECT_EQ(sink.str(), "all s3cre");
  out << "3";
  EXPECT_TRUE(buffer.close());
  EXPECT_EQ(sink.str(), "all s3cres3");
}

TEST(RedactingBuffer, TakesOneCharacterAtATime) {
  std::stringbuf sink;
  RedactingBuffer buffer(sink, redactor_of({"s3cret"}));
  std::ostream out(&buffer);
  for (const char c : std::string("<s3cret>")) out.put(c);
  EXPECT_EQ(sink.str(), "<***>");
}

TEST(RedactingBuffer, LooksForSecretsThatAreKnownLater) {
  std::stringbuf sink;
  RedactingBuffer buffer(sink);
  std::ostream out(&buffer);
  out << "hush, ";
  buffer.redact_with(redactor_of({"hush"}));
  out << "hush, hu";
  buffer.redact_with(redactor_of({"hush", "hut!"}));
  out << "t!";
  EXPECT_EQ(sink.str(), "hush, ***, ***");
}

TEST(RedactingBuffer, WritesTheRestWhenItGoes) {
  std::stringbuf sink;
  {
    RedactingBuffer buffer(sink, redactor_of({"hush"}));
    std::ostream(&buffer) << "hus";
    EXPECT_EQ(sink.str(), "");
  }
  EXPECT_EQ(sink.str(), "hus");
}

/// A sink that is full.
struct NoSink : std::streambuf {};

TEST(RedactingBuffer, FailsWhereTheSinkDoes) {
  NoSink sink;
  RedactingBuffer buffer(sink, redactor_of({"hush"}));
  std::ostream out(&buffer);
  out << "hus";
  EXPECT_TRUE(out.good());
  EXPECT_FALSE(buffer.close());
  out << "more";
  EXPECT_FALSE(out.good());
}

}  // namespace
