#include "profile_reader.hpp"

#include <array>
#include <kizen/run.hpp>
#include <utility>

#include "config_document.hpp"
#include "document_file.hpp"

namespace kizen_tool {
namespace {

using kizen::detail::Node;

/// The members of `credentials`, and the variables that they stand in for.
constexpr std::array<std::pair<const char*, const char*>, 3> own_credentials = {
    {{"api_key", "KIZEN_API_KEY"},
     {"business_id", "KIZEN_BUSINESS_ID"},
     {"user_id", "KIZEN_USER_ID"}}};
constexpr std::array<std::pair<const char*, const char*>, 3> other_credentials = {
    {{"api_key", "KIZEN_OTHER_API_KEY"},
     {"business_id", "KIZEN_OTHER_BUSINESS_ID"},
     {"user_id", "KIZEN_OTHER_USER_ID"}}};

bool is_profile_name(const std::string& name) {
  return !name.empty() && kizen::detail::is_alphanumeric(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return kizen::detail::is_alphanumeric(c) || c == '-' || c == '_' || c == '.';
         });
}

/// Reads one profile.
class ProfileReader {
 public:
  ProfileReader(ConfigDocument& document, const Node& node) : document_(document), node_(node) {}

  Profile read() {
    profile_.name = node_.place.tokens().back();
    profile_.place = document_.place(node_);
    document_.attempt([&] { check_name(); });
    document_.demand_members(node_,
                             {"url", "credentials", "tls", "proxy", "timeouts",
                              "requests_per_second", "writes", "inputs", "names"},
                             "a profile");
    document_.attempt([&] { read_url(); });
    part("credentials", [&](const Node& node) { read_credentials(node); });
    part("tls", [&](const Node& node) { read_tls(node); });
    part("proxy", [&](const Node& node) { read_proxy(node); });
    part("timeouts", [&](const Node& node) { read_timeouts(node); });
    part("requests_per_second", [&](const Node& node) {
      profile_.requests_per_second = document_.positive(node, "requests_per_second", 0);
    });
    part("writes", [&](const Node& node) { read_writes(node); });
    part("inputs", [&](const Node& node) { read_inputs(node); });
    part("names", [&](const Node& node) { read_names(node); });
    return std::move(profile_);
  }

 private:
  /// Reads a member, if it is there.
  template <class Read>
  void part(const Node& parent, const char* name, Read&& read) {
    const auto node = ConfigDocument::member(parent, name);
    if (node.value != nullptr) document_.attempt([&] { read(node); });
  }
  template <class Read>
  void part(const char* name, Read&& read) {
    part(node_, name, read);
  }

  void check_name() const {
    if (profile_.name == "builtin") {
      document_.refuse(node_.place, "name", "'builtin' is the tenant within this program",
                       "call the profile otherwise");
    }
    if (is_profile_name(profile_.name)) return;
    document_.refuse(node_.place, "name",
                     "'" + profile_.name + "' could be mistaken for a URL, or cannot be typed",
                     "use letters, digits, '-', '_' and '.'");
  }

  void read_url() {
    const auto url = ConfigDocument::member(node_, "url");
    if (url.value == nullptr) {
      document_.refuse(node_.place, "member.missing", "the required member 'url' is missing",
                       "add the base URL of the tenant, such as https://crm.example.test");
    }
    const auto text = document_.text(url, "'url'");
    try {
      profile_.target = kizen::Target::parse(text);
    } catch (const kizen::ContractError& error) {
      throw kizen::ContractError(document_.place(url), "config.url", error.what());
    }
  }

  template <class Names>
  void read_three(const Node& node, const Names& names, const std::string& what) {
    for (const auto& [member, variable] : names) {
      document_.attempt([&, name = std::string(member), target = std::string(variable)] {
        const auto one = ConfigDocument::member(node, name);
        if (one.value == nullptr) {
          document_.refuse(node.place, "member.missing", what + " lack '" + name + "'",
                           "add it: " + name + ": {env: NAME}");
        }
        profile_.credentials[target] = document_.reference(one, "'" + name + "'");
      });
    }
  }

  void read_credentials(const Node& node) {
    document_.demand_members(node, {"api_key", "business_id", "user_id", "other", "reader_user_id"},
                             "'credentials'");
    read_three(node, own_credentials, "the credentials");
    part(node, "reader_user_id", [&](const Node& one) {
      profile_.credentials["KIZEN_READER_USER_ID"] = document_.reference(one, "'reader_user_id'");
    });
    part(node, "other", [&](const Node& other) {
      document_.demand_members(other, {"api_key", "business_id", "user_id"}, "'other'");
      read_three(other, other_credentials, "the credentials of the other business");
    });
  }

  void read_tls(const Node& node) {
    for (const char* const name : {"verify", "verify_tls", "insecure", "skip_verify"}) {
      part(node, name, [&](const Node& one) {
        document_.refuse(one.place, "tls.verify", "certificates are always verified",
                         "take it out; name a certificate to trust as ca_file");
      });
    }
    document_.demand_members(node,
                             {"ca_file", "client_certificate", "client_key", "verify", "verify_tls",
                              "insecure", "skip_verify"},
                             "'tls'");
    auto& target = profile_.target;
    for (const auto& [name, value] : {std::pair("ca_file", &target.ca_file),
                                      std::pair("client_certificate", &target.client_certificate),
                                      std::pair("client_key", &target.client_key)}) {
      part(node, name, [&, to = value, what = std::string(name)](const Node& one) {
        *to = document_.path(document_.text(one, "'" + what + "'"));
      });
    }
    const bool has_certificate = node.value->contains("client_certificate");
    if (has_certificate == node.value->contains("client_key")) return;
    document_.refuse(node.place, "tls.client",
                     "a client certificate and its key are given together",
                     has_certificate ? "add client_key" : "add client_certificate");
  }

  void read_proxy(const Node& node) {
    profile_.proxy.given_by = "the profile";
    if (*node.value == "none") return;
    if (!node.value->is_object()) {
      document_.refuse(node.place, "proxy", "'proxy' is neither none nor an object",
                       "write {url: http://proxy.example.test:3128}, or none");
    }
    document_.demand_members(node, {"url", "no_proxy"}, "'proxy'");
    document_.attempt([&] { read_proxy_url(node); });
    part(node, "no_proxy", [&](const Node& list) { read_no_proxy(list); });
  }

  void read_proxy_url(const Node& node) {
    const auto url = ConfigDocument::member(node, "url");
    if (url.value == nullptr) {
      document_.refuse(node.place, "member.missing", "'proxy' lacks 'url'",
                       "add it, such as http://proxy.example.test:3128");
    }
    if (url.value->is_object()) {
      profile_.proxy.reference = document_.reference(url, "'url'");
      return;
    }
    const auto text = document_.text(url, "'url'");
    if (text.find('@') != std::string::npos) {
      document_.refuse(url.place, "literal", "a proxy's password does not stand in this file",
                       "refer to the whole URL: url: {env: NAME} or {file: PATH}");
    }
    try {
      profile_.proxy.proxy = kizen::Proxy::parse(text);
    } catch (const kizen::ContractError& error) {
      throw kizen::ContractError(document_.place(url), "config.proxy", error.what());
    }
  }

  void read_no_proxy(const Node& list) {
    if (!list.value->is_array()) {
      document_.refuse(list.place, "kind", "'no_proxy' is no list",
                       "write one of hosts, such as [localhost, .example.test, 10.0.0.0/8]");
    }
    std::vector<std::string> entries;
    for (const auto& item : kizen::detail::StrictDocument::items(list)) {
      document_.attempt([&] { entries.push_back(document_.text(item, "a host")); });
    }
    profile_.proxy.no_proxy = kizen::NoProxy(std::move(entries));
  }

  void read_timeouts(const Node& node) {
    document_.demand_members(node, {"connect", "read", "exchange"}, "'timeouts'");
    auto& timeouts = profile_.target.timeouts;
    part(node, "connect",
         [&](const Node& one) { timeouts.connect = document_.seconds(one, "'connect'"); });
    part(node, "read", [&](const Node& one) { timeouts.read = document_.seconds(one, "'read'"); });
    part(node, "exchange",
         [&](const Node& one) { timeouts.exchange = document_.seconds(one, "'exchange'"); });
  }

  void read_writes(const Node& node) {
    if (node.value->is_string())
      profile_.writes = kizen::parse_writes(node.value->get<std::string>());
    if (profile_.writes) return;
    document_.refuse(node.place, "writes", "'writes' is none of its three words",
                     "write refused, scratch or allowed");
  }

  void read_inputs(const Node& node) {
    if (!node.value->is_object()) {
      document_.refuse(node.place, "kind", "'inputs' is no object",
                       "write the values by the names of inputs");
    }
    for (const auto& member : node.value->items()) {
      profile_.inputs[member.key()] = kizen::json_value(member.value());
    }
  }

  void read_names(const Node& node) {
    document_.demand_members(node, {"objects", "fields"}, "'names'");
    part(node, "objects",
         [&](const Node& objects) { profile_.names.objects = read_mapping(objects, "objects"); });
    part(node, "fields", [&](const Node& fields) {
      if (!fields.value->is_object()) refuse_mapping(fields, "fields");
      for (const auto& object : fields.value->items()) {
        const auto& name = object.key();
        part(fields, name.c_str(), [&](const Node& own) {
          profile_.names.fields[name] = read_mapping(own, "fields of " + name);
        });
      }
    });
  }

  [[noreturn]] void refuse_mapping(const Node& node, const std::string& what) const {
    document_.refuse(node.place, "kind", "the " + what + " are no object",
                     "write the tenant's names by those of the catalogue");
  }

  kizen::NameMapping::Names read_mapping(const Node& node, const std::string& what) {
    if (!node.value->is_object()) refuse_mapping(node, what);
    kizen::NameMapping::Names names;
    std::map<std::string, std::string> taken;
    for (const auto& member : node.value->items()) {
      const auto& ours = member.key();
      part(node, ours.c_str(), [&](const Node& one) {
        auto theirs = document_.text(one, "a name");
        const auto [other, is_new] = taken.emplace(theirs, ours);
        if (!is_new) {
          document_.refuse(one.place, "names",
                           "'" + other->second + "' is called '" + theirs +
                               "' too, so that cannot be turned round",
                           "give each a name of its own");
        }
        names[ours] = std::move(theirs);
      });
    }
    return names;
  }

  ConfigDocument& document_;
  Node node_;
  Profile profile_;
};

}  // namespace

std::vector<Profile> profiles_of(const kizen::JsonSource& source) {
  ConfigDocument document(source);
  std::vector<Profile> profiles;
  document.attempt([&] {
    const auto root = document.root();
    document.demand_members(root, {"$schema", "targets"}, "the file");
    const auto targets = ConfigDocument::member(root, "targets");
    if (targets.value == nullptr || !targets.value->is_object()) {
      document.refuse(targets.value == nullptr ? root.place : targets.place, "targets",
                      "the file has no object 'targets'",
                      "write the profiles into it, by their names");
    }
    for (const auto& member : targets.value->items()) {
      const Node node{&member.value(), targets.place / member.key()};
      document.attempt([&] { profiles.push_back(ProfileReader(document, node).read()); });
    }
  });
  document.demand_none();
  return profiles;
}

ProfileFile read_profiles(const std::string& path) {
  return {path, profiles_of(read_document(path))};
}

}  // namespace kizen_tool
