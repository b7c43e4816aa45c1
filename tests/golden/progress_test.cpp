#include "planner/cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <ostream>
#include <sstream>
#include <thread>

namespace orgplan::cli {
namespace {

using namespace std::chrono_literals;

TEST(Progress, ShowsNothingOfShortWork) {
    std::ostringstream screen;
    {
        Progress progress([&](const std::string& text) { screen << text; }, 1h, 1h);
        progress.step("reading acme.yaml");
        progress.clear();
    }
    EXPECT_EQ(screen.str(), "");
}

TEST(Progress, ClearsItsLineBeforeOtherOutput) {
    std::atomic<bool> shown = false;
    std::ostringstream screen;
    {
        Progress progress(
            [&](const std::string& text) {
                screen << text;
                if (text.find("reading acme.yaml (") != text.npos) shown = true;
            },
            0ms, 1ms);
        progress.step("reading acme.yaml");
        while (!shown) std::this_thread::yield();
        std::stringbuf behind;
        ClearsProgress buffer(behind, progress);
        std::ostream out(&buffer);
        out << "the report\n" << std::flush;
        EXPECT_EQ(behind.str(), "the report\n");
    }
    // Whatever was shown last was taken away.
    EXPECT_THAT(screen.str(), testing::EndsWith("\r\033[K"));
    EXPECT_THAT(screen.str(), testing::HasSubstr("\r\033[Korgplan: reading acme.yaml (0 s)"));
}

}  // namespace
}  // namespace orgplan::cli
