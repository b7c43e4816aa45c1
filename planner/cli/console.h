#pragma once

#include <iosfwd>
#include <string>

namespace orgplan::cli {

/// Where a command reads and writes, and how; the program's own streams, or a test's.
struct Console {
    std::ostream& out;
    std::ostream& err;
    std::istream& in;
    bool colour = false;   ///< of text that people read
    int width = 100;       ///< columns of the terminal
    bool verbose = false;  ///< tell on `err` what is done, and when
};

/// Exit codes of every command.
enum Exit : int {
    kClean = 0,
    kFindings = 1,  ///< findings at or above --fail-on, rows refused, an organisation that cannot be built
    kUsage = 2,     ///< wrong usage, or an input that cannot be read
    kFailure = 3    ///< something failed on our side: writing, rendering
};

/// Tells on `err`, with the time, what is being done; says nothing unless the console is verbose.
void log_step(Console& console, const std::string& step);

/// Writes a file whole or not at all: beside it, then renamed over it. Returns why not, or an empty text. `-` is `out`.
std::string write_whole(Console& console, const std::string& path, const std::string& bytes);

}  // namespace orgplan::cli
