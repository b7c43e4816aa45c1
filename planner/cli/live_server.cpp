#include "planner/cli/live_server.h"

#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <system_error>
#include <thread>
#include <utility>

namespace orgplan::cli {
namespace {

constexpr const char* kHere = "127.0.0.1";

// Each page that is open waits in a thread of its own.
class Threads : public httplib::TaskQueue {
  public:
    void enqueue(std::function<void()> answer) override {
        const std::lock_guard lock(mutex_);
        ++running_;
        std::thread([this, answer = std::move(answer)] {
            answer();
            const std::lock_guard ended(mutex_);
            --running_;
            ended_.notify_all();
        }).detach();
    }
    void shutdown() override {
        std::unique_lock lock(mutex_);
        ended_.wait(lock, [this] { return running_ == 0; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable ended_;
    std::size_t running_ = 0;
};

// The port on this side of a connection; 0 where it is something else.
int port_of(int file) {
    sockaddr_in own{};
    socklen_t size = sizeof own;
    const bool known = ::getsockname(file, reinterpret_cast<sockaddr*>(&own), &size) == 0;
    return known && own.sin_family == AF_INET ? ntohs(own.sin_port) : 0;
}

// Whoever reads from these connections or writes to them does so no longer.
void end_connections(int port) {
    std::error_code unknown;
    for (const auto& each : std::filesystem::directory_iterator("/proc/self/fd", unknown)) {
        const std::string number = each.path().filename().string();
        int file = -1;
        std::from_chars(number.data(), number.data() + number.size(), file);
        if (file >= 0 && port_of(file) == port) ::shutdown(file, SHUT_RDWR);
    }
}

// Why a port cannot be had.
std::string why_not(int port) {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_port = htons(static_cast<std::uint16_t>(port));
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const int fault = ::bind(probe, reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0 ? 0 : errno;
    ::close(probe);
    if (fault == EADDRINUSE) return "another program has it";
    if (fault == EACCES) return "it is kept for the administrator";
    return fault == 0 ? "another program had it a moment ago" : std::generic_category().message(fault);
}

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
    int port = 0;
    std::string fault;
};

LiveServer::LiveServer(const LiveState& state) : data_(std::make_unique<Data>(state)) {
    httplib::Server& server = data_->server;
    server.new_task_queue = [] { return new Threads; };
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
    if (port == 0) {
        data_->port = std::max(0, data_->server.bind_to_any_port(kHere));
    } else if (data_->server.bind_to_port(kHere, port)) {
        data_->port = port;
    }
    if (data_->port == 0) data_->fault = why_not(port);
    return data_->port;
}

const std::string& LiveServer::fault() const {
    return data_->fault;
}

void LiveServer::start() {
    data_->thread = std::thread([this] { data_->server.listen_after_bind(); });
}

void LiveServer::stop() {
    if (!data_->thread.joinable()) return;
    data_->server.stop();
    end_connections(data_->port);
    data_->thread.join();
}

}  // namespace orgplan::cli
