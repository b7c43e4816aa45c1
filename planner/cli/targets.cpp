#include "planner/cli/targets.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include "planner/cli/refuse.h"
#include "planner/language/spec_files.h"
#include "planner/text/encoding.h"

namespace orgplan::cli {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLookedAt = std::size_t{1} << 16;

struct Kind {
    std::string_view format;
    std::string_view called;
    std::string_view begins;
};

// What is recognised by its first bytes; all other formats but `html`, `svg` and `spec` are text.
constexpr std::array kKinds{
    Kind{"eps", "an EPS", "%!PS"sv},       Kind{"jpg", "a JPEG", "\xFF\xD8\xFF"sv}, Kind{"pdf", "a PDF", "%PDF-"sv},
    Kind{"png", "a PNG", "\x89PNG\r\n"sv}, Kind{"ps", "PostScript", "%!PS"sv},
};

// Nothing where it cannot be read.
std::optional<std::string> beginning(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::string bytes(kLookedAt, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

// What an existing file is not, or is, so that it is not replaced by one of that format; empty: it may be.
std::string unlike(const std::string& bytes, std::string_view format) {
    if (bytes.empty()) return {};
    const bool is_text = text::encoding_of(bytes) == text::Encoding::utf8 && bytes.find('\0') == std::string::npos;
    const bool is_spec = is_text && language::is_spec(bytes);
    const auto kind = std::ranges::find(kKinds, format, &Kind::format);
    if (kind != kKinds.end()) return bytes.starts_with(kind->begins) ? "" : fmt::format("is not {}", kind->called);
    if (format == "spec") return is_spec ? "" : "is not a spec";
    if (format == "html") return is_text && bytes.find("<html") != std::string::npos ? "" : "is not a page";
    if (format == "svg") return is_text && bytes.find("<svg") != std::string::npos ? "" : "is not an SVG";
    if (is_spec) return "is a spec";
    return is_text ? "" : "is not text";
}

std::pair<std::uintmax_t, std::uintmax_t> identity_of(const struct stat& found) {
    return {found.st_dev, found.st_ino};
}

}  // namespace

void Inputs::add(const std::string& path) {
    struct stat found {};
    const int failed = path == "-" ? ::fstat(STDIN_FILENO, &found) : ::stat(path.c_str(), &found);
    if (failed == 0 && S_ISREG(found.st_mode)) files_.push_back({identity_of(found), path});
}

void Inputs::add(const text::Sources& sources) {
    for (std::uint32_t file = 0; file < sources.size(); ++file) add(sources[file].path);
}

std::string Inputs::called(const std::string& path) const {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) return {};
    const auto same = std::ranges::find(files_, identity_of(found), &Input::identity);
    return same == files_.end() ? std::string() : same->path;
}

std::optional<Exit> refuse_targets(const Targets& targets, const Inputs& inputs, Console& console) {
    std::set<std::string_view> named;
    for (const std::string& path : targets.paths) {
        if (path == "-") continue;
        if (!named.insert(path).second) {
            return refuse(console, fmt::format("two of the files would be called `{}`, so nothing was written", path),
                          targets.choose.empty() ? std::string("write --format pdf")
                                                 : fmt::format("choose one with {}", targets.choose));
        }
        std::error_code unknown;
        const auto status = std::filesystem::status(path, unknown);
        if (std::filesystem::is_directory(status)) {
            return refuse(console, fmt::format("`{}` is a folder", path), "name a file in it");
        }
        if (const std::string input = inputs.called(path); !input.empty()) {
            const std::string read = input == "-" ? "standard input" : fmt::format("`{}`", input);
            return refuse(console,
                          input == path ? fmt::format("`{}` is read by this command and is not overwritten", path)
                                        : fmt::format("`{}` is the same file as {}, which is read by this command and "
                                                      "is not overwritten",
                                                      path, read),
                          targets.another);
        }
        if (targets.force || !std::filesystem::is_regular_file(status)) continue;
        const std::optional<std::string> there = beginning(path);
        if (const std::string why = there ? unlike(*there, targets.format) : "cannot be read"; !why.empty()) {
            return refuse(console, fmt::format("`{}` exists and {}, so it is not overwritten", path, why),
                          targets.can_force ? targets.another + ", or replace it with --force" : targets.another);
        }
    }
    return std::nullopt;
}

}  // namespace orgplan::cli
