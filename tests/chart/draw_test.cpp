#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "planner/api/page.h"
#include "tests/chart/drawing.h"
#include "tests/golden/program.h"

namespace orgplan {
using namespace cards;
using namespace language;
using namespace layout;
using namespace scene;
using namespace text;
namespace {

// A folder of its own for each test.
class Draw : public testing::Test {
  protected:
    Draw() : folder_(std::filesystem::temp_directory_path() / ("orgplan-draw-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        write("acme.yaml", kGrowing);
    }
    ~Draw() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

    Outcome draw(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "draw");
        arguments.insert(arguments.end(), {"--today", "2027-01-31"});
        return run_in(folder_, arguments);
    }

    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder_)) names.insert(entry.path().filename());
        names.erase("acme.yaml");
        return names;
    }

    std::filesystem::path folder_;
};

using Names = std::set<std::string>;

TEST_F(Draw, WritesAPictureForEachStageAndNamesThem) {
    const Outcome outcome = draw({"acme.yaml"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "acme-seed.svg\nacme-series-a.svg\nacme-series-b.svg\n");
    EXPECT_EQ(files(), (Names{"acme-seed.svg", "acme-series-a.svg", "acme-series-b.svg"}));
}

TEST_F(Draw, WritesOnePageOfAllStages) {
    if (const auto without = api::without_pages()) GTEST_SKIP() << without->message;
    for (const std::vector<std::string>& how :
         {std::vector<std::string>{"-o", "acme.html"}, {"--format", "html"}, {"-o", "acme", "--format", "html"}}) {
        std::vector<std::string> arguments{"acme.yaml"};
        arguments.insert(arguments.end(), how.begin(), how.end());
        const Outcome outcome = draw(arguments);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        EXPECT_EQ(outcome.out, "acme.html\n");
        EXPECT_EQ(files(), Names{"acme.html"});
    }
    EXPECT_TRUE(draw({"acme.yaml", "--format", "html", "-o", "-"}).out.starts_with("<!doctype html>"));
    write("notes.html", "not a page");
    const Outcome other = draw({"acme.yaml", "-o", "notes.html"});
    EXPECT_EQ(other.exit_code, 2);
    EXPECT_NE(other.err.find("`notes.html` exists and is not a page"), std::string::npos) << other.err;
    const Outcome paper = draw({"acme.yaml", "-o", "acme.html", "--page", "a1", "--tile", "a4"});
    EXPECT_EQ(paper.exit_code, 2);
    EXPECT_EQ(
        paper.err,
        "orgplan: --tile cuts paper: a page is printed over several sheets where it is too large; leave it out, or "
        "write pdf or svg\n");
}

TEST_F(Draw, NamesFilesAfterTheOutput) {
    const struct {
        std::vector<std::string> arguments;
        Names files;
    } cases[] = {
        {{"acme.yaml", "--stage", "seed"}, {"acme-seed.svg"}},
        {{"acme.yaml", "--stage", "seed", "-o", "x.svg"}, {"x.svg"}},
        {{"acme.yaml", "-o", "x.svg"}, {"x-seed.svg", "x-series-a.svg", "x-series-b.svg"}},
        {{"acme.yaml", "-o", "x.pdf"}, {"x.pdf"}},
        {{"acme.yaml", "--stage", "all", "--format", "pdf"}, {"acme.pdf"}},
        {{"acme.yaml", "--stage", "seed", "-o", "x.JPEG"}, {"x.JPEG"}},
        {{"acme.yaml", "--stage", "seed", "-o", "plain"}, {"plain.svg"}},
        {{"acme.yaml", "--stage", "series-b", "--layout", "dot", "-o", "x.svg"}, {"x.svg"}},
        {{"acme.yaml", "--stage", "seed", "--by", "team", "--depth", "1", "-o", "x.svg"}, {"x.svg"}},
        {{"acme.yaml", "--around", "pm"}, {"acme-series-b.svg"}},
        {{"acme.yaml", "--root", "pm"}, {"acme-series-b.svg"}},
        {{"acme.yaml", "--around", "open", "-o", "x.png"}, {"x-series-a.png", "x-series-b.png"}},
        {{"acme.yaml", "--around", "open", "-o", "x.pdf", "--layout", "dot", "--depth", "0"}, {"x.pdf"}},
    };
    for (const auto& [arguments, names] : cases) {
        const Outcome outcome = draw(arguments);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        EXPECT_EQ(files(), names);
        for (const std::string& name : names) std::filesystem::remove(folder_ / name);
    }
}

TEST_F(Draw, ASpecOfOneStageGivesOneFile) {
    write("one.yaml", "orgplan: 1\npositions: [{id: ceo, role: founder}]\n");
    const Outcome outcome = draw({"one.yaml"});
    EXPECT_EQ(outcome.out, "one.svg\n") << outcome.err;
}

TEST_F(Draw, WritesToStandardOutput) {
    EXPECT_TRUE(draw({"acme.yaml", "--stage", "seed", "-o", "-"}).out.starts_with("<?xml"));
    EXPECT_TRUE(draw({"acme.yaml", "--format", "pdf", "-o", "-"}).out.starts_with("%PDF"));
    const Outcome several = draw({"acme.yaml", "-o", "-"});
    EXPECT_EQ(several.exit_code, 2);
    EXPECT_EQ(several.err,
              "orgplan: standard output takes one chart, and there are 3; choose one with --stage, or --format pdf\n");
}

TEST_F(Draw, TellsWhatItDoesNotKnow) {
    const struct {
        std::vector<std::string> arguments;
        std::string says;
    } cases[] = {
        {{"--stage", "series-c"}, "did you mean `series-a`?"},
        {{"--root", "rosaa"}, "no seat has the id `rosaa`; did you mean `rosa`?"},
        {{"--unit", "plattform"}, "no unit has the id `plattform`; did you mean `platform`?"},
        {{"--format", "pgn"}, "`pgn` is not a chart format; did you mean `png`?"},
        {{"-o", "x.xlib"}, "`xlib` is not a chart format"},
        {{"--page", "a7"}, "`a7` is not a page size; the page sizes are a0 to a6"},
        {{"--root", "pm", "--stage", "seed"}, "nothing to draw: "},
        {{"--around", "rosaa"}, "no seat has the id `rosaa`; did you mean `rosa`?"},
        {{"--around", "pm", "--stage", "seed"}, "nothing to draw: `pm` does not exist at that stage"},
        {{"--around", "pm", "--root", "pm"}, "--root and --around cannot be given together"},
        {{"--unit", "core", "--around", "pm"}, "cannot be given together"},
    };
    for (const auto& [arguments, says] : cases) {
        std::vector<std::string> all{"acme.yaml"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const Outcome outcome = draw(all);
        EXPECT_EQ(outcome.exit_code, 2) << says;
        EXPECT_NE(outcome.err.find(says), std::string::npos) << outcome.err;
        EXPECT_EQ(files(), Names{});
    }
}

TEST_F(Draw, DrawsWhatItCanOfABrokenSpec) {
    write("broken.yaml", "orgplan: 1\npositions: [{id: ceo, role: fuonder}]\n");
    const Outcome outcome = draw({"broken.yaml"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.err.find("broken.yaml:2:29: error"), std::string::npos) << outcome.err;
    EXPECT_EQ(files(), (Names{"broken.svg", "broken.yaml"}));
}

TEST_F(Draw, SaysWhatIsWrongWhereNothingIsLeftToDraw) {
    write("empty.yaml", "");
    const Outcome outcome = draw({"empty.yaml"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.err.find("nothing to draw"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("[wrong-type]"), std::string::npos) << outcome.err;
    EXPECT_EQ(files(), Names{"empty.yaml"});
}

TEST_F(Draw, DrawsNothingOfATextThatCannotBeRead) {
    write("broken.yaml", "orgplan: 1\npositions: [{id: ceo, role: fuonder}\n");
    const Outcome outcome = draw({"broken.yaml"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.err.find("[yaml-syntax]"), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.err.find("[unknown-role]"), std::string::npos) << outcome.err;
    EXPECT_EQ(files(), Names{"broken.yaml"});
}

TEST_F(Draw, MarksWhatAScenarioChanges) {
    write("later.yaml", R"(orgplan: 1
scenario: {id: later, base: acme.yaml}
edit:
  seats: {noor: ~, open: {opens: series-b}, tom: {role: tech-lead}}
units:
  - {id: care, manager: cto, positions: [{id: help, role: customer-support-representative, opens: series-a}]}
)");
    const struct {
        std::vector<std::string> arguments;
        std::string says;
    } cases[] = {
        {{"later.yaml", "--stage", "seed"}, "compared with its base: 1 changed, 1 removed"},
        {{"later.yaml", "--stage", "series-a"},
         "compared with its base: 1 added, 1 changed, 1 removed, 1 opening later"},
        {{"later.yaml", "--at", "2028-02-01"},
         "compared with its base: 1 added, 1 changed, 1 removed, 1 opening later"},
        {{"acme.yaml", "--with", "later.yaml", "--stage", "series-a"},
         "1 added, 1 changed, 1 removed, 1 opening later"},
        {{"later.yaml", "--stage", "series-b", "--root", "cto"}, "1 added, 2 changed"},
        {{"later.yaml", "--stage", "series-b", "--around", "open"}, "around Backend Developer"},
        {{"later.yaml", "--stage", "series-b", "--around", "open", "--by", "team"}, "around Backend Developer"},
        {{"later.yaml", "--stage", "series-a", "--by", "team"}, "1 added, 1 changed, 1 removed, 1 opening later"},
    };
    for (const auto& [arguments, says] : cases) {
        std::vector<std::string> all = arguments;
        all.insert(all.end(), {"-o", "-"});
        const Outcome outcome = draw(all);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        const std::string svg = entities_read(outcome.out);
        EXPECT_NE(svg.find(says), std::string::npos) << says;
        EXPECT_NE(svg.find("changed by the scenario"), std::string::npos) << says;
    }
    const Outcome plain = draw({"acme.yaml", "--stage", "series-a", "-o", "-"});
    EXPECT_EQ(plain.out.find("base"), std::string::npos) << "a spec that is no scenario has no base";
}

TEST_F(Draw, WritesADiffAsOnePicture) {
    write("plan-b.yaml", std::string(kGrowing).replace(std::string(kGrowing).find("Rosa Diaz"), 9, "Rosa Dias"));
    const struct {
        std::vector<std::string> arguments;
        Names files;
    } cases[] = {
        {{"acme.yaml@seed", "@series-a", "-o", "x.svg"}, {"x.svg"}},
        {{"acme.yaml@seed", "plan-b.yaml", "-o", "x.PNG", "--page", "16:9"}, {"x.PNG"}},
        {{"acme.yaml", "plan-b.yaml", "-o", "x.svg"}, {"x-seed.svg", "x-series-a.svg", "x-series-b.svg"}},
        {{"acme.yaml", "plan-b.yaml", "-o", "x.pdf"}, {"x.pdf"}},
        {{"acme.yaml", "plan-b.yaml", "-o", "plain", "--format", "eps"},
         {"plain-seed.eps", "plain-series-a.eps", "plain-series-b.eps"}},
    };
    for (const auto& [arguments, names] : cases) {
        std::vector<std::string> all = arguments;
        all.insert(all.begin(), "diff");
        all.insert(all.end(), {"--today", "2027-01-31"});
        const Outcome outcome = run_in(folder_, all);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        Names written = files();
        written.erase("plan-b.yaml");
        EXPECT_EQ(written, names);
        std::string told;
        for (const std::string& name : names) told += name + '\n';
        EXPECT_EQ(outcome.out, told) << "what is written is told, and nothing else";
        for (const std::string& name : names) std::filesystem::remove(folder_ / name);
    }
    const Outcome drawn = run_in(folder_, {"diff", "acme.yaml@seed", "@series-a", "-o", "-", "--exit-code"});
    EXPECT_EQ(drawn.exit_code, 1) << drawn.err;
    const std::string svg = entities_read(drawn.out);
    EXPECT_NE(svg.find("acme.yaml@seed \u2192 @series-a"), std::string::npos);
    EXPECT_NE(svg.find("1 seat added, 1 promoted"), std::string::npos);
}

TEST_F(Draw, FailsWhereItCannotWrite) {
    const Outcome outcome = draw({"acme.yaml", "--stage", "seed", "-o", "no/such/folder/x.svg"});
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_NE(outcome.err.find("cannot write"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace orgplan
