#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <sstream>

#include "tests/faults/injected.h"

// Nothing that is written replaces what was read, whatever it is called, nor a file of another kind.

namespace orgplan::testing {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

class Targets : public ::testing::Test {
  protected:
    Ended run(const std::string& command, const Fault& fault = {}) const {
        return run_with(fault, inputs_.folder(), words_of(command));
    }

    void expect_refused(const std::string& command, const std::string& line, const Fault& fault = {}) const {
        SCOPED_TRACE(command);
        const auto before = inputs_.all();
        const Ended ended = run(command, fault);
        EXPECT_EQ(ended.exit_code, 2) << ended.text();
        EXPECT_EQ(ended.err, "orgplan: " + line + "\n");
        EXPECT_EQ(ended.out, "");
        EXPECT_EQ(inputs_.all(), before);
    }

    Inputs inputs_;
};

TEST_F(Targets, AreNeverWhatWasRead) {
    fs::create_symlink("acme.yaml", inputs_.folder() / "link.svg");
    fs::create_hard_link(inputs_.folder() / "acme.yaml", inputs_.folder() / "hard.svg");
    fs::create_symlink("empty", inputs_.folder() / "door");
    const auto itself = [](const std::string& path) {
        return fmt::format("`{}` is read by this command and is not overwritten; name another file with -o", path);
    };
    const auto same = [](const std::string& path, const std::string& input) {
        return fmt::format(
            "`{}` is the same file as `{}`, which is read by this command and is not overwritten; name another file "
            "with -o",
            path, input);
    };
    for (const char* force : {"", " --force"}) {
        expect_refused(fmt::format("draw acme.yaml --stage a -o acme.yaml --format svg{}", force), itself("acme.yaml"));
        for (const char* path : {"link.svg", "hard.svg", "./acme.yaml", "empty/../acme.yaml", "door/../acme.yaml"}) {
            expect_refused(fmt::format("draw acme.yaml --stage a -o {} --format svg{}", path, force),
                           same(path, "acme.yaml"));
        }
        for (const char* command :
             {"plan show acme.yaml -o {} --format csv{}", "plan show acme.yaml -o {} --format svg{}",
              "diff acme.yaml@a @b -o {} --format pdf{}", "diff later.yaml acme.yaml --format pdf -o {}{}",
              "draw later.yaml --format pdf -o {}{}"}) {
            expect_refused(fmt::format(fmt::runtime(command), "link.svg", force), same("link.svg", "acme.yaml"));
        }
        // Policies are read by a plan and a diff, exports by an import.
        expect_refused(fmt::format("plan show acme.yaml -o policy.yaml --format json{}", force), itself("policy.yaml"));
        expect_refused(fmt::format("diff acme.yaml@a @b -o policy.yaml --format svg{}", force), itself("policy.yaml"));
        expect_refused(fmt::format("import csv staff.csv -o staff.csv{}", force), itself("staff.csv"));
        expect_refused(fmt::format("import csv - -o staff.csv{}", force),
                       "`staff.csv` is the same file as standard input, which is read by this command and is not "
                       "overwritten; name another file with -o",
                       {.in = "staff.csv"});
    }
    // A default name may be that of the spec, and one file of several.
    inputs_.write("chart.svg", inputs_.all().at("acme.yaml"));
    expect_refused("draw chart.svg --at 2027-01-31 -o chart.svg", itself("chart.svg"));
    inputs_.write("x-b.svg", inputs_.all().at("acme.yaml"));
    expect_refused("draw x-b.svg -o x.svg", itself("x-b.svg"));
}

TEST_F(Targets, AreFilesOfTheirKindUnlessForced) {
    struct Case {
        std::string command;
        std::string file;
        std::string is;
    };
    inputs_.write("page.html", "<html></html>\n");
    inputs_.write("zeros.md", std::string("a\0b", 3));
    const Case cases[] = {
        {"draw acme.yaml --stage a --format svg -o {}", "notes.txt", "is not an SVG"},
        {"draw acme.yaml --stage a --format svg -o {}", "page.html", "is not an SVG"},
        {"draw acme.yaml --format pdf -o {}", "notes.txt", "is not a PDF"},
        {"draw acme.yaml --stage a --format png -o {}", "staff.csv", "is not a PNG"},
        {"diff acme.yaml@a @b --format pdf -o {}", "notes.txt", "is not a PDF"},
        {"plan show acme.yaml --format csv -o {}", "wide.yaml", "is not text"},
        {"plan show acme.yaml --format markdown -o {}", "zeros.md", "is not text"},
        {"plan show acme.yaml --format json -o {}", "later.yaml", "is a spec"},
        {"plan show acme.yaml --format text -o {}", "later.yaml", "is a spec"},
        {"draw acme.yaml --stage a --format dot -o {}", "later.yaml", "is a spec"},
        {"import csv staff.csv -o {}", "notes.txt", "is not a spec"},
    };
    for (const Case& each : cases) {
        const std::string command = fmt::format(fmt::runtime(each.command), each.file);
        const std::string before = inputs_.all().at(each.file);
        expect_refused(command,
                       fmt::format("`{}` exists and {}, so it is not overwritten; name another file with -o, or "
                                   "replace it with --force",
                                   each.file, each.is));
        EXPECT_EQ(run(command + " --force").exit_code, 0) << command;
        EXPECT_NE(inputs_.all().at(each.file), before);
        // What is there now is of its kind.
        EXPECT_EQ(run(command).exit_code, 0) << command;
        inputs_.write(each.file, before);
    }
    // Text replaces text, and anything what is empty.
    EXPECT_EQ(run("plan show acme.yaml --format csv -o notes.txt").exit_code, 0);
    inputs_.write("new.pdf", "");
    EXPECT_EQ(run("draw acme.yaml -o new.pdf").exit_code, 0);
    EXPECT_THAT(inputs_.all().at("new.pdf"), ::testing::StartsWith("%PDF"));
}

TEST_F(Targets, HaveANameEach) {
    // A diff lays out each stage by itself: the second page of `a`, and the only one of `a-2`.
    std::string units;
    for (int i = 0; i < 60; ++i) {
        units += fmt::format("  - {{id: u{0}, opens: a, manager: m{0}, positions: [{{id: m{0}, title: Lead}}", i);
        for (int k = 0; k < 9; ++k) units += fmt::format(", {{title: Member {} of {}}}", k, i);
        units += "]}\n";
    }
    const auto spec = [&](const char* more) {
        return fmt::format(
            "orgplan: 1\ncompany: {{name: A, manager: ceo}}\nstages: [{{id: a-2}}, {{id: a}}]\npositions: [{{id: ceo, "
            "role: ceo}}{}]\nunits:\n{}",
            more, units);
    };
    inputs_.write("twins.yaml", spec(""));
    inputs_.write("more.yaml", spec(", {id: cto, role: cto}"));
    expect_refused("diff twins.yaml more.yaml -o x.svg",
                   "two of the files would be called `x-a-2.svg`, so nothing was written; choose one with @STAGE");
    EXPECT_EQ(run("diff twins.yaml@a more.yaml@a -o x.svg").exit_code, 0);
}

}  // namespace
}  // namespace orgplan::testing
