#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <system_error>

namespace orgplan::cli {

class Progress;

/// What shows one of the streams.
struct Screen {
    bool terminal = false;
    bool colour = false;  ///< of texts that people read
    bool links = false;   ///< likewise: places and rules can be clicked on
};

/// Where a command reads and writes, and how; the program's own streams, or a test's.
struct Console {
    std::ostream& out;
    std::ostream& err;
    std::istream& in;
    Screen on_out = {};
    Screen on_err = {};
    int width = 100;               ///< columns of the terminal
    std::string color = "auto";    ///< as `--color` says it
    bool verbose = false;          ///< report on `err` what is done, and when
    Progress* progress = nullptr;  ///< shows what long work is at; none where nobody looks
    std::string subject = {};      ///< the file that the command is about, as it was named
    std::string step = {};         ///< what is being done
};

/// Exit codes of every command.
enum Exit : int {
    kClean = 0,
    kFindings = 1,  ///< findings at or above --fail-on, rows refused, an organisation that cannot be built
    kUsage = 2,     ///< wrong usage, or an input that cannot be read
    kFailure = 3    ///< orgplan itself failed: writing, rendering
};

/// Says what is being done from now on: shown as progress, and written on `err` with the time where the console is
/// verbose.
void log_step(Console& console, const std::string& step);

/// Writes a file whole or not at all: beside it, then renamed over it. Returns why not, or an empty text. `-` is `out`.
std::string write_whole(Console& console, const std::string& path, const std::string& bytes);

/// What a stream holds, of a longer one `most` bytes. Returns why it cannot be read, or an empty text.
std::string read_stream(Console& console, std::string& bytes, std::size_t most);

/// What went wrong with standard output, where it has failed.
std::string output_fault();

/// The folder of a file, where it does not exist; else empty.
std::string missing_folder(const std::string& path);

/// Writes a new file whole or not at all. Returns why not: `file_exists` where there is anything of that name, which is
/// never changed.
std::error_code write_new(const std::string& path, const std::string& bytes);

}  // namespace orgplan::cli
