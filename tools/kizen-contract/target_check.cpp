#include "target_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <kizen/run.hpp>
#include <kizen/tenant/credentials.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <variant>

#include "reached_address.hpp"

namespace kizen_tool {
namespace {

using Found = TargetFinding::Kind;

constexpr std::array<const char*, 2> catalogue = {"client_client", "deals"};

/// A member that is an object, or an empty one.
kizen::json object_in(const kizen::json& whole, const char* name) {
  const auto found = whole.is_object() ? whole.find(name) : whole.end();
  return found != whole.end() && found->is_object() ? *found : kizen::json::object();
}

/// What the first row of a page says that may be done to it.
std::string access_of(const kizen::json& page) {
  const auto results = page.is_object() ? page.find("results") : page.end();
  if (results == page.end() || !results->is_array() || results->empty()) return "no record yet";
  const auto access = object_in(results->front(), "access");
  std::vector<std::string> permitted;
  for (const auto& right : access.items()) {
    if (right.value() == true) permitted.push_back(right.key());
  }
  return permitted.empty() ? "a record may be read"
                           : "access to a record: " + kizen::detail::joined(permitted, ", ");
}

/// What to do where there is no TLS session.
std::string tls_fix(const std::string& detail) {
  const auto says = [&](const char* text) { return detail.find(text) != std::string::npos; };
  if (says("expired")) return "have it renewed";
  if (says("not yet valid")) return "look at the clock of this machine";
  if (says("it is not for")) return "use the host that it is for";
  if (says("self-signed") || says("issuer")) return "name the certificate to trust as ca_file";
  if (says("client certificate")) return "give client_certificate and client_key";
  return "see that the port speaks TLS, and that a proxy in between lets it through";
}

std::string day_of(std::chrono::system_clock::time_point moment) {
  static constexpr std::size_t length = 10;
  return kizen::detail::utc_text(moment).substr(0, length);
}

}  // namespace

std::vector<TargetFinding> TargetCheck::run() {
  if (!look_at_address()) {
    tell_writes();
    return findings_;
  }
  kizen::Connection connection(place_.target);
  look_at_objects(connection);
  tell_writes();
  return findings_;
}

void TargetCheck::say(Found kind, std::string subject, std::string text) {
  findings_.push_back({kind, std::move(subject), std::move(text)});
}

bool TargetCheck::look_at_address() {
  const auto& target = place_.target;
  const auto& proxy = target.proxy;
  say(Found::Good, "proxy",
      proxy ? proxy->origin() + ", by the word of " + place_.proxy.source() : "none");
  const auto reached = proxy ? reach(proxy->host, proxy->port, target.timeouts.connect)
                             : reach(target.host, target.port, target.timeouts.connect);
  const std::string whose = proxy ? "the proxy's: " : "";
  if (reached.problem.empty()) {
    say(Found::Good, "address",
        fmt::format("{}{} answers in {} ms", whose, reached.address, reached.taken.count()));
    return true;
  }
  say(Found::Wrong, "address",
      whose + reached.problem +
          (proxy ? "; correct the proxy, or say --proxy none"
                 : "; correct the URL, or see that the service runs and may be reached from here"));
  return false;
}

void TargetCheck::look_at_tls(const kizen::Connection& connection) {
  const auto& session = connection.tls();
  if (!session) return;
  std::ostringstream text;
  text << *session;
  const auto left = session->expires - std::chrono::system_clock::now();
  const auto days = std::chrono::duration_cast<std::chrono::hours>(left).count() / 24;
  const bool is_over = left.count() < 0;
  const auto until = fmt::format("{}, valid until {} ({})", text.str(), day_of(session->expires),
                                 is_over ? "over" : fmt::format("{} days", days));
  if (is_over || days >= 14) return say(Found::Good, "certificate", until);
  say(Found::Warning, "certificate", until + "; have it renewed");
}

void TargetCheck::tell_silence(const kizen::Connection& connection, const kizen::NoAnswer& none) {
  look_at_tls(connection);
  const bool is_tls = none.reason == kizen::NoAnswer::Reason::Tls;
  std::ostringstream text;
  text << none.reason << ": " << none.detail;
  if (is_tls) return say(Found::Wrong, "TLS", none.detail + "; " + tls_fix(none.detail));
  say(Found::Wrong, "answer", text.str());
}

void TargetCheck::tell_credentials(const std::string& subject, const std::string& prefix,
                                   int status) {
  std::vector<std::string> sources;
  for (const char* const part : {"API_KEY", "BUSINESS_ID", "USER_ID"}) {
    const auto found = place_.sources.find(prefix + part);
    if (found == place_.sources.end()) continue;
    if (std::find(sources.begin(), sources.end(), found->second) == sources.end()) {
      sources.push_back(found->second);
    }
  }
  const auto from = "from " + kizen::detail::joined(sources, ", ");
  if (status == 401 || status == 403) {
    return say(Found::Wrong, subject,
               fmt::format("{}: refused with {}; see that key, business and user belong together",
                           from, status));
  }
  if (status == 200) return say(Found::Good, subject, from + ": accepted");
  say(Found::Warning, subject, fmt::format("{}: not known, as {} was answered", from, status));
}

void TargetCheck::look_at_clock(const kizen::Response& response) {
  const auto* header = response.headers.first("Date");
  const auto date = header == nullptr ? std::nullopt : kizen::detail::http_date(*header);
  if (!date) return say(Found::Good, "clock", "not told by a Date header");
  const auto skew = *date - std::chrono::duration_cast<std::chrono::seconds>(
                                std::chrono::system_clock::now().time_since_epoch())
                                .count();
  if (std::abs(skew) <= 60) return say(Found::Good, "clock", "as that of this machine");
  say(Found::Warning, "clock",
      fmt::format("{} s {} that of this machine; set this machine's, else dates in suites may "
                  "not fit",
                  std::abs(skew), skew > 0 ? "ahead of" : "behind"));
}

void TargetCheck::look_at_rate(const kizen::Response& response) {
  std::vector<std::string> told;
  for (const auto& [name, value] : response.headers) {
    const auto lower = kizen::detail::ascii_lower(name);
    const bool is_limit = lower.find("ratelimit") != std::string::npos || lower == "retry-after";
    if (is_limit) told.push_back(name + ": " + kizen::detail::printable(value));
  }
  const auto headers = kizen::detail::joined(told, ", ");
  if (response.status == 429) {
    return say(Found::Wrong, "rate",
               "spent: 429" + (headers.empty() ? "" : ", " + headers) +
                   "; wait, and set requests_per_second in the profile");
  }
  const auto own = place_.requests_per_second > 0
                       ? fmt::format("{} requests a second are sent", place_.requests_per_second)
                       : std::string("no limit is set");
  say(Found::Good, "rate", own + (headers.empty() ? ", and none is told" : "; " + headers));
}

kizen::Request TargetCheck::search(const std::string& object) const {
  const auto name = kizen::detail::percent_encoded(place_.object_name(object));
  return {"POST",
          "/api/records/" + name + "/search?page_size=1",
          {{"Content-Type", "application/json"}},
          R"({"field_names": []})"};
}

void TargetCheck::tell_object(const std::string& name, const kizen::Response& response) {
  const auto theirs = place_.object_name(name);
  const auto called = theirs == name ? name : name + ", called " + theirs;
  if (response.status == 200) {
    const auto page = kizen::json::parse(response.body, nullptr, false);
    return say(Found::Good, "object", called + ": " + access_of(page));
  }
  const auto fix =
      response.status == 404
          ? "; name the tenant's own in the profile: names: {objects: {" + name + ": ...}}"
          : std::string();
  say(Found::Wrong, "object", fmt::format("{}: {}{}", called, response.status, fix));
}

/// What the answer to the first request tells beside what it answers.
void TargetCheck::look_at_objects(kizen::Connection& connection) {
  bool is_first = true;
  for (const char* const object : catalogue) {
    const auto answer = connection.send(place_.target.authorized(search(object)));
    if (const auto* none = std::get_if<kizen::NoAnswer>(&answer)) {
      return tell_silence(connection, *none);
    }
    const auto& response = std::get<kizen::Response>(answer);
    if (is_first) {
      look_at_tls(connection);
      look_at_clock(response);
      look_at_rate(response);
      if (response.status / 100 == 3) {
        return say(Found::Wrong, "answer",
                   fmt::format("{} leads elsewhere, and redirects are not followed; write the "
                               "final URL",
                               response.status));
      }
      const bool may_be_seen = response.status != 404;
      tell_credentials("credentials", "KIZEN_", may_be_seen ? response.status : 200);
      if (response.status == 401 || response.status == 429) return;
      is_first = false;
    }
    tell_object(object, response);
  }
  look_at_others(connection);
}

void TargetCheck::look_at_others(kizen::Connection& connection) {
  const auto value = [&](const char* name) {
    const auto found = place_.variables.find(name);
    return found == place_.variables.end() ? std::string() : found->second;
  };
  const auto status_with = [&](const kizen::Credentials& who) {
    const auto answer = connection.send(who.added_to(search(catalogue.back())));
    const auto* response = std::get_if<kizen::Response>(&answer);
    return response == nullptr ? 0 : response->status;
  };
  const kizen::Credentials other{value("KIZEN_OTHER_API_KEY"), value("KIZEN_OTHER_BUSINESS_ID"),
                                 value("KIZEN_OTHER_USER_ID")};
  if (other.api_key.empty()) {
    say(Found::Good, "other", "no second business is given; cases that need it are skipped");
  } else {
    tell_credentials("other", "KIZEN_OTHER_", status_with(other));
  }
  const auto reader = value("KIZEN_READER_USER_ID");
  if (reader.empty()) {
    return say(Found::Good, "reader", "no user who may only read is given; likewise");
  }
  tell_credentials("reader", "KIZEN_READER_",
                   status_with({value("KIZEN_API_KEY"), value("KIZEN_BUSINESS_ID"), reader}));
}

void TargetCheck::tell_writes() {
  const std::string text(to_string(place_.writes));
  switch (place_.writes) {
    case kizen::Writes::Refused:
      return say(Found::Good, "writes", text + ": only reads are sent");
    case kizen::Writes::Scratch:
      return say(Found::Good, "writes", text + ": they only touch what the run itself has made");
    case kizen::Writes::Allowed:
      return say(Found::Good, "writes", text + ": everything is sent");
  }
}

}  // namespace kizen_tool
