#include "planner/cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <ostream>
#include <streambuf>
#include <string>
#include <thread>

#include "planner/report/columns.h"

namespace orgplan::cli {
namespace {

using namespace std::chrono_literals;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kClear = "\r\033[K";

/// A terminal on which the line of progress and a stream show.
class Screen : public std::streambuf {
  public:
    explicit Screen(std::size_t columns = 80) : columns_(columns) {}

    Progress::Write write() {
        return [this](const std::string& text) {
            shown_ += text;
            ++ticks;
        };
    }
    Progress::Columns columns() {
        return [this] { return columns_.load(); };
    }
    /// To be asked when the progress has ended.
    const std::string& shown() const { return shown_; }
    void wait_for_ticks(int more) const {
        for (const int until = ticks + more; ticks < until;) std::this_thread::yield();
    }

    std::atomic<int> ticks = 0;

  protected:
    int_type overflow(int_type c) override {
        shown_ += traits_type::to_char_type(c);
        return c;
    }
    std::streamsize xsputn(const char* text, std::streamsize count) override {
        // Time for others to come in between.
        std::this_thread::sleep_for(1us);
        shown_.append(text, static_cast<std::size_t>(count));
        return count;
    }

  private:
    std::atomic<std::size_t> columns_;
    std::string shown_;
};

TEST(Progress, ShowsNothingOfShortWork) {
    Screen screen;
    {
        Progress progress(screen.write(), screen.columns(), 1h, 1h);
        progress.step("reading acme.yaml");
        ClearsProgress buffer(screen, progress);
        std::ostream(&buffer) << "the report\n" << std::flush;
    }
    EXPECT_EQ(screen.shown(), "the report\n");
}

TEST(Progress, ClearsItsLineBeforeOtherOutput) {
    Screen screen;
    {
        Progress progress(screen.write(), screen.columns(), 0ms, 0ms);
        progress.step("reading acme.yaml");
        screen.wait_for_ticks(2);
        ClearsProgress buffer(screen, progress);
        std::ostream out(&buffer);
        for (int i = 0; i < 2'000; ++i) {
            out << "the report\n";
            if (i % 100 == 0) screen.wait_for_ticks(1);
        }
        screen.wait_for_ticks(1);
    }
    // Whatever was shown last was taken away.
    EXPECT_THAT(screen.shown(), EndsWith(kClear));
    EXPECT_THAT(screen.shown(), HasSubstr("\r\033[Korgplan: reading acme.yaml (0 s)"));
    EXPECT_THAT(screen.shown(), Not(HasSubstr("s)the")));
}

TEST(Progress, DoesNotBreakIntoALine) {
    Screen screen;
    {
        Progress progress(screen.write(), screen.columns(), 0ms, 0ms);
        progress.step("reading acme.yaml");
        ClearsProgress buffer(screen, progress);
        std::ostream out(&buffer);
        for (int i = 0; i < 200; ++i) {
            screen.wait_for_ticks(1);
            out << "the ";
            std::this_thread::sleep_for(20us);
            out.put('r') << "eport" << std::flush;
            std::this_thread::sleep_for(20us);
            out.put('\n');
        }
    }
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = screen.shown().find("the report\n", at)) != std::string::npos; ++at) ++lines;
    EXPECT_EQ(lines, 200u);
}

TEST(Progress, FitsIntoTheTerminal) {
    for (const std::size_t columns : {0u, 1u, 5u, 20u, 40u, 200u}) {
        Screen screen(columns);
        {
            Progress progress(screen.write(), screen.columns(), 0ms, 1ms);
            progress.step("reading \u7D44\u7E54/\033[2J/" + std::string(100, 'x') + ".yaml");
            screen.wait_for_ticks(2);
        }
        const std::string& shown = screen.shown();
        ASSERT_TRUE(shown.starts_with(kClear));
        const std::string line = shown.substr(kClear.size(), shown.find('\r', 1) - kClear.size());
        EXPECT_LT(report::columns_of(line), std::max<std::size_t>(columns, 2)) << line;
        EXPECT_THAT(line, Not(HasSubstr("\033")));
        if (columns >= 20) {
            EXPECT_THAT(line, EndsWith(" (0 s)"));
        }
        EXPECT_EQ(line.find(".yaml") != std::string::npos, columns == 200) << line;
    }
}

}  // namespace
}  // namespace orgplan::cli
