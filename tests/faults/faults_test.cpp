#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

#include "tests/faults/injected.h"

// The table of faults: a command, what is broken, and what has to come of it: an exit code, one line that names the
// cause and the file, and every other file as it was.

namespace orgplan::testing {
namespace {

using ::testing::HasSubstr;
using Words = std::vector<std::string>;

constexpr auto kToday = "2027-01-15";

Words words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

struct Row {
    const char* command;
    Fault fault;
    int exit_code;
    std::string line;                    ///< what standard error says; empty: nothing
    std::vector<std::string> made = {};  ///< files that are there afterwards
    const char* today = kToday;          ///< null: the command takes no such option
};

Ended run(const Row& row, const Inputs& inputs) {
    Words words = words_of(row.command);
    if (row.today != nullptr) words.insert(words.end(), {"--today", row.today});
    return run_with(row.fault, inputs.folder(), words);
}

// One line, or several of which each is whole; a fault of its own is named by its row.
void expect_row(const Row& row, const Inputs& inputs) {
    SCOPED_TRACE(row.command);
    const auto before = inputs.all();
    const Ended ended = run(row, inputs);
    EXPECT_TRUE(ended.in_time);
    EXPECT_EQ(ended.exit_code, row.exit_code) << ended.text();
    EXPECT_EQ(ended.err, row.line.empty() ? "" : "orgplan: " + row.line + "\n") << ended.text();
    auto after = inputs.all();
    for (const std::string& made : row.made) {
        EXPECT_EQ(after.erase(made), 1u) << made;
        std::filesystem::remove(inputs.folder() / made);
    }
    EXPECT_EQ(after, before) << "something was changed, lost or left behind";
}

const char* const kPrint[] = {"check acme.yaml",
                              "show acme.yaml",
                              "stats acme.yaml",
                              "plan show acme.yaml",
                              "diff acme.yaml@a @b",
                              "compare acme.yaml later.yaml",
                              "draw acme.yaml -o - --stage a",
                              "init -"};
const char* const kPrintAlways[] = {"import csv staff.csv", "rules", "explain tech-lead", "schema", "help seats"};
/// `{}` is the file to write.
const char* const kWrite[] = {"draw acme.yaml -o {} --format pdf --force",
                              "plan show acme.yaml -o {} --format svg --force",
                              "plan show acme.yaml -o {} --format csv --force",
                              "diff acme.yaml@a @b -o {} --format svg --force",
                              "import csv staff.csv -o {} --force",
                              "init {}"};

std::string with(const char* command, const std::string& file) {
    return fmt::format(fmt::runtime(command), file);
}

class Faults : public ::testing::Test {
  protected:
    void expect(const std::string& command, Fault fault, int exit_code, const std::string& line,
                std::vector<std::string> made = {}, bool today = true) {
        expect_row({command.c_str(), std::move(fault), exit_code, line, std::move(made), today ? kToday : nullptr},
                   inputs_);
    }

    Inputs inputs_;
};

TEST_F(Faults, AFullDiskBehindStandardOutput) {
    const std::string line = "cannot write to standard output: No space left on device";
    for (const char* command : kPrint) expect(command, {.out = "/dev/full"}, 3, line);
    for (const char* command : kPrintAlways) {
        const bool today = std::string_view(command).starts_with("import");
        expect(command, {.out = "/dev/full"}, 3, line, {}, today);
    }
}

TEST_F(Faults, AFullDeviceToWriteTo) {
    for (const char* command : kWrite) {
        const bool init = std::string_view(command).starts_with("init");
        expect(with(command, "/dev/full"), {}, init ? 2 : 3,
               init ? "`/dev/full` exists and is not overwritten; name another file, as `orgplan init FILE`"
                    : "cannot write `/dev/full`: No space left on device");
    }
}

TEST_F(Faults, AFullDisk) {
    // A disk of this process alone, which is gone with it.
    const std::filesystem::path full = inputs_.folder() / "full";
    std::filesystem::create_directory(full);
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", full.c_str(), "tmpfs", 0, "size=4k") != 0) {
        GTEST_SKIP() << "a file system can be mounted by root alone";
    }
    inputs_.write("full/filler", std::string(4096, 'x'));
    for (const char* command : kWrite) {
        expect(with(command, "full/out.x"), {}, 3, "cannot write `full/out.x`: No space left on device");
    }
    ::umount(full.c_str());
}

TEST_F(Faults, ALimitOfTheSizeOfFiles) {
    for (const char* command : kWrite) {
        expect(with(command, "out.x"), {.limits = {{RLIMIT_FSIZE, 64}}}, 3, "cannot write `out.x`: File too large");
    }
    inputs_.write("report", "");
    Fault redirected{.out = (inputs_.folder() / "report").string(), .limits = {{RLIMIT_FSIZE, 0}}};
    expect("check acme.yaml", redirected, 3, "cannot write to standard output: File too large");
}

TEST_F(Faults, AFolderThatIsNotThere) {
    for (const char* command : kWrite) {
        const int exit_code = std::string_view(command).starts_with("init") ? 2 : 3;
        expect(with(command, "no/out.x"), {}, exit_code, "cannot write `no/out.x`: there is no folder `no`");
    }
}

TEST_F(Faults, AFolderInPlaceOfAFile) {
    for (const char* command : kWrite) {
        const bool init = std::string_view(command).starts_with("init");
        expect(with(command, "empty"), {}, 2,
               init ? "`empty` is a folder; name a file in it, as `orgplan init empty/orgplan.yaml`"
                    : "`empty` is a folder; name a file in it");
    }
}

TEST_F(Faults, AFolderThatNobodyMayWriteTo) {
    std::filesystem::permissions(inputs_.folder() / "empty", std::filesystem::perms(0555));
    const Fault as_nobody{.nobody = ::geteuid() == 0};
    if (run_with(as_nobody, inputs_.folder(), {"--version"}).exit_code != 0) {
        GTEST_SKIP() << "the program cannot be started as another user here";
    }
    for (const char* command : kWrite) {
        expect(with(command, "empty/out.x"), as_nobody, 3, "cannot write `empty/out.x`: Permission denied");
    }
}

TEST_F(Faults, AReaderThatWentAway) {
    for (const char* command : kPrint) {
        SCOPED_TRACE(command);
        Words words = words_of(command);
        words.insert(words.end(), {"--today", kToday});
        const auto before = inputs_.all();
        const Ended ended = run_with({.closed_pipe = true}, inputs_.folder(), words);
        EXPECT_EQ(ended.signal, SIGPIPE) << ended.text();
        EXPECT_EQ(inputs_.all(), before);
    }
}

TEST_F(Faults, APipeADeviceOrAFolderAsInput) {
    const std::string pipe =
        "cannot read `pipe.yaml`: it is a named pipe, which may never end; write - and `< pipe.yaml`";
    const std::string device = "cannot read `/dev/zero`: it is not a file, and has more than 128 MiB";
    const std::string folder = "no YAML file in `empty` begins with `orgplan:`";
    for (const char* command :
         {"check {}", "show {}", "stats {}", "plan show {}", "diff {} acme.yaml", "draw {} -o out.svg"}) {
        expect(with(command, "pipe.yaml"), {}, 2, pipe);
        expect(with(command, "empty"), {}, 2, folder);
    }
    expect("check /dev/zero", {}, 2, device);
    expect("draw /dev/zero -o out.svg", {}, 2, device);
    expect("check -", {.in = "/dev/zero"}, 2, "standard input has more than 128 MiB; name a file");
    expect("check -", {.in = "/"}, 2, "cannot read standard input: it is a folder");
    for (const char* command :
         {"check acme.yaml --policy {}", "check acme.yaml --with {}", "import csv {} -o out.yaml"}) {
        expect(with(command, "pipe.yaml"), {}, 2, pipe);
        expect(with(command, "empty"), {}, 2, "cannot read `empty`: it is a folder");
    }
    expect("import csv /dev/zero", {}, 2, device);
    // What a shell gives as `<(command)`.
    const Ended piped = run_with({}, inputs_.folder(), {"check", "/dev/fd/0", "--today", kToday});
    EXPECT_EQ(piped.exit_code, 1) << "an empty text: " << piped.text();
}

TEST_F(Faults, NoFont) {
    inputs_.write("none.conf", "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>\n");
    const Fault no_font{.environment = {{"FONTCONFIG_FILE", (inputs_.folder() / "none.conf").string()}}};
    const std::string line = "no font is installed, so no chart can be drawn; install the package fonts-liberation";
    for (const char* format : {"svg", "pdf", "png", "dot"}) {
        expect(fmt::format("draw acme.yaml --format {} -o out.x", format), no_font, 3, line);
    }
    expect("plan show acme.yaml -o out.svg", no_font, 3, line);
    expect("diff acme.yaml@a @b -o out.svg", no_font, 3, line);
    expect("plan show acme.yaml -o out.csv", no_font, 0, "", {"out.csv"});
}

TEST_F(Faults, AFontWithoutTheLettersOfAName) {
    const char* const fonts = "/usr/share/fonts/truetype/liberation";
    if (!std::filesystem::exists(fonts)) GTEST_SKIP() << "the package fonts-liberation is not here";
    inputs_.write("few.conf", fmt::format("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                                          "<fontconfig><dir>{}</dir></fontconfig>\n",
                                          fonts));
    inputs_.write("kim.yaml",
                  "orgplan: 1\ncompany: {name: A, manager: ceo}\npositions: [{id: ceo, role: ceo, holder: 김수현}]\n");
    const Fault few{.environment = {{"FONTCONFIG_FILE", (inputs_.folder() / "few.conf").string()}}};
    const std::string line =
        "no installed font has the letters 김 수 현, drawn as empty boxes; install the package fonts-noto-cjk";
    for (const char* format : {"svg", "pdf", "png"}) {
        expect(fmt::format("draw kim.yaml --format {} -o out.x", format), few, 0, line, {"out.x"});
    }
}

TEST_F(Faults, NoPluginsOfGraphviz) {
    const Fault none{.environment = {{"GVBINDIR", (inputs_.folder() / "empty").string()}}};
    const auto line = [](const char* plugin) {
        return fmt::format("Graphviz has no plugin for `{}`; install the package graphviz, then run `dot -c` as root",
                           plugin);
    };
    for (const char* format : {"svg", "pdf", "png"}) {
        expect(fmt::format("draw acme.yaml --format {} -o out.x", format), none, 3, line("nop2"));
    }
    expect("draw acme.yaml --layout dot -o out.svg", none, 3, "dot: " + line("dot"));
    expect("plan show acme.yaml -o out.svg", none, 3, line("nop2"));
    expect("diff acme.yaml@a @b -o out.svg", none, 3, line("nop2"));
}

TEST_F(Faults, APluginOfGraphvizThatDoesNotLoad) {
    const std::filesystem::path installed = "/usr/lib/" ORGPLAN_ARCHITECTURE "/graphviz";
    if (!std::filesystem::exists(installed / "config6a")) GTEST_SKIP() << "Graphviz is installed elsewhere";
    std::filesystem::create_directory(inputs_.folder() / "plugins");
    for (const auto& entry : std::filesystem::directory_iterator(installed)) {
        const std::string name = entry.path().filename();
        const auto copy = inputs_.folder() / "plugins" / name;
        if (name == "config6a") std::filesystem::copy_file(entry.path(), copy);
        if (name.find(".so") != std::string::npos) std::ofstream(copy) << "damaged\n";
    }
    const Fault damaged{.environment = {{"GVBINDIR", (inputs_.folder() / "plugins").string()}}};
    const Ended ended = run_with(damaged, inputs_.folder(), words_of("draw acme.yaml -o out.svg"));
    EXPECT_EQ(ended.exit_code, 3) << ended.text();
    EXPECT_THAT(ended.err, ::testing::MatchesRegex("orgplan: Graphviz cannot load a plugin: .*neato_layout.so.6: .*; "
                                                   "reinstall the package graphviz\n"));
}

// Somebody goes on writing while it is read.
TEST_F(Faults, AnInputThatChanges) {
    const std::string text = "orgplan: 1\n" + std::string(std::size_t{8} << 20, '#') + "\n";
    for (const char* command : {"check grows.yaml", "draw grows.yaml -o out.svg", "import csv grows.yaml"}) {
        SCOPED_TRACE(command);
        inputs_.write("grows.yaml", text);
        std::atomic<bool> ended = false;
        std::thread writer([&] {
            std::ofstream more(inputs_.folder() / "grows.yaml", std::ios::app);
            while (!ended) more << "# more\n" << std::flush;
        });
        const Ended seen = run_with({}, inputs_.folder(), words_of(command));
        ended = true;
        writer.join();
        EXPECT_EQ(seen.exit_code, 2) << seen.text();
        EXPECT_EQ(seen.err, "orgplan: cannot read `grows.yaml`: it changed while it was read; try again\n");
    }
}

TEST_F(Faults, NoSocketIsOpened) {
    const Fault closed{.no_socket = true};
    if (run_with(closed, inputs_.folder(), {"--version"}).exit_code == kNotMade) {
        GTEST_SKIP() << "system calls cannot be filtered here";
    }
    for (const char* command : kPrint) {
        Words words = words_of(command);
        words.insert(words.end(), {"--today", kToday});
        const Ended ended = run_with(closed, inputs_.folder(), words);
        EXPECT_EQ(ended.exit_code, 0) << command << "\n" << ended.text();
    }
    for (const char* format : {"pdf", "png", "svg"}) {
        const Ended ended =
            run_with(closed, inputs_.folder(), {"draw", "acme.yaml", "--stage", "a", "--format", format});
        EXPECT_EQ(ended.exit_code, 0) << format << "\n" << ended.text();
    }
}

struct Broken {
    const char* file;
    const char* finding;
    const char* refusal;  ///< as an export
};

const Broken kBroken[] = {
    {"wide.yaml", "wide.yaml:1:1: error: the file is UTF-16LE, not UTF-8 [not-utf-8]",
     "no column is clearly the id: name it with --id; the columns are `orgplan: 1`"},
    {"latin.yaml", "latin.yaml:2:19: error: byte 0xFC is not UTF-8, and 1 more like it [not-utf-8]", nullptr},
    {"zero.yaml", "zero.yaml:2:19: error: control character U+0000, and 1 more like it [control-character]", nullptr},
    {"binary.yaml", "binary.yaml:1:1: error: the file is a ZIP archive, such as a workbook of a spreadsheet [not-text]",
     "it is a ZIP archive, such as a workbook of a spreadsheet; make CSV of it: xlsx2csv binary.yaml | orgplan import "
     "csv "
     "-"},
};

// As a spec, a base, a scenario, a policy and an export.
TEST_F(Faults, ATextThatIsNone) {
    inputs_.write("bom.yaml",
                  "\xEF\xBB\xBForgplan: 1\ncompany: {name: Acme, manager: ceo}\n"
                  "positions: [{id: ceo, role: ceo}]\n");
    EXPECT_EQ(run_with({}, inputs_.folder(), {"check", "bom.yaml"}).exit_code, 0);
    for (const Broken& broken : kBroken) {
        SCOPED_TRACE(broken.file);
        inputs_.write("based.yaml", fmt::format("orgplan: 1\nscenario: {{id: s, base: {}}}\n", broken.file));
        inputs_.write("ruled.yaml",
                      fmt::format("orgplan: 1\ncompany: {{name: A, manager: ceo}}\npositions: [{{id: ceo, role: "
                                  "ceo}}]\nrules: {{policy: {}}}\n",
                                  broken.file));
        const std::string file = broken.file;
        for (const Words& command : {Words{"check", file},
                                     {"check", "based.yaml"},
                                     {"check", "ruled.yaml"},
                                     {"check", "acme.yaml", "--policy", file},
                                     {"show", file},
                                     {"draw", file, "-o", "out.svg"},
                                     {"stats", file},
                                     {"plan", "show", file},
                                     {"diff", file, "acme.yaml"},
                                     {"compare", "acme.yaml", file}}) {
            SCOPED_TRACE(::testing::PrintToString(command));
            const Ended ended = run_with({}, inputs_.folder(), command);
            EXPECT_EQ(ended.exit_code, 1) << ended.text();
            const std::string all = ended.out + ended.err;
            EXPECT_THAT(all, HasSubstr(std::string(broken.finding) + "\n"));
            std::size_t errors = 0;
            for (std::size_t at = 0; (at = all.find(": error: ", at)) != all.npos; ++at) ++errors;
            EXPECT_EQ(errors, 1u) << all;
        }
        if (broken.refusal != nullptr) {
            expect(fmt::format("import csv {}", broken.file), {}, 2, fmt::format("{}: {}", file, broken.refusal));
        }
    }
}

}  // namespace
}  // namespace orgplan::testing
