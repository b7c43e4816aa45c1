#include "planner/language/file_tree.h"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "planner/text/document.h"

namespace orgplan::language {
namespace {

namespace fs = std::filesystem;

class LocalFiles : public FileTree {
  public:
    Kind kind(const std::string& path) const override {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status)) return Kind::nothing;
        if (fs::is_directory(status)) return Kind::folder;
        return fs::is_regular_file(status) ? Kind::file : Kind::other;
    }

    std::string read(const std::string& path, std::string& text) const override {
        std::ifstream stream(path, std::ios::binary);
        if (!stream) return fmt::format("cannot read `{}`: {}", path, std::generic_category().message(errno));
        // One byte more than is read of a file, so that a device without an end is found too large.
        constexpr std::size_t kMost = text::Document::Options().most_bytes + 1;
        // Most files are small, and the others of their folder are read as well.
        constexpr std::size_t kFirst = std::size_t{1} << 14;
        while (stream && text.size() < kMost) {
            const std::size_t before = text.size();
            text.resize(std::min(before + std::max(before, kFirst), kMost));
            stream.read(text.data() + before, static_cast<std::streamsize>(text.size() - before));
            text.resize(before + static_cast<std::size_t>(stream.gcount()));
        }
        if (stream.bad()) return fmt::format("cannot read `{}`", path);
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
