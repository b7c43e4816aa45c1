#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/index/org_graph.h"
#include "tests/generate/changing_text.h"
#include "tests/generate/organisation_text.h"
#include "tests/language/resolved.h"

// What the graph says of a day between the stages is what it says where that day is a stage, and an index that is moved
// on from day to day says what a fresh one does.

namespace orgplan::testing {
using namespace graph;
using namespace language;
namespace {

Tick first_day_of(const Organisation& org) {
    return org.stages.front().at;
}

std::unique_ptr<Spec> read_with(const std::string& text, std::vector<Tick> days) {
    ReadOptions options;
    options.today = *parse_date("2026-01-01");
    options.stdin_text = text;
    options.days = std::move(days);
    ReadResult result = read_spec("-", options);
    EXPECT_TRUE(result.spec && result.spec->built) << result.unreadable;
    return std::move(result.spec);
}

// Every line that a unit's manager explains, found once more by a walk up the units of its stage.
void expect_leads(const Organisation& org) {
    for (const Line& line : org.lines) {
        if (line.reason != LineReason::unit_manager && line.reason != LineReason::company) continue;
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            if (!line.stages.has(stage)) continue;
            UnitId unit = org.at(line.from, stage).home;
            PositionId lead = kNone<PositionId>;
            for (; given(unit) && !given(lead); unit = given(lead) ? unit : org.at(unit, stage).within) {
                const PositionId manager = org.at(unit, stage).manager;
                if (given(manager) && manager != line.from && org[manager].stages.has(stage)) lead = manager;
            }
            const PositionId to = line.reason == LineReason::company ? kNone<PositionId> : line.to;
            EXPECT_EQ(index(lead), index(to)) << org[line.from].id << " at " << org.stages[s].id;
        }
    }
}

using Ends = std::set<std::tuple<std::string, std::string, LineKind, LineReason>>;

Ends ends_of(const Organisation& org, const std::vector<const Line*>& lines) {
    Ends ends;
    for (const Line* line : lines) {
        EXPECT_TRUE(ends.emplace(org[line->from].id, org[line->to].id, line->kind, line->reason).second);
    }
    return ends;
}

std::set<std::tuple<std::string, std::string>> belongings_of(const Index& at) {
    std::set<std::tuple<std::string, std::string>> found;
    for (const PositionId seat : at.standing()) {
        for (const Index::Belonging& each : at.belongings(seat)) found.emplace(at.org[seat].id, at.org[each.unit].id);
    }
    return found;
}

void expect_same(const Index& one, const Index& other) {
    const Organisation& org = one.org;
    ASSERT_EQ(one.standing().size(), other.standing().size());
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        EXPECT_EQ(one.state(seat), other.state(seat));
        EXPECT_EQ(one.manager(seat), other.manager(seat));
        EXPECT_EQ(one.span(seat), other.span(seat));
        EXPECT_EQ(one.assistant(seat), other.assistant(seat));
        EXPECT_EQ(one.reports(seat).size(), other.reports(seat).size());
        EXPECT_TRUE(std::ranges::equal(one.dotted_to(seat), other.dotted_to(seat)));
        EXPECT_TRUE(std::ranges::equal(one.managed(seat), other.managed(seat)));
    }
    EXPECT_EQ(one.seats().order, other.seats().order);
    EXPECT_EQ(one.units().order, other.units().order);
    EXPECT_EQ(belongings_of(one), belongings_of(other));
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const UnitId unit = id_at<UnitId>(i);
        EXPECT_EQ(one.exists(unit), other.exists(unit));
        EXPECT_EQ(one.team_size(unit), other.team_size(unit));
        EXPECT_EQ(one.count(unit).heads, other.count(unit).heads);
        EXPECT_EQ(one.locations()[i], other.locations()[i]);
        EXPECT_EQ(one.sites(unit), other.sites(unit));
    }
    EXPECT_EQ(one.count().heads, other.count().heads);
}

void expect_days_are_stages(const std::string& text) {
    const std::unique_ptr<Spec> spec = read_with(text, {});
    ASSERT_TRUE(spec->organisation.follows_changes);
    const OrgGraph& graph = *spec->graph;
    std::vector<Tick> days;
    for (const Tick day : graph.days()) {
        if (day < first_day_of(spec->organisation)) continue;
        for (const Tick each : {day - 1, day}) {
            if (days.empty() || days.back() < each) days.push_back(each);
        }
    }
    Index moved(graph, days.front());
    for (const Tick day : days) {
        SCOPED_TRACE(date_text(day));
        moved.move_to(day);
        expect_same(moved, Index(graph, day));
        if (::testing::Test::HasFailure()) return;
    }
    // A spec has room for so many days at once.
    for (std::size_t begin = 0; begin < days.size(); begin += 60) {
        const std::vector<Tick> some(days.begin() + static_cast<std::ptrdiff_t>(begin),
                                     days.begin() + static_cast<std::ptrdiff_t>(std::min(days.size(), begin + 60)));
        const std::unique_ptr<Spec> pictured = read_with(text, some);
        expect_leads(pictured->organisation);
        for (const Tick day : some) {
            SCOPED_TRACE(date_text(day));
            const auto& stages = pictured->organisation.stages;
            const auto stage = std::ranges::find_if(stages, [&](const Stage& each) { return each.at == day; });
            if (stage == stages.end()) continue;
            const StageId id = id_at<StageId>(static_cast<std::size_t>(stage - stages.begin()));
            EXPECT_EQ(ends_of(spec->organisation, graph.lines_at(day)),
                      ends_of(pictured->organisation, pictured->graph->lines_at(id)));
            EXPECT_EQ(belongings_of(Index(graph, day)), belongings_of(*pictured->graph->at(id)));
            if (::testing::Test::HasFailure()) return;
        }
    }
    for (std::size_t s = 0; s < spec->organisation.stages.size(); ++s) {
        expect_same(*graph.at(id_at<StageId>(s)), Index(graph, spec->organisation.stages[s].at));
    }
}

TEST(Days, AreWhatTheyAreAsStages) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE(seed);
        const std::string text = changing_text(seed);
        expect_days_are_stages(text);
        if (HasFailure()) FAIL() << text;
    }
}

// Whatever is written on the day a unit closes, it, what is in it and who sits there are gone from then on.
TEST(Days, AfterAUnitClosesHaveNothingInIt) {
    std::size_t closed = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        const std::string text = changing_text(seed, {.closing = true});
        const std::unique_ptr<Spec> spec = read_with(text, {});
        // What moves into a unit that does not exist is reported, and stays there.
        const auto& found = spec->findings.all();
        if (std::ranges::any_of(found, [](const text::Finding& f) { return f.rule == "closes-after-unit"; })) continue;
        const Organisation& org = spec->organisation;
        for (const Unit& unit : org.units) {
            closed += unit.closes != kForever;
            for (const UnitState& state : unit.states) {
                const Tick end = std::min(unit.until(state), unit.closes);
                if (std::max(state.from, unit.opens) >= end || !given(state.within)) continue;
                EXPECT_LE(end, org[state.within].closes) << unit.id << '\n' << text;
            }
        }
        for (const Position& seat : org.positions) {
            for (const PositionState& state : seat.states) {
                const Tick end = std::min(seat.until(state), seat.closes);
                if (std::max(state.from, seat.opens) >= end || !given(state.home)) continue;
                EXPECT_LE(end, org[state.home].closes) << seat.id << '\n' << text;
            }
        }
        if (HasFailure()) return;
    }
    EXPECT_GT(closed, 100u);
}

TEST(Days, AreFollowedWithinBounds) {
    // A chapter that claims every developer changes its head daily; somebody's manager goes between the stages.
    std::string text = R"(orgplan: 1
company: {manager: ceo}
stages: [{id: a, date: 2027-01-01}, {id: b, date: 2030-01-01}]
positions:
  - {id: ceo, role: ceo}
  - {id: x, role: cto}
  - {id: y, role: cto}
  - {role: backend-developer, count: 3000}
  - {id: gone, role: qa-engineer, closes: 2028-06-01}
  - {id: left, role: qa-engineer, reports_to: gone}
units:
  - id: chapter
    manager: x
    line: solid
    members: [{role: backend-developer}]
    changes:
)";
    const Tick first = *parse_date("2027-01-01");
    for (int day = 1; day <= 1000; ++day) {
        text += fmt::format("      {}: {{manager: {}}}\n", date_text(first + day), day % 2 == 0 ? "x" : "y");
    }
    const std::unique_ptr<Spec> spec = read_with(text, {});
    EXPECT_FALSE(spec->organisation.follows_changes);
    EXPECT_LT(spec->organisation.line_times.size(), 20'000u);
    expect_leads(spec->organisation);
    Index moved(*spec->graph, first);
    for (const int day : {1, 300, 516, 517, 900}) {
        SCOPED_TRACE(day);
        moved.move_to(first + day);
        expect_same(moved, Index(*spec->graph, first + day));
    }
    EXPECT_EQ(spec->graph->at(StageId{1})->manager(id_at<PositionId>(3)), id_at<PositionId>(1));
}

TEST(Days, OfAGeneratedPlanAreWhatTheyAreAsStages) {
    for (std::uint32_t seed = 0; seed < 4; ++seed) {
        SCOPED_TRACE(seed);
        expect_days_are_stages(
            organisation_text({.seats = 120, .seed = seed, .months = 24, .costs = true, .hiring = true}));
        if (HasFailure()) return;
    }
}

}  // namespace
}  // namespace orgplan::testing
