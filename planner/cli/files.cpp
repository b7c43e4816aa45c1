#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <system_error>

#include "planner/cli/console.h"

namespace orgplan::cli {
namespace {

std::string why(const std::string& path) {
    return fmt::format("cannot write `{}`: {}", path, std::generic_category().message(errno));
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

}  // namespace

std::string write_whole(Console& console, const std::string& path, const std::string& bytes) {
    if (path == "-") {
        console.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        console.out.flush();
        return console.out ? std::string() : "cannot write to standard output";
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
    std::string temporary = target + ".XXXXXX";
    const int file = ::mkstemp(temporary.data());
    if (file < 0) return why(path);
    std::string problem;
    if (!write_all(file, bytes) || ::fchmod(file, usual_mode()) != 0) problem = why(path);
    if (::close(file) != 0 && problem.empty()) problem = why(path);
    if (problem.empty() && ::rename(temporary.c_str(), target.c_str()) != 0) problem = why(path);
    if (!problem.empty()) ::unlink(temporary.c_str());
    return problem;
}

}  // namespace orgplan::cli
