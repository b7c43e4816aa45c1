#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <streambuf>
#include <string>
#include <thread>

namespace orgplan::cli {

/// Shows on one line of a terminal what long work is at, once the command has run for a while. The line is taken away
/// before anything else is written, and when the work ends; it never breaks into a line that is not yet ended.
class Progress {
  public:
    using Write =
        std::function<void(const std::string&)>;  ///< to the terminal, at once; called by one thread at a time

    using Columns = std::function<std::size_t()>;  ///< of the terminal, which may change

    /// Nothing is shown before `after` is over; from then on the line is written anew every `every`.
    Progress(Write write, Columns columns, std::chrono::milliseconds after, std::chrono::milliseconds every);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// What is being done from now on, such as `reading acme.yaml`.
    void step(const std::string& what);
    /// Writes elsewhere, where it may show on the same terminal; the line is away meanwhile.
    std::streamsize write(std::streambuf& elsewhere, const char* text, std::streamsize count);
    int flush(std::streambuf& elsewhere);

  private:
    void run();
    void clear();
    std::string line() const;

    Write write_;
    Columns columns_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
    std::chrono::milliseconds after_;
    std::chrono::milliseconds every_;
    std::mutex mutex_;
    std::condition_variable ended_;
    std::string step_;
    bool shown_ = false;
    bool inside_line_ = false;  // of what was written elsewhere
    bool ending_ = false;
    std::thread thread_;  // last: it uses all of the above
};

/// A stream's buffer that passes everything on while the line is away.
class ClearsProgress : public std::streambuf {
  public:
    ClearsProgress(std::streambuf& behind, Progress& progress) : behind_(behind), progress_(progress) {}

  protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    int sync() override;

  private:
    std::streambuf& behind_;
    Progress& progress_;
};

}  // namespace orgplan::cli
