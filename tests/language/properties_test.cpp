#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "planner/report/json_report.h"
#include "planner/report/text_report.h"
#include "planner/text/catalogue.h"
#include "tests/effort.h"
#include "tests/language/cases.h"
#include "tests/language/resolved.h"
#include "tests/mutator.h"

namespace orgplan::testing {
using namespace language;
using namespace report;
using namespace text;
namespace {

/// Every text of the cases, and the specs of the text layer.
std::vector<std::string> texts() {
    std::vector<std::string> found;
    for (const std::string& file : case_files()) {
        for (const SpecCase& each : cases_of(file)) found.push_back(each.text);
    }
    std::set<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(ORGPLAN_SOURCE_DIR "/tests/text/specs")) {
        paths.insert(entry.path());
    }
    for (const auto& path : paths) {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        found.push_back(text.str());
    }
    return found;
}

void expect_sound(const Resolved& resolved) {
    const Spec& spec = *resolved.spec;
    const std::size_t size = spec.sources[0].text.size();
    const auto lies_in_file = [&](Place place) {
        return place.file == 0 && place.begin <= place.end && place.end <= size;
    };
    for (const Finding& finding : spec.findings.all()) {
        ASSERT_NE(find_in_catalogue(finding.rule), nullptr) << finding.rule;
        ASSERT_TRUE(lies_in_file(finding.where)) << finding.rule << ": " << finding.message;
        for (const Note& note : finding.notes) ASSERT_TRUE(lies_in_file(note.where)) << finding.rule;
        ASSERT_EQ(finding.stages & spec.organisation.all_stages(), finding.stages);
    }
    const auto& all = spec.findings.all();
    for (std::size_t i = 1; i < all.size(); ++i) {
        ASSERT_LE(std::tie(all[i - 1].where, all[i - 1].rule, all[i - 1].message),
                  std::tie(all[i].where, all[i].rule, all[i].message));
    }
}

TEST(Specs, FindingsAreSortedStandInTheirFileAndComeAgain) {
    for (const std::string& text : texts()) {
        const Resolved once(text), again(text);
        expect_sound(once);
        EXPECT_EQ(once.found(), again.found()) << text;
        EXPECT_EQ(once.shown(), again.shown()) << text;
        if (HasFailure()) FAIL() << text;
    }
}

TEST(Specs, MutantsAreReadWholeWithoutACrash) {
    const std::vector<std::string> originals = texts();
    const std::size_t wanted = tries(5'000);
    std::size_t resolved_some = 0;
    for (std::size_t i = 0; i < wanted; ++i) {
        const std::string text = Mutator(i + 7).mutate(originals[i % originals.size()]);
        const Resolved resolved(text);
        expect_sound(resolved);
        const Spec& spec = *resolved.spec;
        resolved_some += spec.organisation.positions.empty() ? 0 : 1;
        for (const Finding& finding : spec.findings.all()) {
            const bool at_a_stage = !finding.stages.empty() || finding.between.empty();
            const bool stops =
                finding.severity == Severity::error && at_a_stage && finding.rule != "holder-over-full-week";
            EXPECT_FALSE(spec.sound && stops) << finding.rule;
        }
        if (spec.organisation.positions.size() < 10'000) resolved.shown();
        const std::string report = text_report(spec.findings, spec.sources, spec.organisation, {true, 80});
        EXPECT_EQ(report.empty(), spec.findings.empty());
        json_report(spec.findings, spec.sources, spec.organisation, {});
        if (HasFailure()) FAIL() << "mutant " << i << ":\n" << text;
    }
    EXPECT_GT(resolved_some, wanted / 6) << "the mutator breaks too much";
}

/// A random spec out of units that know nothing of each other.
struct RandomSpec {
    explicit RandomSpec(std::uint64_t seed) {
        Random random(seed);
        for (std::size_t u = 0, units = 2 + random.below(5); u < units; ++u) {
            std::string unit = fmt::format("  - id: u{}\n", u);
            if (random.below(2) == 0) unit += fmt::format("    manager: m{}\n", u);
            if (random.below(3) == 0) unit += "    opens: b\n";
            if (random.below(3) == 0) unit += fmt::format("    works_with: [ceo]\n    duties: {{planning: m{}}}\n", u);
            unit += fmt::format("    positions:\n      - {{id: m{}, role: engineering-manager}}\n", u);
            for (std::size_t p = 0, lines = random.below(4); p < lines; ++p) {
                const char* roles[] = {"backend-developer", "qa-engineer", "tech-lead"};
                unit += fmt::format("      - {{role: {}", roles[random.below(3)]);
                switch (random.below(5)) {
                    case 0:
                        unit += fmt::format(", count: {{b: {}, c: {}, d: {}}}", 1 + random.below(3),
                                            4 + random.below(2), 1 + random.below(3));
                        break;
                    case 1:
                        unit += fmt::format(", holder: N{}x{}", u, p);
                        break;
                    case 2:
                        unit += fmt::format(
                            ", holder: N{}x{}, opens: b, changes: {{d: {{level: senior}}}}, skills: [go]", u, p);
                        break;
                    case 3:
                        unit += ", opens: c, closes: d";
                        break;
                    default:
                        unit += fmt::format(", opens: {}, changes: {{d: {{role: scrum-master}}}}",
                                            std::string(1, static_cast<char>('b' + random.below(2))));
                }
                unit += "}\n";
            }
            units_.push_back(unit);
        }
    }

    std::string text() const {
        std::string all =
            "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: a}, {id: b}, {id: c}, {id: d}]\n"
            "positions: [{id: ceo, role: ceo}]\nunits:\n";
        for (const std::string& unit : units_) all += unit;
        return all;
    }

    std::vector<std::string> units_;
};

std::set<std::string> lines_of(const Resolved& resolved) {
    const Organisation& org = resolved.spec->organisation;
    std::set<std::string> lines;
    for (const Line& line : org.lines) {
        std::string text = fmt::format("{} {} {} {}", org[line.from].id, org[line.to].id, static_cast<int>(line.kind),
                                       static_cast<int>(line.reason));
        for (std::size_t s = 0; s < org.stages.size(); ++s) text += line.stages.has(id_at<StageId>(s)) ? '1' : '0';
        lines.insert(text);
    }
    return lines;
}

std::vector<std::string> ids_of(const Resolved& resolved) {
    std::vector<std::string> ids;
    for (const Position& seat : resolved.spec->organisation.positions) ids.emplace_back(seat.id);
    return ids;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

TEST(Specs, NamingAHolderAndMovingASeatChangeNoId) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const std::string text = RandomSpec(seed).text();
        const Resolved before(text);
        ASSERT_TRUE(before.spec->sound) << text << before.found().front();
        EXPECT_EQ(ids_of(before), ids_of(Resolved(replaced(text, "holder: N", "holder: Someone N")))) << text;
        EXPECT_EQ(ids_of(before), ids_of(Resolved(replaced(text, "{level: senior}", "{unit: u0, level: x}")))) << text;
    }
}

TEST(Specs, TheOrderOfIndependentUnitsChangesNoLine) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        RandomSpec spec(seed);
        const std::set<std::string> before = lines_of(Resolved(spec.text()));
        std::reverse(spec.units_.begin(), spec.units_.end());
        EXPECT_EQ(before, lines_of(Resolved(spec.text())));
        std::rotate(spec.units_.begin(), spec.units_.begin() + 1, spec.units_.end());
        EXPECT_EQ(before, lines_of(Resolved(spec.text())));
    }
}

/// The lines of `orgplan show` for one stage, without the stage's name.
std::string picture(const Resolved& resolved, std::size_t stage) {
    return show_text(resolved.spec->organisation, resolved.spec->sources, StageSet::only(id_at<StageId>(stage)));
}

TEST(Specs, AStageShowsWhatTheSpecUpToItShows) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const std::string text = RandomSpec(seed).text();
        // With dates, so that times beyond the last stage keep their meaning: `c` and `d` become days.
        std::string dated = replaced(text, "[{id: a}, {id: b}, {id: c}, {id: d}]",
                                     "[{id: a, date: 2027-01-31}, {id: b, date: 2027-02-28}, {id: c, date: "
                                     "2027-03-31}, {id: d, date: 2027-04-30}]");
        const Resolved whole(dated);
        ASSERT_TRUE(whole.spec->sound) << dated;
        std::string shorter = replaced(dated, ", {id: d, date: 2027-04-30}]", "]");
        for (const char* key : {"opens: ", "closes: ", "changes: {", ", "}) {
            shorter = replaced(shorter, fmt::format("{}d", key) + (key[0] == 'o' || key[0] == 'c' ? "" : ":"),
                               fmt::format("{}2027-04-30", key) + (key[0] == 'o' || key[0] == 'c' ? "" : ":"));
        }
        const Resolved reduced(shorter);
        ASSERT_TRUE(reduced.spec->sound) << shorter << reduced.found().front();
        for (std::size_t stage = 0; stage < 3; ++stage)
            EXPECT_EQ(picture(whole, stage), picture(reduced, stage)) << shorter;
    }
}

constexpr std::string_view kDates[] = {"2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"};

TEST(Specs, ADateShowsWhatAStageOfThatDateShows) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const std::string text = replaced(RandomSpec(seed).text(), "[{id: a}, {id: b}, {id: c}, {id: d}]",
                                          "[{id: a, date: 2027-01-31}, {id: b, date: 2027-02-28}, {id: c, date: "
                                          "2027-03-31}, {id: d, date: 2027-04-30}]");
        const std::string later = replaced(text, "opens: b", "opens: 2027-02-10");
        for (const char* day : {"2027-01-01", "2027-02-09", "2027-02-10", "2027-02-28", "2027-04-01", "2028-01-01"}) {
            ReadOptions options;
            options.at = parse_date(day);
            const Resolved asked(later, options);
            ASSERT_TRUE(asked.spec->day_stage.has_value()) << later;
            const Resolved plain(later);
            // The others are as they were.
            std::size_t other = 0;
            for (std::size_t s = 0; s < asked.spec->organisation.stages.size(); ++s) {
                if (asked.spec->organisation.stages[s].for_day) continue;
                EXPECT_EQ(picture(asked, s), picture(plain, other++)) << later << day;
            }
            EXPECT_EQ(other, 4u);
            // A stage of that date has the same picture, but for its name; before the first, since ever means more.
            std::size_t after = 0;
            while (after < 4 && kDates[after] < std::string_view(day)) ++after;
            if (after == 0 || after == 4 || kDates[after] == std::string_view(day)) continue;
            const std::string next = fmt::format("{{id: {}, date: {}}}", "abcd"[after], kDates[after]);
            const Resolved written(replaced(later, next, fmt::format("{{id: x, date: {}}}, {}", day, next)));
            EXPECT_EQ(picture(asked, index(*asked.spec->day_stage)),
                      replaced(picture(written, after), "  x 2027", "  2027"))
                << later << day;
        }
    }
}

}  // namespace
}  // namespace orgplan::testing
