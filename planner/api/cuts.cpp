#include "planner/api/cuts.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/api/by_size.h"
#include "planner/text/catalogue.h"

namespace orgplan::api {
namespace {

// The unit that a finding is about, or in which the seat sits that it is about, where the plan decides about it.
std::uint32_t home_of(const text::Finding& finding, const Organisation& org, const Proposed& made) {
    const propose::Problem& problem = made.proposal.problem;
    const Organisation& planned = made.planned->organisation;
    for (const text::Part& part : finding.about) {
        Text id = part.id;
        if (part.kind == "seat") {
            const auto seat = std::ranges::find(planned.positions, id, &Position::id);
            if (seat == planned.positions.end() || !given(seat->states.back().home)) continue;
            id = planned[seat->states.back().home].id;
        } else if (part.kind != "unit") {
            continue;
        }
        for (std::uint32_t h = 0; h < problem.homes.size(); ++h) {
            const UnitId unit = problem.homes[h].unit;
            if (given(unit) && org[unit].id == id) return h;
        }
    }
    return propose::kNowhere;
}

// Whether it is about who is there: not about times, money or the text.
bool is_of_make_up(const text::Finding& finding) {
    const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
    if (entry == nullptr || text::is_fixed(entry->pack)) return entry == nullptr;
    return entry->pack != "structure" || entry->of_make_up;
}

// What a plan adds or changes, as `plan verify` lists it.
struct Changes {
    std::vector<std::string> seats, units;

    Changes(const Proposed& made, const Organisation& org) : org_(org), planned_(made.planned->organisation) {
        const propose::Problem& problem = made.proposal.problem;
        const auto touch = [&](std::uint32_t home) { add(problem.homes[home].unit); };
        const propose::Roster& roster = made.proposal.roster;
        for (const propose::Hired& each : roster.hired) {
            seats.insert(seats.end(), each.ids.begin(), each.ids.end());
            touch(problem.slots[each.slot].home);
            for (const auto& [month, home] : each.moves) touch(home);
        }
        for (const propose::Changed& each : roster.changed) {
            seats.emplace_back(org[each.seat].id);
            add(org[each.seat].at(problem.now).home);
            for (const auto& [month, step] : each.steps) {
                if (step.home) touch(*step.home);
            }
        }
        for (const propose::Opened& each : roster.opened) touch(each.home);
        for (const propose::NewManager& each : roster.managers) add(each.unit);
    }

  private:
    void add(UnitId unit) {
        if (!given(unit)) return;
        units.emplace_back(org_[unit].id);
        const auto after = std::ranges::find(planned_.units, org_[unit].id, &Unit::id);
        if (after == planned_.units.end()) return;
        for (const UnitState& state : after->states) {
            state.each_head([&](PositionId head) { seats.emplace_back(planned_[head].id); });
        }
    }

    const Organisation& org_;
    const Organisation& planned_;
};

// The month of the first stage at which something is found.
int month_of(const text::Finding& finding, const Proposed& made) {
    const StageSet stages = finding.reach();
    if (stages.empty()) return 1;
    return std::max(1, made.proposal.problem.month_by(made.planned->organisation[stages.earliest()].at));
}

}  // namespace

std::uint32_t Cuts::origin(std::uint32_t home, const std::string& rule) {
    for (const propose::Cut& each : problem_.cuts) {
        if (each.home == home && each.rule == rule) return each.origin;
    }
    const UnitId unit = problem_.homes[home].unit;
    problem_.origins.push_back(
        {fmt::format("`{}` in `{}`", rule, org_[unit].id), org_[unit].place, propose::Origin::Kind::rule});
    return static_cast<std::uint32_t>(problem_.origins.size() - 1);
}

bool Cuts::add(const Proposed& made) {
    const Changes changes(made, org_);
    const Touched touched(made.planned->organisation, changes.seats, changes.units);
    std::set<std::pair<std::uint32_t, std::string>> found;
    bool fresh = false;
    for (const text::Finding& finding : made.added.all()) {
        if (finding.severity == text::Severity::advice || !is_of_make_up(finding)) continue;
        if (touched.by_size_alone(finding)) continue;
        const std::uint32_t home = home_of(finding, org_, made);
        if (home == propose::kNowhere) continue;
        if (!found.insert({home, finding.rule}).second) continue;
        // As it is at the end, which is as it stays.
        propose::Cut cut{home, {}, month_of(finding, made), origin(home, finding.rule), finding.rule};
        for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) {
            if (problem_.slots[s].home == home) cut.people.emplace_back(s, made.proposal.decisions.people[s].back());
        }
        if (cut.people.empty()) continue;
        problem_.cuts.push_back(std::move(cut));
        fresh = true;
    }
    return fresh;
}

}  // namespace orgplan::api
