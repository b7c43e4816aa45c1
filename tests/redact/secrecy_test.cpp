#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/ci/repository.h"
#include "tests/redact/searched.h"

// Secrets planted wherever a spec can hold them, looked for byte by byte in all that any command writes.

namespace orgplan {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto kSpec = R"(orgplan: 1
# Zdenka decides about Wolfram's pay
company: {name: Acme, manager: zdenka, locations: {porto: {currency: EUR, load: 1.3137}}}
stages:
  - {id: now, date: 2027-01-31, monthly_cost: ..77313}
  - {id: later, date: 2027-12-31, headcount: 40}
people:
  - {id: wojtek, name: Wojciech Kowalczyk, away: [{opens: 2027-06, closes: 2027-09, why: fatherhood}]}
positions:
  - {id: zdenka, role: ceo, holder: Zdenka Hrabal, email: zhrabal@acme.example}
  - {id: cto, role: cto, holder: Wolfram Quist, reports_to: zdenka}
  - {id: mirko, role: administrative-assistant}
units:
  - id: core
    name: Team Wolfram
    kind: team
    manager: cto
    positions:
      - {id: wolfram-quist-dev, role: backend-developer, title: Grandmaster Developer, level: grandmaster,
         holder: wojtek, cost: {yearly: 91733}}
      - {id: yrsa, role: backend-developer, holder: Yrsa Thorvald, employment: contractor, reports_to: zdenko,
         cost: {daily: 61387, days: 2}}
      - {role: backend-developer, count: 3}  # orgplan: ignore[unfamiliar-word] -- Zdenka said so at Yrsa's wedding
      - {role: qa-engineer, holdr: Yrsa Thorvald}
  - id: quist-lab
    kind: team
    manager: zdenka
    positions: [{id: thorvald, role: data-scientist, holder: Yrsa Thorvald, level: grandmaster}]
costs: {currency: EUR, yearly: {default: 58931}, bands: [{level: grandmaster, yearly: 97531}]}
budgets: [{for: company, total: {2027: 123457}, run_rate: {2027-01: 45679}}]
rules:
  ignore: [{rule: team-too-small, at: quist-lab, why: Wojtek asked for peace}]
  define:
    - {id: yrsa-likes-it, for: company, require: {count: {role: data-engineer, at_least: 99}}, message: Zdenka wants 99, why: ask Wolfram}
)";

// The same a little later, with other people and other pay.
std::string later_spec() {
    std::string text = kSpec;
    const auto put = [&](const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
    };
    put("holder: Wolfram Quist", "holder: Xanthe Ravn");
    put("yearly: 91733", "yearly: 93337");
    put("role: administrative-assistant", "role: administrative-assistant, holder: Wolfram Quist");
    put("total: {2027: 123457}", "total: {2027: 133331}");
    put("why: fatherhood", "why: sorrow");
    put("level: grandmaster, yearly", "level: initiate, yearly");
    put("  - {role: qa", "  - {id: xanthe, role: tech-lead, employment: intern}\n      - {role: qa");
    put("peace", "quietude");
    return text;
}

// A scenario of somebody, with a wish that nobody has granted.
constexpr auto kPlan = R"(orgplan: 1
scenario: {id: yrsas-wish, name: The wish of Yrsa, base: quist-before.yaml, why: Zdenka promised}
positions: [{id: xanthe, role: data-scientist, holder: Xanthe Ravn, level: grandmaster, opens: 2027-05, cost: {yearly: 93337}}]
edit:
  seats: {yrsa: {holder: Xanthe Ravn}}
  stages: {later: {needs: {seats: [{role: data-scientist, at_least: 9}, {employment: contractor, at_least: 8}]}}}
)";

// A spec that can be built, without what `kSpec` plants to break it.
std::string sound(std::string text) {
    const auto put = [&](const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
    };
    put(", holdr: Yrsa Thorvald", "");
    put(", reports_to: zdenko", "");
    return text;
}

const std::vector<std::string> kNames{"zdenka",     "zdenko",   "hrabal",    "wolfram",  "quist",
                                      "wojtek",     "wojciech", "kowalczyk", "mirko",    "yrsa",
                                      "thorvald",   "xanthe",   "ravn",      "holdr",    "wedding",
                                      "fatherhood", "sorrow",   "peace",     "quietude", "valhalla"};
const std::vector<std::string> kCost{"77313", "91733", "58931",  "97531", "123457",
                                     "45679", "93337", "133331", "61387", "1.3137"};
const std::vector<std::string> kReasons{"wedding", "fatherhood", "sorrow", "peace", "quietude"};
const std::vector<std::string> kLevels{"grandmaster", "initiate", "97531", "91733"};
const std::vector<std::string> kContracts{"contractor", "61387"};

struct Left {
    const char* what;
    const std::vector<std::string>& secrets;
};
const std::vector<Left> kLeft{
    {"names", kNames}, {"cost", kCost}, {"reasons", kReasons}, {"levels", kLevels}, {"employment", kContracts}};

class Secrecy : public InRepository {
  protected:
    void SetUp() override {
        InRepository::SetUp();
        if (IsSkipped()) return;
        for (const bool broken : {true, false}) {
            const std::string name = broken ? "valhalla/yrsa.yaml" : "valhalla/wolfram-sound.yaml";
            repository.write(name, broken ? kSpec : sound(kSpec));
        }
        repository.write("valhalla/zdenka-later.yaml", sound(later_spec()));
        repository.write("valhalla/quist-before.yaml", sound(kSpec));
        repository.run("baseline write valhalla/yrsa.yaml --baseline valhalla/yrsa.baseline --today 2027-01-15");
        repository.write("valhalla/yrsa-plan.yaml", kPlan);
        repository.commit("zdenka");
        repository.git("branch yrsa/wish");
        repository.write("valhalla/wolfram-sound.yaml", sound(later_spec()));
    }

    // Runs a command, and searches what it writes for what it is to leave out.
    void search(const std::string& words, const Left& left) const {
        const std::string command = fmt::format("{} --today 2027-01-15 --redact {}", words, left.what);
        const std::filesystem::path made = repository.folder() / "made";
        std::filesystem::create_directory(made);
        const Outcome seen = repository.run(command);
        EXPECT_LT(seen.exit_code, 2) << command << "\n" << seen.err;
        EXPECT_FALSE(seen.out.empty()) << command;
        EXPECT_THAT(found_in(seen.out + seen.err + written_in(made), left.secrets), IsEmpty()) << command;
        std::filesystem::remove_all(made);
    }

    void search(const std::string& words) const {
        for (const Left& left : kLeft) search(words, left);
    }
};

TEST_F(Secrecy, OfReports) {
    const std::string formats =
        " --format text --format concise=made/c --format json=made/j --format jsonl=made/l --format sarif=made/s"
        " --format junit=made/u --format github=made/h --format gitlab=made/g --format rdjson=made/r"
        " --format markdown=made/m --show-suppressed --explain-skipped --statistics";
    for (const char* const spec : {"valhalla/yrsa.yaml", "valhalla/wolfram-sound.yaml", "valhalla/zdenka-later.yaml"}) {
        search(fmt::format("check {}{}", spec, formats));
        search(fmt::format("check {}{} --baseline valhalla/yrsa.baseline", spec, formats));
        search(fmt::format("check {} --days all", spec));
    }
    search("check valhalla/wolfram-sound.yaml --since yrsa/wish" + formats);
}

// They may give amounts; why a line runs as it does gives none.
TEST_F(Secrecy, OfReasonsInOnesOwnWordsWithCost) {
    search("check valhalla/wolfram-sound.yaml --show-suppressed", {"cost", kReasons});
    const std::string show = "show valhalla/wolfram-sound.yaml --today 2027-01-15";
    EXPECT_THAT(repository.run(show + " --redact cost").out, HasSubstr("heads the company"));
    EXPECT_THAT(repository.run(show + " --redact reasons").out, testing::Not(HasSubstr("heads the company")));
}

TEST_F(Secrecy, OfTextsThatCannotBeRead) {
    for (const char* const text : {"orgplan: 1\npositions: [{id: yrsa, role: \"Yrsa Thorvald}\n",
                                   "orgplan: 1\nyrsa: [\n", "orgplan: 1\nYrsa Thorvald: 58931\n58931: grandmaster\n"}) {
        repository.write("valhalla/yrsa.yaml", text);
        for (const Left& left : kLeft) {
            for (const char* const command : {"check", "draw -o made.svg", "show"}) {
                const Outcome seen =
                    repository.run(fmt::format("{} valhalla/yrsa.yaml --redact {}", command, left.what));
                EXPECT_THAT(found_in(seen.out + seen.err, left.secrets), IsEmpty()) << command << "\n" << text;
            }
        }
    }
}

// What is served is named by its path, which may be a name.
TEST_F(Secrecy, OfWhatCannotBeServed) {
    const Outcome seen = repository.run("serve valhalla/yrsa-gone.yaml --redact names");
    EXPECT_EQ(seen.exit_code, 2);
    EXPECT_EQ(seen.err, "orgplan: the spec cannot be read; `orgplan serve` without `--redact` says why\n");
}

TEST_F(Secrecy, OfCharts) {
    for (const char* const spec : {"valhalla/yrsa.yaml", "valhalla/wolfram-sound.yaml"}) {
        for (const char* const format : {"svg", "pdf", "dot", "html"}) {
            search(fmt::format("draw {} -o made/x.{}", spec, format));
            search(fmt::format("draw {} -o made/x.{} --card name,title,unit,id,tags,fte", spec, format));
            if (std::string_view(format) == "pdf") search(fmt::format("draw {} -o made/x.pdf --figures", spec));
        }
        search(fmt::format("draw {} -o made/x.svg --by team", spec));
    }
    search("diff valhalla/quist-before.yaml valhalla/zdenka-later.yaml -o made/x.svg");
    search("diff valhalla/wolfram-sound.yaml@now @later -o made/x.pdf");
    search("compare valhalla/quist-before.yaml valhalla/zdenka-later.yaml -o made/x.svg");
    search("compare valhalla/quist-before.yaml valhalla/zdenka-later.yaml -o made/x.html");
    search("diff valhalla/quist-before.yaml valhalla/zdenka-later.yaml -o made/x.html");
    search("diff valhalla/wolfram-sound.yaml@now @later -o made/x.html");
    search("diff valhalla/wolfram-sound.yaml --since yrsa/wish -o made/x.html");
    for (const Left& left : kLeft) {
        const std::string what = left.what;
        if (what == "names" || what == "reasons") {
            search("draw valhalla/quist-before.yaml -o made/x.html --include costs", left);
        }
    }
}

TEST_F(Secrecy, OfDifferences) {
    for (const char* const format : {"text", "markdown", "json"}) {
        search(fmt::format("diff valhalla/quist-before.yaml valhalla/zdenka-later.yaml --format {}", format));
        search(fmt::format("diff valhalla/yrsa.yaml valhalla/zdenka-later.yaml --format {}", format));
        search(fmt::format("diff valhalla/wolfram-sound.yaml@now @later --format {}", format));
        search(fmt::format("diff valhalla/wolfram-sound.yaml --since yrsa/wish --format {}", format));
    }
}

TEST_F(Secrecy, OfOtherReports) {
    for (const char* const format : {"text", "markdown", "json"}) {
        search(fmt::format("stats valhalla/wolfram-sound.yaml --format {}", format));
        search(fmt::format("compare valhalla/quist-before.yaml valhalla/zdenka-later.yaml --format {}", format));
        search(fmt::format("plan show valhalla/quist-before.yaml --format {}", format));
    }
    for (const char* const format : {"csv", "markdown", "json"}) {
        search(fmt::format("show valhalla/zdenka-later.yaml --stage later --format {}", format));
    }
    for (const char* const spec : {"valhalla/yrsa.yaml", "valhalla/quist-before.yaml", "valhalla/zdenka-later.yaml"}) {
        search(fmt::format("show {}", spec));
    }
    for (const char* const table : {"months", "actions", "units"}) {
        search(fmt::format("plan show valhalla/zdenka-later.yaml --format csv --table {}", table));
    }
    for (const char* const format : {"text", "markdown", "json"}) {
        for (const Left& left : kLeft) {
            const std::string command = fmt::format("plan risk valhalla/yrsa-plan.yaml --format {} --draws 50", format);
            if (left.what != std::string_view("employment")) search(command, left);
        }
    }
    for (const char* const format : {"text", "json"}) {
        search(fmt::format("plan verify valhalla/yrsa-plan.yaml --format {}", format));
    }
    search("draw valhalla/yrsa-plan.yaml -o made/x.svg");
    search("check valhalla/yrsa-plan.yaml");
    search("plan show valhalla/quist-before.yaml -o made/x.svg");
    search("plan show valhalla/zdenka-later.yaml -o made/x.pdf");
}

TEST_F(Secrecy, KeysOfWhatIsLeftOutAreGone) {
    for (const char* const command :
         {"diff valhalla/quist-before.yaml valhalla/zdenka-later.yaml",
          "compare valhalla/quist-before.yaml valhalla/zdenka-later.yaml", "plan show valhalla/quist-before.yaml"}) {
        const std::string seen =
            repository.run(fmt::format("{} --format json --redact employment --today 2027-01-15", command)).out;
        EXPECT_THAT(
            found_in(seen, {"\"cost\":", "\"costs\":", "\"budget", "run_rate", "currency", "\"external", "volunteer"}),
            IsEmpty())
            << command;
    }
    const std::string csv =
        repository.run("plan show valhalla/quist-before.yaml --format csv --redact cost --today 2027-01-15").out;
    EXPECT_THAT(csv, testing::StartsWith("month,headcount,externals,vacant,headcount_before,starts"));
    EXPECT_THAT(repository.run("plan show valhalla/quist-before.yaml --format csv --table budgets --redact cost").err,
                HasSubstr("has costs alone, and `--redact` leaves them out"));
}

// The search finds all of this where nothing is left out.
TEST_F(Secrecy, IsNothingWithoutRedaction) {
    std::string all;
    for (const char* const command :
         {"check valhalla/yrsa.yaml", "check valhalla/wolfram-sound.yaml --since yrsa/wish --show-suppressed",
          "diff valhalla/quist-before.yaml valhalla/zdenka-later.yaml --format json", "show valhalla/zdenka-later.yaml",
          "show valhalla/quist-before.yaml", "plan show valhalla/quist-before.yaml"}) {
        const Outcome seen = repository.run(fmt::format("{} --today 2027-01-15", command));
        all += seen.out + seen.err;
    }
    for (const Left& left : kLeft) EXPECT_GE(2 * found_in(all, left.secrets).size(), left.secrets.size()) << left.what;
}

TEST_F(Secrecy, TitlesKeepTheirRolesWithoutLevels) {
    repository.write("acme.yaml", R"(orgplan: 1
company: {manager: ceo}
positions:
  - {id: ceo, role: ceo}
  - {role: tech-lead, title: Senior Tech Lead (platform), level: senior}
  - {id: eng, title: Principal Engineer}
)");
    const std::string seen = repository.run("show acme.yaml --redact levels --today 2027-01-15").out;
    EXPECT_THAT(seen, HasSubstr("Tech Lead (platform) [tech-lead]"));
    EXPECT_THAT(seen, testing::Not(testing::AnyOf(HasSubstr("enior"), HasSubstr("rincipal"))));
}

// Without findings, a comparison does not even count them.
TEST_F(Secrecy, OfFindings) {
    const std::string both = "valhalla/quist-before.yaml valhalla/zdenka-later.yaml --today 2027-01-15";
    EXPECT_THAT(repository.run("diff " + both).out, HasSubstr("budget-exceeded"));
    EXPECT_THAT(repository.run("diff " + both + " --redact findings").out, testing::Not(HasSubstr("budget-exceeded")));
    EXPECT_THAT(repository.run("compare " + both).out, HasSubstr("warnings"));
    EXPECT_THAT(repository.run("compare " + both + " --redact findings").out, testing::Not(HasSubstr("warnings")));
}

TEST_F(Secrecy, SaysWhatIsLeftOut) {
    const std::string spec = "valhalla/wolfram-sound.yaml --today 2027-01-15 --redact names,levels ";
    EXPECT_THAT(repository.run("check " + spec).out, HasSubstr("names, cost and levels are left out"));
    EXPECT_THAT(repository.run("check --format json " + spec).out, HasSubstr("\"left_out\": ["));
    EXPECT_THAT(repository.run("check --format sarif " + spec).out, HasSubstr("\"left_out\": ["));
    EXPECT_THAT(repository.run("draw -o - --stage now " + spec).out, HasSubstr("Names, cost and levels are left out"));
    const std::string both = "diff valhalla/quist-before.yaml valhalla/zdenka-later.yaml --redact names ";
    EXPECT_THAT(repository.run(both).out, HasSubstr("\nNames are left out.\n"));
    EXPECT_THAT(repository.run(both + "--format json").out, HasSubstr("\"left_out\": ["));
}

// Nothing that is left out decides whether a check fails, or what a baseline holds.
TEST_F(Secrecy, LeavesTheVerdictAlone) {
    for (const char* const rest : {"", " --baseline made.baseline", " --since yrsa/wish"}) {
        repository.run("baseline write valhalla/wolfram-sound.yaml --baseline made.baseline --today 2027-01-15");
        const std::string command =
            std::string("check valhalla/wolfram-sound.yaml --fail-on advice --today 2027-01-15") + rest;
        const int code = repository.run(command).exit_code;
        for (const Left& left : kLeft) {
            EXPECT_EQ(repository.run(fmt::format("{} --redact {}", command, left.what)).exit_code, code)
                << command << left.what;
        }
    }
}

TEST_F(Secrecy, OneTableForBothSides) {
    const std::string seen =
        repository.run("diff valhalla/quist-before.yaml valhalla/zdenka-later.yaml --redact names").out;
    // Wolfram, the second of the earlier text, makes way for somebody new.
    EXPECT_THAT(seen, HasSubstr("Person 5 in place of Person 3"));
}

TEST_F(Secrecy, RefusesWhatCannotBe) {
    const std::string spec = "valhalla/wolfram-sound.yaml ";
    const auto error = [&](const std::string& words) {
        const Outcome seen = repository.run(words);
        EXPECT_EQ(seen.exit_code, 2) << words;
        return seen.err;
    };
    EXPECT_EQ(error("check " + spec + "--redact nmaes"),
              "orgplan: nothing called `nmaes` can be left out; did you mean `names`? `--redact` takes names, cost, "
              "findings, reasons, levels, employment\n");
    EXPECT_EQ(
        error("draw " + spec + "--redact names,photos"),
        "orgplan: nothing called `photos` can be left out; `--redact` takes names, cost, findings, reasons, levels, "
        "employment\n");
    EXPECT_THAT(error("check " + spec + "--redact findings"), HasSubstr("a report of findings without `findings`"));
    EXPECT_THAT(error("draw " + spec + "--redact levels --color-by level"),
                HasSubstr("`--color-by level` would show what `--redact` leaves out"));
    EXPECT_THAT(error("draw " + spec + "--redact employment --where employment=contractor"),
                HasSubstr("`--where employment=` would show"));
    EXPECT_THAT(found_in(error("draw " + spec + "--redact names --root yrsx"), kNames), IsEmpty());
}

// What is typed is what the spec says.
TEST_F(Secrecy, TakesIdsAsTheSpecHasThem) {
    const Outcome seen =
        repository.run("draw valhalla/wolfram-sound.yaml --root wolfram-quist-dev --stage now --redact names -o -");
    EXPECT_EQ(seen.exit_code, 0) << seen.err;
}

TEST_F(Secrecy, OfTheConfiguration) {
    repository.write(".orgplan.yaml", "redact: [names, cost]\n");
    const Outcome seen = repository.run("check valhalla/wolfram-sound.yaml --today 2027-01-15");
    EXPECT_THAT(found_in(seen.out + seen.err, kNames), IsEmpty());
    EXPECT_THAT(seen.out, HasSubstr("names and cost are left out"));
    repository.write(".orgplan.yaml", "redact: [nmaes]\n");
    EXPECT_THAT(repository.run("check valhalla/wolfram-sound.yaml").err, HasSubstr("did you mean `names`?"));
}

}  // namespace
}  // namespace orgplan
