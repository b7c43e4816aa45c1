#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "planner/diff/diff.h"
#include "tests/diff/all_facts.h"
#include "tests/diff/standing_lines.h"
#include "tests/rules/random_organisation.h"

// The diff of two organisations, applied to the first, gives the second.

namespace orgplan {
using namespace diff;
using namespace graph;
using namespace rules;
using namespace text;
namespace {

/// What the first becomes. Each value that a fact takes away must have been there.
Told applied(const Told& first, const Diff& diff, StageId pair) {
    std::map<std::string, std::string> renamed;
    for (const Change& change : diff.changes) {
        if (change.was.empty() || !(change.stages.has(pair) || change.thing == Thing::stage)) continue;
        renamed[change.was] = change.id;
    }
    const auto now = [&](const std::string& id) { return renamed.contains(id) ? renamed.at(id) : id; };
    Told told;
    for (const auto& [thing, facts] : first) {
        Facts& into = told[{thing.first, now(thing.second)}];
        for (const auto& [key, values] : facts) {
            const auto& [aspect, name] = key;
            std::set<std::string>& kept = into[{aspect, aspect == Aspect::run_rate ? now(name) : name}];
            for (const std::string& value : values) kept.insert(refers(aspect) ? now(value) : value);
        }
    }
    for (const Change& change : diff.changes) {
        if (!change.stages.has(pair)) continue;
        const std::pair<Thing, std::string> thing{change.thing, change.id};
        EXPECT_EQ(told.contains(thing), change.presence != Presence::added) << change.id;
        Facts& facts = told[thing];
        for (const Fact& fact : change.facts) {
            if (!fact.stages.has(pair)) continue;
            std::set<std::string>& values = facts[{fact.aspect, fact.name}];
            EXPECT_TRUE(fact.from.empty() || values.erase(fact.from) == 1) << change.id << ": " << fact.from;
            EXPECT_TRUE(fact.to.empty() || values.insert(fact.to).second) << change.id << ": " << fact.to;
            if (values.empty()) facts.erase({fact.aspect, fact.name});
        }
        if (change.presence != Presence::removed) continue;
        EXPECT_TRUE(facts.empty()) << change.id << " had more than was told";
        told.erase(thing);
    }
    return told;
}

/// What random organisations do not have of themselves: names, aims, budgets, prices, and seats that come and go.
void furnish(Organisation& org, unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    const auto word = [&](const char* stem) { return org.texts->keep(stem + std::to_string(below(3))); };
    org.company.name = word("Company ");
    org.costs.given = true;
    org.costs.currency = "EUR";
    org.costs.bands.push_back({});
    org.costs.bands.back().yearly = kBand * 100;
    for (const Amount price : {72000, 84000}) org.costs.seats.push_back({{price, 0}, {1, 0}, "EUR", {}});
    for (Stage& stage : org.stages) {
        if (below(2) == 0) stage.name = word("Stage ");
        const auto range = [&] {
            Range made;
            if (below(3) > 0) made.low = below(3);
            if (!made.low || below(2) == 0) made.high = 3 + below(3);
            return made;
        };
        if (below(2) == 0) stage.headcount = range();
        if (below(4) == 0) stage.externals = range();
        if (below(4) == 0) stage.fte = range();
        if (below(2) == 0) stage.monthly_cost = MoneyRange{100 * below(3), 10000 + below(2), {}};
    }
    for (std::size_t b = 0; b < 4; ++b) {
        Budget budget;
        if (b > 0) budget.unit = id_at<UnitId>(random() % org.units.size());
        for (const char* period : {"2027", "2027-Q1"}) {
            if (below(2) == 0) budget.totals.push_back({period, Tick(0), Tick(1), 1000 + below(3), {}});
        }
        for (Tick at; at < Tick(6); ++at) {
            if (below(3) == 0) budget.run_rates.push_back({at, 2000 + below(3), {}});
        }
        org.budgets.push_back(std::move(budget));
    }
    // A spec's units never lie within themselves.
    for (std::size_t u = 0; u < org.units.size(); ++u) {
        for (UnitState& state : org.units[u].states) {
            if (given(state.within) && index(state.within) >= u) state.within = kNone<UnitId>;
        }
    }
    for (Product& product : org.products) {
        if (below(2) == 0) product.states.front().name = word("Product ");
    }
    for (Project& project : org.projects) {
        for (ProjectState& state : project.states) {
            if (below(2) == 0) state.name = word("Project ");
            if (state.budget && below(3) > 0) state.allowed = 500 + below(3);
        }
    }
    for (Position& seat : org.positions) {
        if (below(3) == 0) seat.opens = Tick(1 + below(2));
        if (below(3) == 0) seat.closes = Tick(2 + below(2));
        seat.stages = StageSet();
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const Tick at = org.stages[s].at;
            if (seat.opens <= at && at < seat.closes) seat.stages.add(id_at<StageId>(s));
        }
        for (PositionState& state : seat.states) {
            if (below(4) == 0) state.cost = static_cast<std::uint32_t>(1 + below(2));
        }
    }
    for (Link& link : org.links) {
        for (const LinkEnd end : {link.from, link.to}) {
            link.stages = link.stages & (given(end.seat) ? org[end.seat].stages : org[end.unit].stages);
        }
    }
}

Organisation furnished(unsigned seed, const Material& material) {
    Organisation org = random_organisation(seed, material);
    furnish(org, seed);
    return with_standing_lines(std::move(org));
}

/// What a month costs at a stage, of a unit with all below it, or of the company: seat by seat.
Amount run_rate(const Organisation& org, StageId stage, UnitId unit) {
    Amount sum = 0;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        if (!org[seat].stages.has(stage)) continue;
        const PositionState& state = org.at(seat, stage);
        if (state.occupancy == Occupancy::vacant) continue;
        UnitId home = state.home;
        while (given(unit) && given(home) && home != unit) home = org.at(home, stage).within;
        if (given(unit) && home != unit) continue;
        sum += (state.cost == 0 ? kBand : org.costs.seats[state.cost].price.mantissa) * 100 / 12;
    }
    return sum;
}

/// Some seats, units and stages get ids that no other organisation has, and say what they were called.
void rename(Organisation& org, unsigned seed) {
    for (std::size_t i = seed % 3; i < org.positions.size(); i += 3) {
        org.positions[i].previously = org.positions[i].id;
        org.positions[i].id = org.texts->keep("new-" + std::string(org.positions[i].id));
    }
    for (std::size_t i = seed % 2; i < org.units.size(); i += 2) {
        org.units[i].previously = org.units[i].id;
        org.units[i].id = org.texts->keep("new-" + std::string(org.units[i].id));
    }
    for (std::size_t i = seed / 2 % 2; i < org.stages.size(); i += 2) {
        org.stages[i].previously = org.stages[i].id;
        org.stages[i].id = org.texts->keep("new-" + std::string(org.stages[i].id));
    }
}

TEST(DiffProperty, AppliedToTheFirstGivesTheSecond) {
    const Material material = common_material();
    std::size_t stayed = 0, renames = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation before = furnished(2 * seed, material);
        Organisation after = furnished(2 * seed + 1, material);
        if (seed % 2 == 1) rename(after, seed);
        const Diff found = diff::diff(before, after, stage_by_stage(before, after));
        for (std::size_t p = 0; p < found.stages.size(); ++p) {
            const StagePair& pair = found.stages[p];
            if (!pair.compared()) continue;
            const Told first = all_facts(before, pair.before, true);
            const Told second = all_facts(after, pair.after, true);
            EXPECT_EQ(told_text(applied(first, found, id_at<StageId>(p))), told_text(second));
        }
        for (const Change& change : found.changes) {
            stayed += change.presence == Presence::stays;
            renames += !change.was.empty();
        }
    }
    EXPECT_GT(stayed, 1000u);
    EXPECT_GT(renames, 300u);
}

TEST(DiffProperty, TellsTheRunRateOfEachUnitThatDiffers) {
    const Material material = common_material();
    std::size_t by_cost_alone = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation before = furnished(2 * seed, material);
        Organisation after = furnished(2 * seed + 1, material);
        if (seed % 2 == 1) rename(after, seed);
        const Diff found = diff::diff(before, after, stage_by_stage(before, after));
        for (std::size_t p = 0; p < found.stages.size(); ++p) {
            const StagePair& pair = found.stages[p];
            if (!pair.compared()) continue;
            using Rates = std::pair<std::optional<Amount>, std::optional<Amount>>;
            const auto shown = [](const std::optional<costs::Exact>& amount) {
                return amount ? std::optional(amount->rounded()) : std::nullopt;
            };
            std::map<std::string, Rates> expected;
            expected[""] = {run_rate(before, pair.before, kNone<UnitId>), run_rate(after, pair.after, kNone<UnitId>)};
            std::map<std::string, std::string> now;
            for (std::size_t u = 0; u < after.units.size(); ++u) {
                const Unit& unit = after.units[u];
                if (!unit.stages.has(pair.after)) continue;
                now[std::string(unit.previously.empty() ? unit.id : unit.previously)] = unit.id;
                expected[std::string(unit.id)].second = run_rate(after, pair.after, id_at<UnitId>(u));
            }
            for (std::size_t u = 0; u < before.units.size(); ++u) {
                const std::string id(before.units[u].id);
                if (!before.units[u].stages.has(pair.before)) continue;
                expected[now.contains(id) ? now.at(id) : id].first = run_rate(before, pair.before, id_at<UnitId>(u));
            }
            for (const HeadsChange& each : found.heads) {
                if (each.pair != p) continue;
                EXPECT_EQ(Rates(shown(each.cost_before), shown(each.cost_after)), expected.at(each.unit)) << each.unit;
                by_cost_alone += each.before && each.after && each.before->heads == each.after->heads &&
                                 each.before->seats == each.after->seats && each.cost_before != each.cost_after;
                expected.erase(each.unit);
            }
            for (const auto& [unit, rates] : expected) EXPECT_EQ(rates.first, rates.second) << unit;
        }
    }
    EXPECT_GT(by_cost_alone, 20u);
}

TEST(DiffProperty, OfTheStagesOfOne) {
    const Material material = common_material();
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation org = furnished(seed, material);
        const StageId last = id_at<StageId>(org.stages.size() - 1);
        const Diff found = diff::diff(org, org, {{StageId{}, last, "all"}});
        EXPECT_EQ(told_text(applied(all_facts(org, StageId{}), found, StageId{})), told_text(all_facts(org, last)));
    }
}

TEST(DiffProperty, OfAThingWithItselfIsEmpty) {
    const Material material = common_material();
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Organisation before = furnished(seed, material);
        const Organisation after = furnished(seed, material);
        EXPECT_TRUE(diff::diff(before, before, stage_by_stage(before, before)).empty()) << seed;
        const Diff found = diff::diff(before, after, stage_by_stage(before, after));
        EXPECT_TRUE(found.empty()) << seed;
        for (const HeadsChange& each : found.heads) EXPECT_FALSE(each.differs());
    }
}

}  // namespace
}  // namespace orgplan
