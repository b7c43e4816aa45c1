#include "planner/cli/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/report/columns.h"
#include "planner/report/text_report.h"

namespace orgplan::cli {
namespace {

constexpr const char* kClearLine = "\r\033[K";

}  // namespace

Progress::Progress(Write write, Columns columns, std::chrono::milliseconds after, std::chrono::milliseconds every)
    : write_(std::move(write)), columns_(std::move(columns)), after_(after), every_(every), thread_([this] {
          run();
      }) {}

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

std::streamsize Progress::write(std::streambuf& elsewhere, const char* text, std::streamsize count) {
    const std::lock_guard lock(mutex_);
    clear();
    if (count > 0) inside_line_ = text[count - 1] != '\n';
    return elsewhere.sputn(text, count);
}

int Progress::flush(std::streambuf& elsewhere) {
    const std::lock_guard lock(mutex_);
    clear();
    return elsewhere.pubsync();
}

void Progress::clear() {
    if (shown_) write_(kClearLine);
    shown_ = false;
}

// At most one column less than the terminal has, since some begin a new line after the last one.
std::string Progress::line() const {
    const auto elapsed = std::chrono::steady_clock::now() - started_;
    const std::string since = fmt::format(" ({} s)", std::chrono::duration_cast<std::chrono::seconds>(elapsed).count());
    const std::size_t most = std::max<std::size_t>(columns_(), 2) - 1;
    const std::string text = report::printable("orgplan: " + step_);
    return report::cut(report::cut(text, std::max(most, since.size() + 1) - since.size()) + since, most);
}

void Progress::run() {
    std::unique_lock lock(mutex_);
    const auto is_ending = [this] { return ending_; };
    ended_.wait_for(lock, after_, is_ending);
    while (!ending_) {
        if (!step_.empty() && !inside_line_) {
            write_(kClearLine + line());
            shown_ = true;
        }
        ended_.wait_for(lock, every_, is_ending);
    }
}

ClearsProgress::int_type ClearsProgress::overflow(int_type c) {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char text = traits_type::to_char_type(c);
    return progress_.write(behind_, &text, 1) == 1 ? c : traits_type::eof();
}

std::streamsize ClearsProgress::xsputn(const char* text, std::streamsize count) {
    return progress_.write(behind_, text, count);
}

int ClearsProgress::sync() {
    return progress_.flush(behind_);
}

}  // namespace orgplan::cli
