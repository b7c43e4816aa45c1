#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/faults/injected.h"

// Memory that does not suffice, from as little as starts the program to enough.

namespace orgplan::testing {
namespace {

using Words = std::vector<std::string>;

std::string large_spec() {
    std::string text = "orgplan: 1\ncompany: {manager: ceo}\npositions: [{id: ceo, role: ceo}]\nunits:\n";
    for (int i = 0; i < 1000; ++i) {
        text += fmt::format(
            "  - {{id: u{0}, manager: m{0}, positions: [{{id: m{0}, title: Lead}}, {{role: backend-developer, count: "
            "6}}]}}\n",
            i);
    }
    return text;
}

TEST(Memory, ThatIsNotEnoughIsNamed) {
    if (is_sanitized()) GTEST_SKIP() << "the sanitizer needs more than any limit: ctest --preset released";
    const Inputs inputs;
    inputs.write("large.yaml", large_spec());
    const auto before = inputs.all();
    std::size_t failed = 0;
    for (const Words& command : {Words{"check", "large.yaml"},
                                 {"show", "large.yaml"},
                                 {"stats", "large.yaml"},
                                 {"diff", "large.yaml", "acme.yaml"},
                                 {"draw", "large.yaml", "-o", "out.pdf"}}) {
        SCOPED_TRACE(::testing::PrintToString(command));
        for (rlim_t limit = rlim_t{72} << 20; limit < rlim_t{4} << 30; limit += limit / 6) {
            const Ended ended = run_with({.limits = {{RLIMIT_AS, limit}}}, inputs.folder(), command);
            if (ended.exit_code == 127) continue;  // the libraries do not fit
            if (ended.exit_code != 3) break;
            ++failed;
            EXPECT_THAT(ended.err,
                        ::testing::ContainsRegex("orgplan: [^\n]*not enough memory[^\n]*`large.yaml`[^\n]*\n$"))
                << limit << "\n"
                << ended.text();
            EXPECT_EQ(inputs.all(), before);
        }
    }
    EXPECT_GT(failed, 3u);
}

}  // namespace
}  // namespace orgplan::testing
