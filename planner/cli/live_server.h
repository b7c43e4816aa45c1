#pragma once

#include <memory>
#include <string>

#include "planner/cli/live_state.h"

namespace orgplan::cli {

/// Serves a page, its data and what is new of it on this computer alone: it listens on the loopback address, answers
/// only where the host is called so, and changes nothing.
class LiveServer {
  public:
    explicit LiveServer(const LiveState& state);
    ~LiveServer();

    /// Takes a port; 0: any that is free. The port that it has, or 0 where that cannot be had, as `fault` says.
    int bind(int port);
    const std::string& fault() const;
    /// Begins to answer, in threads of its own.
    void start();
    /// Ends that at once: who waits for news, or has sent a part of a request, is let go.
    void stop();

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

/// Whether the host of a request is this computer, by name or address, with any port.
bool is_loopback(const std::string& host);

}  // namespace orgplan::cli
