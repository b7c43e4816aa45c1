#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "graph/index/movements.h"
#include "tests/language/resolved.h"
#include "tests/mutator.h"

namespace orgplan::testing {
using namespace graph;
using namespace language;
using namespace report;
using namespace text;
namespace {

constexpr int kDays = 120;  // after the first stage

std::string day_text(Random& random) {
    return date_text(*parse_date("2027-01-31") + 1 + static_cast<int>(random.below(kDays)));
}

/// Units that move within each other, seats of all kinds, and freezes of some of them.
struct Frozen {
    explicit Frozen(std::uint64_t seed) {
        Random random(seed);
        spec =
            "orgplan: 1\ncompany: {manager: ceo}\n"
            "stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-03-15}, {id: c, date: 2027-05-31}]\n"
            "positions: [{id: ceo, role: ceo, holder: Zoe}]\nunits:\n";
        const std::size_t units = 2 + random.below(4);
        for (std::size_t u = 0; u < units; ++u) {
            spec += fmt::format("  - id: u{}\n", u);
            if (u > 0 && random.below(2) == 0) spec += fmt::format("    within: u{}\n", random.below(u));
            if (u > 0 && random.below(3) == 0) {
                spec += fmt::format("    changes: {{{}: {{within: {}}}}}\n", day_text(random),
                                    random.below(2) == 0 ? "~" : fmt::format("u{}", random.below(u)));
            }
            spec += "    positions:\n";
            for (std::size_t p = 0, lines = 1 + random.below(4); p < lines; ++p) seat(random, u, p, units);
        }
        freezes = "hiring:\n  freeze:\n";
        for (std::size_t f = 0, count = 1 + random.below(5); f < count; ++f) {
            const Tick opens = *parse_date(day_text(random));
            freezes += fmt::format("    - {{opens: {}, closes: {}", date_text(opens),
                                   date_text(opens + 1 + static_cast<int>(random.below(40))));
            if (random.below(2) == 0) freezes += fmt::format(", for: u{}", random.below(units));
            if (random.below(4) == 0) freezes += ", backfills: false";
            freezes += random.below(6) == 0 ? "}\n" : ", then: wait}\n";
        }
    }

    void seat(Random& random, std::size_t u, std::size_t p, std::size_t units) {
        spec += fmt::format("      - {{id: s{}x{}, role: backend-developer", u, p);
        if (random.below(4) == 0) {
            spec += fmt::format(", count: {{a: {}, {}: {}, {}: {}}}}}\n", random.below(3), day_text(random),
                                3 + random.below(2), day_text(random), random.below(3));
            return;
        }
        if (random.below(3) != 0) spec += fmt::format(", opens: {}", day_text(random));
        if (random.below(5) == 0) spec += fmt::format(", holder: N{}x{}", u, p);
        if (random.below(6) == 0) spec += ", holder: vacant";
        if (random.below(6) == 0) spec += ", employment: contractor";
        if (random.below(6) == 0) spec += ", employment: intern";
        if (random.below(6) == 0) spec += ", status: offered";
        if (random.below(2) == 0) {
            const Tick leaves = *parse_date(day_text(random));
            spec += fmt::format(", leaves: {}", date_text(leaves));
            if (random.below(4) != 0)
                spec += fmt::format(", backfill: {}", date_text(leaves + static_cast<int>(random.below(30))));
        }
        if (random.below(2) == 0) {
            const std::string keys[] = {fmt::format("holder: M{}x{}", u, p),
                                        "holder: vacant",
                                        "holder: ~",
                                        "employment: contractor",
                                        "level: senior",
                                        "role: tech-lead"};
            spec += fmt::format(", changes: {{{}: {{{}}}, {}: {{unit: u{}}}}}", day_text(random), keys[random.below(6)],
                                day_text(random), random.below(units));
        }
        if (random.below(4) == 0) spec += fmt::format(", closes: {}", day_text(random));
        spec += "}\n";
    }

    std::string spec;
    std::string freezes;
};

bool exists(const Position& seat, Tick day) {
    return seat.opens <= day && day < seat.closes;
}

bool sits(const Position& seat, Tick day) {
    return exists(seat, day) && seat.at(day).occupancy != Occupancy::vacant;
}

/// Until when a start on a day is held back; that day itself where it is not.
Tick held_until(const Organisation& org, const Position& seat, Tick day, bool backfill,
                const std::vector<Freeze>& freezes) {
    Tick until = day;
    for (const Freeze& freeze : freezes) {
        if (!freeze.waits || day < freeze.opens || day >= freeze.closes) continue;
        if (backfill && !freeze.backfills) continue;
        UnitId unit = seat.at(day).home;
        for (std::size_t steps = 0; given(unit) && unit != freeze.unit && steps < 100; ++steps) {
            unit = org[unit].at(day).within;
        }
        if (given(freeze.unit) && unit != freeze.unit) continue;
        until = std::max(until, freeze.closes);
    }
    return until;
}

/// Who would sit in a seat on each day, told from the seat without freezes, one day after the other.
std::vector<bool> filled(const Organisation& org, const Position& seat, const std::vector<Freeze>& freezes, Tick first,
                         Tick last) {
    std::vector<bool> days;
    bool waits = false, backfill = false, held_before = false, offer_used = false;
    Tick release;
    for (Tick day = first; day < last; ++day) {
        const bool there = sits(seat, day);
        const PositionState& state = seat.at(day);
        const bool unnamed = there && state.occupancy == Occupancy::unnamed;
        const bool succeeds = there && state.successor && state.from == day;
        const bool starts = there && (succeeds || !(day > first ? sits(seat, day - 1) : seat.opens == kBeforeAll));
        if (starts) {
            backfill = held_before || succeeds;
            const bool offered = seat.status == Requisition::offered && !offer_used && day > org.today;
            offer_used = offer_used || offered;
            waits = unnamed && !offered && !is_external(state);
            release = day;
        }
        held_before = held_before || there;
        waits = waits && unnamed;
        if (waits && day >= release) {
            release = held_until(org, seat, day, backfill, freezes);
            waits = release > day;
        }
        days.push_back(there && !waits);
    }
    return days;
}

TEST(Waiting, IsWhatADayByDayComputationSays) {
    std::size_t specs = 0, put_off = 0, backfills = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Frozen text(seed);
        const Resolved before(text.spec), after(text.spec + text.freezes);
        const Organisation& free = before.spec->organisation;
        const Organisation& frozen = after.spec->organisation;
        ASSERT_EQ(free.positions.size(), frozen.positions.size());
        // A freeze adds no fault but its own.
        std::vector<std::string> found = after.found();
        std::erase_if(found, [](const std::string& each) { return each.find("never-starts") != std::string::npos; });
        EXPECT_EQ(found, before.found()) << text.spec << text.freezes;
        ++specs;
        const Tick first = free.stages.front().at - 40, last = free.stages.back().at + 200;
        std::vector<std::size_t> waits(free.positions.size());
        for (const Wait& wait : frozen.hiring.waits) {
            ++waits[index(wait.seat)];
            ++put_off;
            backfills += wait.backfill;
        }
        for (std::size_t i = 0; i < free.positions.size(); ++i) {
            const Position& planned = free.positions[i];
            const Position& seat = frozen.positions[i];
            const std::vector<bool> expected = filled(free, planned, frozen.hiring.freezes, first, last);
            bool as_planned = true, leading = planned.opens != kBeforeAll;
            for (Tick day = first; day < last; ++day) {
                const bool there = expected[static_cast<std::size_t>(day - first)];
                ASSERT_EQ(sits(seat, day), there) << seat.id << " on " << date_text(day) << "\n"
                                                  << text.spec << text.freezes << after.shown();
                as_planned = as_planned && there == sits(planned, day);
                if (exists(planned, day)) leading = leading && sits(planned, day) && !there;
                ASSERT_EQ(exists(seat, day), exists(planned, day) && !leading)
                    << seat.id << date_text(day) << text.spec << text.freezes;
                if (!exists(seat, day)) continue;
                const PositionState &now = seat.at(day), &then = planned.at(day);
                ASSERT_TRUE(now.role == then.role && now.home == then.home && now.level == then.level &&
                            now.employment == then.employment)
                    << seat.id << date_text(day);
                if (there) {
                    ASSERT_EQ(now.holders.size(), then.holders.size());
                }
            }
            EXPECT_EQ(as_planned, waits[i] == 0) << seat.id << "\n" << text.spec << text.freezes;
            EXPECT_EQ(seat.stages, [&] {
                StageSet stages;
                for (std::size_t s = 0; s < frozen.stages.size(); ++s) {
                    if (exists(seat, frozen.stages[s].at)) stages.add(id_at<StageId>(s));
                }
                return stages;
            }());
        }
        if (HasFailure()) return;
    }
    EXPECT_EQ(specs, 300u);
    EXPECT_GT(put_off, 300u);
    EXPECT_GT(backfills, 40u);
}

}  // namespace
}  // namespace orgplan::testing
