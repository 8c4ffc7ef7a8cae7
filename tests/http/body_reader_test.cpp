#include <kizen/http/detail/body_reader.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <variant>

#include "http/loopback.hpp"
#include "support/faulty_server.hpp"

namespace {

using kizen_test::FaultyServer;
using testing::StartsWith;

/// `count` times 258 zero bytes and one more, compressed: 13 bits each. Its checksum is none.
std::string gzipped_zeros(std::size_t count) {
  std::string bits =
      "110"
      "00110000";  // the last block, of fixed codes: a zero
  for (std::size_t i = 0; i < count; ++i) bits += "1100010100000";
  bits += "0000000";
  bits.resize((bits.size() + 7) / 8 * 8, '0');
  std::string bytes = {'\x1f', '\x8b', 8, 0, 0, 0, 0, 0, 0, 3};
  for (std::size_t i = 0; i < bits.size(); i += 8) {
    int byte = 0;
    for (std::size_t bit = 0; bit < 8; ++bit) byte |= (bits[i + bit] - '0') << bit;
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

kizen::Answer answer_of(const FaultyServer& server, std::size_t body_limit) {
  auto target = kizen_test::target_at(server.port());
  target.body_limit = body_limit;
  return kizen::Connection(target).send({"GET", "/"});
}

std::string silence_of(const kizen::Answer& answer) {
  const auto* none = std::get_if<kizen::NoAnswer>(&answer);
  return none == nullptr ? "an answer" : kizen_test::printed(*none);
}

TEST(BodyReader, CountsWhatItTakesDecoded) {
  if (!kizen::detail::decodes_gzip) GTEST_SKIP() << "cpp-httplib is without zlib";
  const auto bomb = gzipped_zeros(70 * 1024 * 1024 / 258);
  ASSERT_LT(bomb.size(), 1024U * 1024);
  const FaultyServer server(kizen_test::answering(
      kizen_test::http_response("200 OK", "Content-Encoding: gzip\r\n", bomb)));
  EXPECT_EQ(silence_of(answer_of(server, 64 * 1024 * 1024)),
            "no answer: too large: the body is larger than 67108864 bytes");
}

TEST(BodyReader, TellsHowFarABodyCameDecoded) {
  if (!kizen::detail::decodes_gzip) GTEST_SKIP() << "cpp-httplib is without zlib";
  const FaultyServer server([](kizen_test::FaultyTalk& talk) {
    if (talk.request()) {
      talk.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 999\r\n\r\n" +
               gzipped_zeros(3));
    }
  });
  EXPECT_THAT(silence_of(answer_of(server, 1024)),
              StartsWith("no answer: broken connection: the response broke off within its body, "
                         "after 775 bytes, decoded: "));
}

TEST(BodyReader, TellsThatItCannotDecode) {
  if (kizen::detail::decodes_gzip) GTEST_SKIP() << "cpp-httplib has zlib";
  const FaultyServer server(kizen_test::answering(
      kizen_test::http_response("200 OK", "Content-Encoding: gzip\r\n", gzipped_zeros(3))));
  EXPECT_THAT(
      silence_of(answer_of(server, 1024)),
      StartsWith("no answer: broken connection: the response is compressed, and cpp-httplib "
                 "was compiled without CPPHTTPLIB_ZLIB_SUPPORT: "));
}

}  // namespace
