#include "planner/cli/live_state.h"

#include <utility>

namespace orgplan::cli {

void LiveState::show(std::string html, std::string data) {
    const std::lock_guard lock(mutex_);
    // A save that changes nothing is no news.
    if (report_.empty() && data == data_) return;
    html_ = std::move(html);
    data_ = std::move(data);
    report_.clear();
    ++version_;
    changed_.notify_all();
}

void LiveState::report(std::string text) {
    const std::lock_guard lock(mutex_);
    if (text == report_) return;
    report_ = std::move(text);
    ++version_;
    changed_.notify_all();
}

void LiveState::stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
}

std::string LiveState::html() const {
    const std::lock_guard lock(mutex_);
    return html_;
}

std::string LiveState::data() const {
    const std::lock_guard lock(mutex_);
    return data_;
}

std::optional<LiveState::News> LiveState::wait(std::uint64_t version, std::chrono::milliseconds most) const {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, most, [&] { return stopped_ || version_ > version; });
    if (stopped_ || version_ <= version) return std::nullopt;
    return News{version_, report_};
}

bool LiveState::stopped() const {
    const std::lock_guard lock(mutex_);
    return stopped_;
}

}  // namespace orgplan::cli
