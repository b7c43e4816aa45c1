#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Starts the built program with something outside it broken: where ORGPLAN_PROGRAM names one, that one.

namespace orgplan::testing {

/// The exit code of a run for which the fault could not be made here.
constexpr int kNotMade = 99;

/// What is broken for one run.
struct Fault {
    std::string in = {};       ///< a file for standard input; empty: nothing to read
    std::string out = {};      ///< a file or device for standard output; empty: it is kept
    bool closed_pipe = false;  ///< standard output is a pipe that nobody reads
    std::map<std::string, std::string> environment = {};
    std::vector<std::pair<__rlimit_resource, rlim_t>> limits = {};
    bool no_socket = false;  ///< the program is killed where it opens one
    bool nobody = false;     ///< run as a user who may write nowhere
};

struct Ended {
    std::string out;
    std::string err;
    int exit_code = -1;
    int signal = 0;
    bool in_time = true;

    /// For messages of tests.
    std::string text() const;
};

/// Runs the program in a folder, for at most half a minute.
Ended run_with(const Fault& fault, const std::filesystem::path& folder, const std::vector<std::string>& arguments);

/// Whether the program is built with the address sanitizer, which needs more memory than any limit leaves.
bool is_sanitized();

/// A folder of small inputs of every kind, and what was in it.
class Inputs {
  public:
    Inputs();
    ~Inputs();
    Inputs(const Inputs&) = delete;
    Inputs& operator=(const Inputs&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    void write(const std::string& name, const std::string& text) const;
    /// Every file with its bytes; of a link or a pipe what it is.
    std::map<std::string, std::string> all() const;

  private:
    std::filesystem::path folder_;
};

/// A text as UTF-16, the low byte first.
std::string wide(const std::string& text);

}  // namespace orgplan::testing
