#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <ostream>
#include <system_error>

#include "planner/cli/console.h"

namespace orgplan::cli {
namespace {

std::string why(const std::string& path) {
    const int problem = errno;
    const std::string folder = missing_folder(path);
    return fmt::format(
        "cannot write `{}`: {}", path,
        folder.empty() ? std::generic_category().message(problem) : fmt::format("there is no folder `{}`", folder));
}

bool write_all(int file, const std::string& bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t wrote = ::write(file, bytes.data() + done, bytes.size() - done);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        done += static_cast<std::size_t>(wrote);
    }
    return true;
}

// What a new file is readable for; a temporary one is readable for its owner alone.
mode_t usual_mode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

// Writes a file beside `target`. Its name; empty where that fails, and `errno` says why.
std::string write_beside(const std::string& target, const std::string& bytes) {
    std::string temporary = target + ".XXXXXX";
    const int file = ::mkstemp(temporary.data());
    if (file < 0) return {};
    int problem = 0;
    if (!write_all(file, bytes) || ::fchmod(file, usual_mode()) != 0) problem = errno;
    if (::close(file) != 0 && problem == 0) problem = errno;
    if (problem == 0) return temporary;
    ::unlink(temporary.c_str());
    errno = problem;
    return {};
}

// What link() says where the file system has no second names, as that of many memory sticks and shares.
bool has_no_links(int problem) {
    return problem == EPERM || problem == ENOTSUP || problem == EOPNOTSUPP || problem == ENOSYS;
}

// Writes a new file under its own name, and takes it away where that fails. Returns why it did, or 0.
int write_once(const std::string& path, const std::string& bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) return errno;
    int problem = write_all(file, bytes) ? 0 : errno;
    if (::close(file) != 0 && problem == 0) problem = errno;
    if (problem != 0) ::unlink(path.c_str());
    return problem;
}

}  // namespace

std::string missing_folder(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    std::error_code error;
    return folder.empty() || std::filesystem::is_directory(folder, error) ? std::string() : folder.string();
}

std::string read_stream(Console& console, std::string& bytes, std::size_t most) {
    struct stat found {};
    if (&console.in == &std::cin && ::fstat(STDIN_FILENO, &found) == 0 && S_ISDIR(found.st_mode)) {
        return "cannot read standard input: it is a folder";
    }
    constexpr std::size_t kFirst = std::size_t{1} << 16;
    while (console.in && bytes.size() < most) {
        const std::size_t size = bytes.size();
        bytes.resize(std::min(size + std::max(size, kFirst), most));
        console.in.read(bytes.data() + size, static_cast<std::streamsize>(bytes.size() - size));
        bytes.resize(size + static_cast<std::size_t>(console.in.gcount()));
    }
    return console.in.bad() ? "cannot read standard input" : std::string();
}

std::string output_fault() {
    // What an earlier call left behind would be another reason.
    const int problem = errno;
    const bool plausible = problem == ENOSPC || problem == EFBIG || problem == EIO || problem == EDQUOT;
    return fmt::format("cannot write to standard output{}{}", plausible ? ": " : "",
                       plausible ? std::generic_category().message(problem) : "");
}

std::string write_whole(Console& console, const std::string& path, const std::string& bytes) {
    if (path == "-") {
        console.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        console.out.flush();
        return console.out ? std::string() : output_fault();
    }
    // A device or a pipe is written to as it is: nothing can be renamed over it.
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file < 0) return why(path);
        const bool wrote = write_all(file, bytes);
        const std::string problem = wrote ? std::string() : why(path);
        ::close(file);
        return problem;
    }
    // A link stays a link: the file behind it is replaced.
    std::string target = path;
    if (std::filesystem::is_symlink(std::filesystem::symlink_status(path, error))) {
        const auto behind = std::filesystem::weakly_canonical(path, error);
        if (!error) target = behind.string();
    }
    const std::string temporary = write_beside(target, bytes);
    if (temporary.empty()) return why(path);
    if (::rename(temporary.c_str(), target.c_str()) == 0) return {};
    std::string problem = why(path);
    ::unlink(temporary.c_str());
    return problem;
}

std::error_code write_new(const std::string& path, const std::string& bytes) {
    const std::string temporary = write_beside(path, bytes);
    // Unlike a rename, a second name for the same file is never put over another file.
    const bool linked = !temporary.empty() && ::link(temporary.c_str(), path.c_str()) == 0;
    int problem = linked ? 0 : errno;
    if (!temporary.empty()) {
        if (!linked && has_no_links(problem)) problem = write_once(path, bytes);
        ::unlink(temporary.c_str());
    }
    // In a folder that nobody may write to, what is there already is the better reason.
    std::error_code ignored;
    const auto there = std::filesystem::symlink_status(path, ignored);
    if (problem != 0 && std::filesystem::exists(there)) problem = EEXIST;
    return {problem, std::generic_category()};
}

}  // namespace orgplan::cli
