#include "planner/cli/spec_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

namespace orgplan::cli {
namespace {

constexpr unsigned kChanges = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;

}  // namespace

SpecWatch::SpecWatch(std::string path) : queue_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)), path_(std::move(path)) {
    std::error_code unknown;
    folder_ = std::filesystem::is_directory(path_, unknown);
    watch(folder_ ? path_ + "/." : path_);
}

SpecWatch::~SpecWatch() {
    if (queue_ >= 0) ::close(queue_);
}

std::string SpecWatch::fault() const {
    if (queue_ >= 0 && !folders_.empty()) return {};
    return "the files of the spec cannot be watched: " + std::generic_category().message(errno);
}

void SpecWatch::add(const text::Sources& sources) {
    for (std::uint32_t file = 0; file < sources.size(); ++file) watch(sources[file].path);
}

// Also where a link leads.
void SpecWatch::watch(const std::string& file) {
    watch_folder_of(file);
    std::error_code unknown;
    const std::filesystem::path there = std::filesystem::canonical(file, unknown);
    if (!unknown) watch_folder_of(there.string());
}

// The folder, since a file that is replaced is another one.
void SpecWatch::watch_folder_of(const std::string& file) {
    const std::filesystem::path path(file);
    std::string folder = path.parent_path().string();
    if (folder.empty()) folder = ".";
    names_.insert(path.filename().string());
    if (folders_.contains(folder)) return;
    if (::inotify_add_watch(queue_, folder.c_str(), kChanges) >= 0) folders_.insert(std::move(folder));
}

// Whether any of what happened is about the spec.
bool SpecWatch::read_changes() {
    alignas(inotify_event) std::array<char, 16384> bytes{};
    bool about = false;
    for (ssize_t read = 0; (read = ::read(queue_, bytes.data(), bytes.size())) > 0;) {
        for (std::size_t at = 0; at < static_cast<std::size_t>(read);) {
            inotify_event event{};
            std::copy_n(bytes.data() + at, sizeof event, reinterpret_cast<char*>(&event));
            const std::string name = event.len > 0 ? bytes.data() + at + sizeof event : "";
            about = about || names_.contains(name) || (folder_ && name.ends_with(".yaml")) ||
                    (event.mask & IN_Q_OVERFLOW) != 0;
            at += sizeof event + event.len;
        }
    }
    return about;
}

SpecWatch::What SpecWatch::wait(int signals) {
    constexpr int kQuiet = 25;  // milliseconds, in which an editor ends what it began
    constexpr auto kMost = std::chrono::milliseconds(250);
    bool changed = false;
    std::chrono::steady_clock::time_point first;
    for (;;) {
        std::array<pollfd, 2> files{pollfd{queue_, POLLIN, 0}, pollfd{signals, POLLIN, 0}};
        const int ready = ::poll(files.data(), files.size(), changed ? kQuiet : -1);
        if (ready < 0 && errno != EINTR) return What::ended;
        if (files[1].revents != 0) return What::ended;
        if (ready > 0 && read_changes() && !changed) {
            changed = true;
            first = std::chrono::steady_clock::now();
        }
        if (changed && (ready == 0 || std::chrono::steady_clock::now() - first > kMost)) return What::changed;
    }
}

}  // namespace orgplan::cli
