#include "planner/cli/live_server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <thread>

namespace orgplan::cli {
namespace {

// Each page that is open waits in a thread of its own.
constexpr std::size_t kMostPages = 64;

// Waits for news, a while each time, so that a page that is gone is noticed.
bool send_news(const LiveState& state, std::uint64_t& seen, httplib::DataSink& sink) {
    constexpr std::chrono::seconds kAtMost{2};
    const std::optional<LiveState::News> news = state.wait(seen, kAtMost);
    if (state.stopped()) return false;
    std::string event = ": nothing new\n\n";
    if (news) {
        seen = news->version;
        const std::string report =
            nlohmann::json(news->report).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
        event = news->report.empty() ? "event: state\ndata: \n\n" : "event: report\ndata: " + report + "\n\n";
    }
    return sink.write(event.data(), event.size());
}

}  // namespace

bool is_loopback(const std::string& host) {
    std::string name = host;
    if (const std::size_t colon = name.rfind(':'); colon != name.npos && name.find(']', colon) == name.npos) {
        name.erase(colon);
    }
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

struct LiveServer::Data {
    explicit Data(const LiveState& shown) : state(shown) {}

    const LiveState& state;
    httplib::Server server;
    std::thread thread;
};

LiveServer::LiveServer(const LiveState& state) : data_(std::make_unique<Data>(state)) {
    httplib::Server& server = data_->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(kMostPages); };
    // Without the option that lets two programs have one port.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_keep_alive_timeout(1);
    server.set_default_headers({{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}});
    // A page of elsewhere whose name leads to this computer would read what is served here.
    server.set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
        if (is_loopback(request.get_header_value("Host"))) return httplib::Server::HandlerResponse::Unhandled;
        response.status = 403;
        response.set_content("orgplan serves this computer alone: open it as localhost or 127.0.0.1\n", "text/plain");
        return httplib::Server::HandlerResponse::Handled;
    });
    server.Get("/", [this](const httplib::Request&, httplib::Response& response) {
        response.set_content(data_->state.html(), "text/html; charset=utf-8");
    });
    server.Get("/data", [this](const httplib::Request&, httplib::Response& response) {
        response.set_content(data_->state.data(), "application/json");
    });
    server.Get("/events", [this](const httplib::Request&, httplib::Response& response) {
        const auto seen = std::make_shared<std::uint64_t>(0);
        response.set_chunked_content_provider("text/event-stream", [this, seen](std::size_t, httplib::DataSink& sink) {
            return send_news(data_->state, *seen, sink);
        });
    });
    server.Get("/favicon.ico", [](const httplib::Request&, httplib::Response& response) { response.status = 204; });
}

LiveServer::~LiveServer() {
    stop();
}

int LiveServer::bind(int port) {
    constexpr const char* kHere = "127.0.0.1";
    if (port == 0) return std::max(0, data_->server.bind_to_any_port(kHere));
    return data_->server.bind_to_port(kHere, port) ? port : 0;
}

void LiveServer::start() {
    data_->thread = std::thread([this] { data_->server.listen_after_bind(); });
}

void LiveServer::stop() {
    if (!data_->thread.joinable()) return;
    data_->server.stop();
    data_->thread.join();
}

}  // namespace orgplan::cli
