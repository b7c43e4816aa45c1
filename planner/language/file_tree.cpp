#include "planner/language/file_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace orgplan::language {
namespace {

namespace fs = std::filesystem;

// What differs once a file was written to.
struct State {
    fs::file_time_type time;
    std::uintmax_t size = 0;

    bool operator==(const State&) const = default;
};

State state_of(const std::string& path) {
    std::error_code unknown;
    return {fs::last_write_time(path, unknown), fs::file_size(path, unknown)};
}

class LocalFiles : public FileTree {
  public:
    Kind kind(const std::string& path) const override {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status)) return Kind::nothing;
        if (fs::is_directory(status)) return Kind::folder;
        return fs::is_regular_file(status) ? Kind::file : Kind::other;
    }

    std::string read(const std::string& path, std::string& text, std::size_t most) const override {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (fs::is_directory(status)) return fmt::format("cannot read `{}`: it is a folder", path);
        // A pipe of a shell, such as /dev/fd/63, leads to no name, and somebody writes to it.
        if (fs::is_fifo(status) && !fs::canonical(path, error).empty()) {
            return fmt::format("cannot read `{0}`: it is a named pipe, which may never end; write - and `< {0}`", path);
        }
        const State before = state_of(path);
        std::ifstream stream(path, std::ios::binary);
        if (!stream) return fmt::format("cannot read `{}`: {}", path, std::generic_category().message(errno));
        // Most files are small, and the others of their folder may be read as well.
        constexpr std::size_t kFirst = std::size_t{1} << 14;
        const bool is_file = fs::is_regular_file(status);
        const std::size_t until = is_file ? most : std::min(most, kMostUnending + 1);
        while (stream && text.size() < until) {
            const std::size_t size = text.size();
            text.resize(std::min(size + std::max(size, kFirst), until));
            stream.read(text.data() + size, static_cast<std::streamsize>(text.size() - size));
            text.resize(size + static_cast<std::size_t>(stream.gcount()));
        }
        if (stream.bad()) return fmt::format("cannot read `{}`: {}", path, std::generic_category().message(errno));
        if (!is_file && text.size() > kMostUnending) {
            return fmt::format("cannot read `{}`: it is not a file, and has more than {} MiB", path,
                               kMostUnending >> 20);
        }
        if (is_file && state_of(path) != before) {
            return fmt::format("cannot read `{}`: it changed while it was read; try again", path);
        }
        return {};
    }

    std::string list(const std::string& folder, std::vector<std::string>& paths) const override {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(folder, error)) {
            std::error_code unknown;
            if (entry.is_regular_file(unknown)) paths.push_back(entry.path().string());
        }
        return error ? fmt::format("cannot read `{}`: {}", folder, error.message()) : std::string();
    }

    std::string key(const std::string& path) const override {
        std::error_code error;
        const fs::path canonical = fs::weakly_canonical(path, error);
        return error ? path : canonical.string();
    }
};

}  // namespace

const FileTree& local_files() {
    static const LocalFiles files;
    return files;
}

}  // namespace orgplan::language
