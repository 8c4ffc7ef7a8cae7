#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

#include "../../core/detail/percent.hpp"
#include "httplib_inl.hpp"

// httplib has no getter for the hooks and handlers that a user has set, and sets no second one
// beside the first. To keep the user's, they are read where httplib keeps them: members that are
// private or protected. An explicit instantiation may name such a member; it defines a function that
// gives a pointer to it. Each member that is read stands here and nowhere else. All of them have
// these names from 0.11 to 0.5x; where one is renamed, the line here does not compile.

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Defines `members_of(Tag())`, pointers to members that need not be public.
template <class Tag, auto... Members>
struct OpenedMembers {
  friend constexpr auto members_of(Tag) { return std::make_tuple(Members...); }
};

struct ImplOfClient {
  friend constexpr auto members_of(ImplOfClient);
};
template struct OpenedMembers<ImplOfClient, &httplib::Client::cli_>;

struct LoggerOfClient {
  friend constexpr auto members_of(LoggerOfClient);
};
template struct OpenedMembers<LoggerOfClient, &httplib::ClientImpl::logger_>;

/// What is called with each socket before it connects.
struct SocketOptionsOfClient {
  friend constexpr auto members_of(SocketOptionsOfClient);
};
template struct OpenedMembers<SocketOptionsOfClient, &httplib::ClientImpl::socket_options_>;

struct DecodesBodies {
  friend constexpr auto members_of(DecodesBodies);
};
template struct OpenedMembers<DecodesBodies, &httplib::ClientImpl::decompress_>;

/// Lists of pairs of which the second is what the user registered.
struct HandlersOfServer {
  friend constexpr auto members_of(HandlersOfServer);
};
template struct OpenedMembers<HandlersOfServer, &httplib::Server::get_handlers_,
                              &httplib::Server::post_handlers_, &httplib::Server::put_handlers_,
                              &httplib::Server::patch_handlers_, &httplib::Server::delete_handlers_,
                              &httplib::Server::options_handlers_>;

/// The same, of those that read the request's body themselves.
struct ReadersOfServer {
  friend constexpr auto members_of(ReadersOfServer);
};
template struct OpenedMembers<ReadersOfServer, &httplib::Server::post_handlers_for_content_reader_,
                              &httplib::Server::put_handlers_for_content_reader_,
                              &httplib::Server::patch_handlers_for_content_reader_,
                              &httplib::Server::delete_handlers_for_content_reader_>;

/// What is called with the socket that a server binds.
struct SocketOptionsOfServer {
  friend constexpr auto members_of(SocketOptionsOfServer);
};
template struct OpenedMembers<SocketOptionsOfServer, &httplib::Server::socket_options_>;

struct PreRoutingOfServer {
  friend constexpr auto members_of(PreRoutingOfServer);
};
template struct OpenedMembers<PreRoutingOfServer, &httplib::Server::pre_routing_handler_>;

struct PostRoutingOfServer {
  friend constexpr auto members_of(PostRoutingOfServer);
};
template struct OpenedMembers<PostRoutingOfServer, &httplib::Server::post_routing_handler_>;

struct ErrorHandlerOfServer {
  friend constexpr auto members_of(ErrorHandlerOfServer);
};
template struct OpenedMembers<ErrorHandlerOfServer, &httplib::Server::error_handler_>;

/// The member of an object that a tag stands for.
template <class Tag, class Object>
auto& opened(Object& object) {
  return object.*std::get<0>(members_of(Tag()));
}

/// Calls `use` with each member of an object that a tag stands for.
template <class Tag, class Object, class Use>
void for_each_opened(Object& object, const Use& use) {
  std::apply([&](auto... members) { (use(object.*members), ...); }, members_of(Tag()));
}

/// What a client does to a path before it is sent. The member's name and reach changed.
struct PathEncoding : httplib::ClientImpl {
  /// Only what stands before the query; the query in a spelling of httplib's own.
  template <class Self = PathEncoding>
  static auto of_path(const httplib::ClientImpl& client, int)
      -> decltype(client.*(&Self::path_encode_)) {
    return client.*(&Self::path_encode_);
  }
  static bool of_path(const httplib::ClientImpl&, long) { return false; }

  /// All of it.
  template <class Self = PathEncoding>
  static auto of_all(const httplib::ClientImpl& client, int)
      -> decltype(client.*(&Self::url_encode_)) {
    return client.*(&Self::url_encode_);
  }
  static bool of_all(const httplib::ClientImpl&, long) { return false; }
};

/// A path with the characters percent-encoded that httplib encodes.
inline std::string encoded_as_sent(std::string_view path) {
  constexpr std::string_view encoded = " +\r\n',;";
  std::string text;
  for (const char& c : path) {
    const bool stays =
        static_cast<unsigned char>(c) < 0x80 && encoded.find(c) == std::string_view::npos;
    text += stays ? std::string(1, c) : percent_encoded({&c, 1});
  }
  return text;
}

/// The query as the reader of one understands it, with nothing left that cannot travel.
inline std::string encoded_query(std::string_view query) {
  std::string text;
  for (const char c : query) {
    const bool may_travel = c > ' ' && c <= '~';
    text += may_travel ? std::string(1, c) : encoded_as_sent(std::string_view(&c, 1));
  }
  return text;
}

/// The target of a request that a client has sent, as it went out.
inline std::string sent_target(const httplib::ClientImpl& client, std::string_view path) {
  if (PathEncoding::of_all(client, 0)) return encoded_as_sent(path);
  if (!PathEncoding::of_path(client, 0)) return std::string(path);
  const auto end = std::min(path.find('?'), path.size());
  return encoded_as_sent(path.substr(0, end)) + encoded_query(path.substr(end));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
