#include "planner/plan/flows.h"

#include <gtest/gtest.h>

#include <set>

#include "graph/index/movements.h"
#include "planner/language/read.h"
#include "tests/plan/random_plan.h"

namespace orgplan::testing {
using namespace graph;
using namespace hiring;
using namespace language;
using namespace plan;
using namespace text;
namespace {

// H1 of the language, word by word.
std::size_t heads_on(const Organisation& org, Tick day) {
    std::size_t heads = 0;
    std::set<PersonId> people;
    for (const Position& seat : org.positions) {
        if (seat.opens > day || day >= seat.closes) continue;
        const PositionState& state = seat.at(day);
        if (state.employment != Employment::employee && state.employment != Employment::intern) continue;
        if (state.occupancy == Occupancy::unnamed) ++heads;
        for (const Holder& holder : state.holders) people.insert(holder.person);
    }
    return heads + people.size();
}

TEST(Flows, AddUpToTheHeadsOfEveryTime) {
    std::size_t seen[6] = {};
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation org = random_plan(seed);
        std::vector<Tick> bounds{kBeforeAll};
        for (const Stage& stage : org.stages) bounds.push_back(stage.at + 1);
        const std::vector<HeadFlow> flows = head_flows(org, bounds);
        ASSERT_EQ(flows.size(), org.stages.size());
        for (std::size_t s = 0; s < flows.size(); ++s) {
            const HeadFlow& flow = flows[s];
            EXPECT_EQ(flow.after, heads_on(org, org.stages[s].at));
            EXPECT_EQ(flow.before, s > 0 ? flows[s - 1].after : heads_on(org, kBeforeAll));
            const auto sum = static_cast<long>(flow.before + flow.starts + flow.backfills + flow.comebacks) -
                             static_cast<long>(flow.leaves + flow.removals) + flow.contracts;
            EXPECT_EQ(static_cast<long>(flow.after), sum);
            seen[0] += flow.starts, seen[1] += flow.backfills, seen[2] += flow.leaves, seen[3] += flow.removals;
            seen[4] += flow.contracts != 0, seen[5] += flow.comebacks;
        }
    }
    for (const std::size_t each : seen) EXPECT_GT(each, 100U);
}

// Where nobody is named and nobody external, each head is a seat, and the movements of seats are those of heads.
TEST(Flows, OfUnnamedEmployeesAreTheMovements) {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        SCOPED_TRACE(seed);
        Organisation org = random_plan(seed);
        for (Position& seat : org.positions) {
            // As the reader of specs has it: nothing changes before a seat opens.
            std::erase_if(seat.states, [&](const PositionState& state) {
                return state.from != kBeforeAll && state.from <= seat.opens;
            });
            for (PositionState& state : seat.states) {
                state.employment = Employment::employee;
                state.holders.clear();
                if (state.occupancy == Occupancy::named) state.occupancy = Occupancy::unnamed;
                state.successor = state.successor && state.occupancy != Occupancy::vacant;
            }
        }
        std::vector<Tick> bounds{kBeforeAll};
        for (const Stage& stage : org.stages) bounds.push_back(stage.at + 1);
        HeadFlow flow;
        for (const HeadFlow& each : head_flows(org, bounds)) {
            flow.starts += each.starts;
            flow.backfills += each.backfills;
            flow.leaves += each.leaves;
            flow.removals += each.removals;
        }
        HeadFlow told;
        for (const Movement& movement : movements_of(org)) {
            if (movement.at >= bounds.back()) continue;
            told.starts += movement.kind == MovementKind::start;
            told.backfills += movement.kind == MovementKind::backfill;
            told.leaves += movement.kind == MovementKind::leave;
            told.removals += movement.kind == MovementKind::removal;
        }
        EXPECT_EQ(flow.starts, told.starts);
        EXPECT_EQ(flow.backfills, told.backfills);
        EXPECT_EQ(flow.leaves, told.leaves);
        EXPECT_EQ(flow.removals, told.removals);
    }
}

struct Story {
    const char* name;
    const char* seats;
    HeadFlow flow;
};

class Told : public ::testing::TestWithParam<Story> {};

TEST_P(Told, ByHeads) {
    ReadOptions options;
    options.stdin_text = std::string(
                             "orgplan: 1\nstages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]\n"
                             "company: {manager: ceo}\npositions:\n  - {id: ceo, role: ceo, holder: vacant}\n") +
                         GetParam().seats;
    const std::unique_ptr<Spec> spec = read_spec("-", options).spec;
    ASSERT_FALSE(spec->findings.any(Severity::error)) << spec->findings.all().front().message;
    const Tick year[] = {*parse_date("2027-02-01"), *parse_date("2028-01-01")};
    const HeadFlow flow = head_flows(spec->organisation, year).front();
    const HeadFlow& wanted = GetParam().flow;
    EXPECT_EQ(flow.before, wanted.before);
    EXPECT_EQ(flow.starts, wanted.starts);
    EXPECT_EQ(flow.backfills, wanted.backfills);
    EXPECT_EQ(flow.leaves, wanted.leaves);
    EXPECT_EQ(flow.removals, wanted.removals);
    EXPECT_EQ(flow.contracts, wanted.contracts);
    EXPECT_EQ(flow.comebacks, wanted.comebacks);
    EXPECT_EQ(flow.after, wanted.after);
}

INSTANTIATE_TEST_SUITE_P(
    Flows, Told,
    ::testing::Values(
        Story{"Naming", "  - {id: a, role: recruiter, changes: {2027-05: {holder: Ada}}}\n", {1, 0, 0, 0, 0, 0, 1}},
        Story{"Transfer",
              "  - {id: a, role: recruiter, holder: Ada, changes: {2027-05: {holder: vacant}}}\n"
              "  - {id: b, role: recruiter, holder: Ada, opens: 2027-05}\n",
              {1, 0, 0, 0, 0, 0, 1}},
        Story{"SecondSeat",
              "  - {id: a, role: recruiter, holder: [{name: Ada, share: 0.5}]}\n"
              "  - {id: b, role: recruiter, holder: [{name: Ada, share: 0.5}], opens: 2027-05, closes: 2027-08}\n",
              {1, 0, 0, 0, 0, 0, 1}},
        Story{"Shared",
              "  - {id: a, role: recruiter, opens: 2027-05,"
              " holder: [{name: Ada, share: 0.5}, {name: Bo, share: 0.5}]}\n",
              {0, 2, 0, 0, 0, 0, 2}},
        Story{"Employed",
              "  - {id: a, role: recruiter, holder: Ada, employment: contractor,"
              " changes: {2027-05: {employment: employee}}}\n",
              {0, 0, 0, 0, 0, 1, 1}},
        Story{"Contracted",
              "  - {id: a, role: recruiter, holder: Ada, closes: 2027-05}\n"
              "  - {id: b, role: recruiter, holder: Ada, employment: contractor, opens: 2027-05}\n",
              {1, 0, 0, 0, 0, -1, 0}},
        Story{"Backfill", "  - {id: a, role: recruiter, leaves: 2027-05, backfill: 2027-07}\n", {1, 0, 1, 1, 0, 0, 1}},
        Story{"Successor",
              "  - {id: a, role: recruiter, holder: Ada, changes: {2027-05: {holder: Bo}}}\n",
              {1, 0, 1, 1, 0, 0, 1}},
        Story{"OnLeave",
              "  - {id: a, role: recruiter, holder: Ada, leaves: 2027-03, changes: {2027-08: {holder: Ada}}}\n",
              {1, 0, 0, 1, 0, 0, 1, 1}},
        Story{"Substitute",
              "  - {id: a, role: recruiter, holder: Ada, leaves: 2027-03, backfill: 2027-04,"
              " changes: {2027-08: {holder: Ada}}}\n",
              {1, 0, 1, 2, 0, 0, 1, 1}},
        Story{"Removal", "  - {id: a, role: recruiter, closes: 2027-05}\n", {1, 0, 0, 0, 1, 0, 0}},
        Story{"External",
              "  - {id: a, role: recruiter, employment: contractor, opens: 2027-05, closes: 2027-07}\n",
              {0, 0, 0, 0, 0, 0, 0}}),
    [](const auto& told) { return told.param.name; });

}  // namespace
}  // namespace orgplan::testing
