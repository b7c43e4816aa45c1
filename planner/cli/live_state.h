#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace orgplan::cli {

/// What a server shows of a spec: the last chart that could be drawn, and what is wrong with the spec since then. One
/// thread sets it, any number read it.
class LiveState {
  public:
    /// What a reader is to be informed of.
    struct News {
        std::uint64_t version = 0;
        std::string report;  ///< empty: there is a new chart
    };

    /// A chart that could be drawn; the report, if there was one, is over.
    void show(std::string html, std::string data);
    /// The spec cannot be drawn, for this reason.
    void report(std::string text);
    /// Ends all waiting.
    void stop();

    std::string html() const;
    std::string data() const;
    /// What is newer than a version, as soon as there is anything; nothing after so long, or once it is stopped.
    std::optional<News> wait(std::uint64_t version, std::chrono::milliseconds most) const;
    bool stopped() const;

  private:
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::uint64_t version_ = 0;
    std::string html_;
    std::string data_;
    std::string report_;
    bool stopped_ = false;
};

}  // namespace orgplan::cli
