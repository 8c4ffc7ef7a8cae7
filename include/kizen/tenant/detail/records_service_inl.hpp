#pragma once

#include <array>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../records_service.hpp"
#include "authentication.hpp"
#include "business.hpp"
#include "call.hpp"
#include "catalogue_document.hpp"
#include "catalogue_reader.hpp"
#include "fault_inl.hpp"
#include "message_shape.hpp"
#include "other_business.hpp"
#include "rate_limit.hpp"
#include "read_operations.hpp"
#include "read_state.hpp"
#include "refusal.hpp"
#include "reply.hpp"
#include "search_operation.hpp"
#include "seeded_records.hpp"
#include "upsert_operation.hpp"
#include "write_operations.hpp"
#include "write_state.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// @see behaviour rule R3
inline Response page_not_found() {
  return {404,
          {{"Content-Type", "text/html; charset=utf-8"}},
          "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Not Found</title></head>\n"
          "<body><h1>Not Found</h1><p>There is nothing at this address.</p></body></html>\n"};
}

inline Response method_not_allowed(const TenantRoute& route) {
  auto response = json_response(405, {{"detail", "This method is not allowed here."}});
  response.headers.add("Allow", allowed_methods(route));
  return response;
}

inline Reply perform(RecordsAction action, const Call& call) {
  switch (action) {
    case RecordsAction::Search:
      return search(call);
    case RecordsAction::Upsert:
      return upsert(call);
    case RecordsAction::Add:
      return add(call);
    case RecordsAction::Lookup:
      return lookup(call);
    case RecordsAction::Retrieve:
      return retrieve(call);
    case RecordsAction::Update:
      return update(call, Presence::Required);
    case RecordsAction::Patch:
      return update(call, Presence::Optional);
    case RecordsAction::Destroy:
      return destroy(call);
    case RecordsAction::FieldValues:
      return field_values(call);
  }
  refuse_as_not_found();
}

/// @see behaviour rule E3
inline Response too_many_requests() {
  auto response =
      json_response(429, {{"detail", "Too many requests in one second."}, {"code", "throttled"}});
  response.headers.add("Retry-After", std::to_string(RateLimit::window.count()));
  return response;
}

/// Performs a call while nobody else changes what it reads.
inline Reply perform_locked(const Call& call) {
  if (call.action == RecordsAction::Search) call.business.forget_outdated();
  if (only_reads(call.action)) {
    const std::shared_lock lock(call.business.mutex);
    return perform(call.action, call);
  }
  call.writing = std::unique_lock(call.business.mutex);
  return perform(call.action, call);
}

}  // namespace detail

struct RecordsService::State {
  explicit State(const TenantOptions& options)
      : shape(options.dialect), effect(detail::effect_named(options.fault)) {
    if (!options.fault.empty() && !options.state_file.empty()) {
      throw std::invalid_argument("a tenant that misbehaves keeps no state; leave out one of them");
    }
    const json document = json::parse(detail::catalogue_document());
    for (std::size_t n = 0; n < options.credentials.size(); ++n) {
      const auto& owner = options.credentials[n];
      businesses.push_back(std::make_unique<detail::Business>(
          owner, detail::read_catalogue(document, n, owner.user_id), shape, effect.behaviour,
          options));
    }
    fill(options);
  }

  void fill(const TenantOptions& options) {
    state_file = options.state_file;
    if (!state_file.empty()) detail::check_state_can_be_written(state_file);
    if (!state_file.empty() && std::filesystem::exists(state_file)) {
      detail::read_state(state_file, businesses);
    } else {
      detail::Seeder(*businesses.front(), options.seed_records).run();
    }
  }

  Response answer(const Request& request) {
    const auto question = request.target.find('?');
    const auto route = detail::route_of(std::string_view(request.target).substr(0, question));
    if (!route) return detail::page_not_found();
    const auto& behaviour = effect.behaviour;
    const auto caller = detail::caller_of(request, businesses, behaviour);
    if (!caller.business.rate_limit.admits(detail::RateLimit::Clock::now())) {
      return detail::too_many_requests();
    }
    const auto action = detail::action_of(*route, request.method);
    if (!action) return detail::method_not_allowed(*route);
    detail::check_permission(caller.user, *action, behaviour);
    const detail::Query query(question == std::string::npos
                                  ? std::string_view()
                                  : std::string_view(request.target).substr(question + 1));
    return detail::spelled(performed(request, *route, *action, query, caller));
  }

  /// What an operation answers; of the other business too, where a fault lets it be reached.
  detail::Reply performed(const Request& request, const detail::TenantRoute& route,
                          detail::RecordsAction action, const detail::Query& query,
                          const detail::Caller& caller) {
    const auto body = detail::parsed_body(request.body);
    const auto perform = [&](detail::Business& business) {
      const detail::ObjectType* const object = business.catalogue.object(route.object);
      if (object == nullptr && action != detail::RecordsAction::FieldValues)
        detail::refuse_as_not_found();
      std::unique_lock<detail::FairSharedMutex> writing;
      return detail::perform_locked(
          {request, route, query, body, business, caller.user, ids, action, writing, object});
    };
    if (!detail::has_word(effect.behaviour.shared, action)) return perform(caller.business);
    auto& other = *businesses[&caller.business == businesses[0].get() ? 1 : 0];
    if (action == detail::RecordsAction::Search) {
      return detail::joined_pages(perform(caller.business), perform(other));
    }
    return perform(detail::has_what_is_asked(other, route, query, body) ? other : caller.business);
  }

  Response guarded_answer(const Request& request) {
    try {
      return answer(request);
    } catch (const detail::Refusal& refusal) {
      return shape.refused(refusal);
    } catch (const std::exception&) {
      return server_failed();
    }
  }

  static Response server_failed() {
    return detail::json_response(500, {{"detail", "The server failed."}});
  }

  /// The answer, with what a fault changes in the request before and in the response after.
  Response edited_answer(Request request) {
    const Request asked = request;
    try {
      for (const auto& edit : effect.requests) edit.apply(request);
      auto response = signed_response(guarded_answer(request));
      for (const auto& edit : effect.responses) edit.apply(asked, response);
      return response;
    } catch (const std::exception&) {
      return signed_response(server_failed());
    }
  }

  bool edits_messages() const { return !effect.requests.empty() || !effect.responses.empty(); }

  /// Every response leaves through here. @see behaviour rule A6
  Response signed_response(Response response) {
    response.headers.set("X-Request-ID", ids.next());
    return response;
  }

  detail::MessageShape shape;
  detail::FaultEffect effect;
  detail::UuidSource ids;
  detail::Businesses businesses;
  std::string state_file;
};

KIZEN_INLINE RecordsService::RecordsService(std::array<Credentials, 2> credentials,
                                            TenantDialect dialect)
    : RecordsService([&] {
        TenantOptions options;
        options.credentials = std::move(credentials);
        options.dialect = dialect;
        return options;
      }()) {}

KIZEN_INLINE RecordsService::RecordsService(const TenantOptions& options)
    : state_(std::make_unique<State>(options)) {}

KIZEN_INLINE RecordsService::RecordsService(RecordsService&&) noexcept = default;
KIZEN_INLINE RecordsService& RecordsService::operator=(RecordsService&&) noexcept = default;
KIZEN_INLINE RecordsService::~RecordsService() = default;

KIZEN_INLINE Response RecordsService::answer(const Request& request) {
  if (state_->edits_messages()) return state_->edited_answer(request);
  return state_->signed_response(state_->guarded_answer(request));
}

KIZEN_INLINE Response RecordsService::refusal(int status) {
  const char* const detail = status == 413   ? "The body is too large."
                             : status == 414 ? "The address is too long."
                                             : "The request cannot be understood.";
  return state_->signed_response(detail::json_response(status, {{"detail", detail}}));
}

KIZEN_INLINE void RecordsService::save() const {
  if (!state_->state_file.empty()) detail::write_state(state_->state_file, state_->businesses);
}

KIZEN_INLINE Credentials RecordsService::credentials(std::size_t business) const {
  return state_->businesses.at(business)->credentials;
}

KIZEN_INLINE Credentials RecordsService::reader_credentials(std::size_t business) const {
  auto credentials = this->credentials(business);
  for (const auto& employee : state_->businesses[business]->catalogue.employees) {
    if (!employee.may_write) credentials.user_id = employee.id;
  }
  return credentials;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
