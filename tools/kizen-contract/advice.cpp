#include "advice.hpp"

#include <fmt/format.h>

#include <kizen/http.hpp>
#include <set>

namespace kizen_tool {
namespace {

std::string name_of(const TargetPlace& place) {
  return place.profile.empty() ? place.target.origin() + place.target.base_path : place.profile;
}

std::string and_check(const TargetPlace& place) {
  return fmt::format("; `kizen-contract target check --target {}` tells more", name_of(place));
}

std::string on_the_way(const TargetPlace& place) {
  const auto& proxy = place.target.proxy;
  const auto way = proxy ? fmt::format(
                               "the way leads over the proxy {}, by the word of {}; --proxy none "
                               "goes without it",
                               proxy->origin(), place.proxy.source())
                         : "--proxy names a proxy where the way needs one";
  return fmt::format("see that {} is up, and that host and port are right; {}", name_of(place),
                     way) +
         and_check(place);
}

/// Where the credentials come from, each place once.
std::string origin_of_credentials(const TargetPlace& place) {
  std::set<std::string> places;
  for (const auto* const name : {"KIZEN_API_KEY", "KIZEN_BUSINESS_ID", "KIZEN_USER_ID"}) {
    const auto found = place.sources.find(name);
    if (found != place.sources.end()) places.insert(found->second);
  }
  return kizen::detail::joined(places, ", ");
}

std::string on_credentials(const TargetPlace& place) {
  const auto origin = origin_of_credentials(place);
  return fmt::format(
             "see that KIZEN_API_KEY, KIZEN_BUSINESS_ID and KIZEN_USER_ID are those of this "
             "tenant{}",
             origin.empty() ? "" : " (they come from " + origin + ")") +
         and_check(place);
}

}  // namespace

std::string advice_on(kizen::Stop stop, const TargetPlace& place) {
  switch (stop) {
    case kizen::Stop::Unreachable:
      return on_the_way(place);
    case kizen::Stop::Timeout:
      return "see why the service is slow, or allow it more seconds by --connect-timeout, "
             "--read-timeout or --exchange-timeout, whichever limit is named";
    case kizen::Stop::Tls:
      return "--ca-file names the PEM file of a private authority to trust; a certificate that has "
             "expired or is for another host is to be replaced at the service; "
             "--client-certificate names one to show where it asks for one" +
             and_check(place);
    case kizen::Stop::Broken:
      return fmt::format(
          "see that the port speaks {}, and look for these requests in the log of the service or "
          "of what stands before it",
          place.target.scheme);
    case kizen::Stop::TooLarge:
      return "see what the service sends: no tenant answers with that much";
    case kizen::Stop::RateLimit:
      return "send fewer at once by --requests-per-second or --jobs, or wait longer by "
             "--max-retry-after";
    case kizen::Stop::Unavailable:
      return "run it again when the service is back; --max-retry-after makes requests wait longer";
    case kizen::Stop::Credentials:
    case kizen::Stop::Hollow:
      return on_credentials(place);
    case kizen::Stop::Deadline:
      return "allow more seconds by --deadline, or get more done by --jobs or --shard";
    case kizen::Stop::Journal:
      return "see that its disk has room and may be written, or name another file by --journal";
    case kizen::Stop::None:
    case kizen::Stop::Other:
      break;
  }
  return {};
}

}  // namespace kizen_tool
