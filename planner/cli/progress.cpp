#include "planner/cli/progress.h"

#include <fmt/format.h>

namespace orgplan::cli {
namespace {

constexpr const char* kClearLine = "\r\033[K";

}  // namespace

Progress::Progress(Write write, std::chrono::milliseconds after, std::chrono::milliseconds every)
    : write_(std::move(write)), after_(after), every_(every), thread_([this] { run(); }) {}

Progress::~Progress() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    ended_.notify_all();
    thread_.join();
    clear();
}

void Progress::step(const std::string& what) {
    const std::lock_guard lock(mutex_);
    step_ = what;
}

void Progress::clear() {
    const std::lock_guard lock(mutex_);
    if (shown_) write_(kClearLine);
    shown_ = false;
}

void Progress::run() {
    std::unique_lock lock(mutex_);
    const auto is_ending = [this] { return ending_; };
    ended_.wait_for(lock, after_, is_ending);
    while (!ending_) {
        const auto elapsed = std::chrono::steady_clock::now() - started_;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(elapsed).count();
        if (!step_.empty()) {
            write_(fmt::format("{}orgplan: {} ({} s)", kClearLine, step_, seconds));
            shown_ = true;
        }
        ended_.wait_for(lock, every_, is_ending);
    }
}

ClearsProgress::int_type ClearsProgress::overflow(int_type c) {
    progress_.clear();
    return traits_type::eq_int_type(c, traits_type::eof()) ? traits_type::not_eof(c)
                                                           : behind_.sputc(traits_type::to_char_type(c));
}

std::streamsize ClearsProgress::xsputn(const char* text, std::streamsize count) {
    progress_.clear();
    return behind_.sputn(text, count);
}

int ClearsProgress::sync() {
    progress_.clear();
    return behind_.pubsync();
}

}  // namespace orgplan::cli
