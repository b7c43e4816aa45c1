#include "planner/cli/spec_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace orgplan::cli {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kChanges =
    IN_CLOSE_WRITE | IN_CREATE | IN_ATTRIB | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR;

// A file that was made is written next, which is heard by itself, but for a link.
bool is_whole(const fs::path& file) {
    std::error_code unknown;
    return fs::is_symlink(file, unknown) || fs::hard_link_count(file, unknown) > 1;
}

}  // namespace

// Watches first, then reads: what changes in between is heard.
class SpecWatch::Files : public language::FileTree {
  public:
    explicit Files(SpecWatch& watch) : watch_(watch) {}

    Kind kind(const std::string& path) const override {
        watch_.follow(path);
        return language::local_files().kind(path);
    }
    std::string read(const std::string& path, std::string& text, std::size_t most) const override {
        watch_.follow(path);
        return language::local_files().read(path, text, most);
    }
    std::string list(const std::string& folder, std::vector<std::string>& paths) const override {
        watch_.follow_folder(folder);
        return language::local_files().list(folder, paths);
    }
    std::string key(const std::string& path) const override { return language::local_files().key(path); }

  private:
    SpecWatch& watch_;
};

SpecWatch::SpecWatch()
    : queue_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      fault_(queue_ < 0 ? errno : 0),
      files_(std::make_unique<Files>(*this)) {}

SpecWatch::~SpecWatch() {
    if (queue_ >= 0) ::close(queue_);
}

const language::FileTree& SpecWatch::files() const {
    return *files_;
}

std::string SpecWatch::fault() const {
    if (fault_ == 0) return {};
    return "the files of the spec cannot be watched: " + std::generic_category().message(fault_);
}

// By each folder on the way, since one that is replaced is another one; also on the way to where links lead.
void SpecWatch::follow(const std::string& path) {
    std::error_code unknown;
    const fs::path written = fs::absolute(path, unknown).lexically_normal();
    for (const fs::path& way : {written, fs::weakly_canonical(written, unknown)}) {
        for (fs::path at = way; at.has_relative_path(); at = at.parent_path()) {
            if (at.has_filename()) watch(at.parent_path().string(), at.filename().string());
        }
    }
}

void SpecWatch::follow_folder(const std::string& folder) {
    follow(folder);
    watch(folder, {});
}

// One that is not there is heard of by the folder above it.
void SpecWatch::watch(const std::string& folder, std::string name) {
    const int number = ::inotify_add_watch(queue_, folder.c_str(), kChanges);
    if (number < 0) {
        if (errno == ENOSPC || errno == ENOMEM) fault_ = errno;
        return;
    }
    Watched& watched = watched_[number];
    watched.folder = folder;
    if (name.empty()) {
        watched.all = true;
    } else {
        watched.names.insert(std::move(name));
    }
}

bool SpecWatch::concerns(int folder, unsigned what, std::string_view name) const {
    if ((what & IN_Q_OVERFLOW) != 0) return true;
    const auto at = watched_.find(folder);
    if (at == watched_.end()) return false;
    const bool of_spec = at->second.all && (name.ends_with(".yaml") || name.ends_with(".yml"));
    if (!of_spec && !at->second.names.contains(name)) return false;
    return (what & IN_CREATE) == 0 || (what & IN_ISDIR) != 0 || is_whole(fs::path(at->second.folder) / name);
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
            about = about || concerns(event.wd, event.mask, name);
            // It is gone, and its number may be given again.
            if ((event.mask & IN_IGNORED) != 0) watched_.erase(event.wd);
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
