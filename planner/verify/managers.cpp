#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "graph/index/inferred.h"
#include "planner/report/phrases.h"
#include "planner/text/article.h"
#include "planner/verify/review.h"

namespace orgplan::verify {
namespace {

class Managers {
  public:
    explicit Managers(Review& review) : review_(review), org_(review.org), last_(review.result.months) {}

    void check() {
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            const UnitId unit = id_at<UnitId>(i);
            if (org_[unit].opens == kForever) continue;
            if (review_.opened(unit)) check_managed(unit);
            check_changes(unit);
        }
        if (org_.plan.managers) check_spans();
    }

  private:
    Text id(UnitId unit) const { return org_[unit].id; }
    Text id(PositionId seat) const { return given(seat) ? org_[seat].id : Text("nobody"); }

    bool has_units(UnitId unit) const {
        return std::ranges::any_of(org_.units, [&](const Unit& each) { return each.states.front().within == unit; });
    }
    bool filled(PositionId seat, int month) {
        const graph::Index& at = review_.at(month);
        return given(seat) && at.exists(seat) && at.state(seat)->occupancy != Occupancy::vacant;
    }
    bool manages(PositionId seat, Tick at) const {
        return given(seat) && org_.plan.managers && org_[seat].at(at).role == org_.plan.managers->role;
    }

    // Whether the spec itself says who manages a unit that it plans, or that nobody does.
    bool said(UnitId unit) const {
        const Unit* const before = review_.before(unit);
        if (before == nullptr) return true;
        const UnitState& state = before->states.front();
        return given(state.manager) || state.headless;
    }

    // From the day on which it is complete, a unit has its manager: one of those who manage planned units, where the
    // spec says who these are, else its lead.
    void check_managed(UnitId unit) {
        if (has_units(unit)) return;
        for (int t = std::max(1, review_.month(org_[unit].stands)); t <= last_; ++t) {
            const UnitState& state = review_.at(t).state(unit);
            if (state.headless) continue;
            std::string what;
            if (!filled(state.manager, t)) {
                what = given(state.manager) ? fmt::format("its manager `{}` is not there", id(state.manager))
                                            : std::string("it has no manager");
            } else if (!said(unit)) {
                const PositionState& head = *review_.at(t).state(state.manager);
                if (org_.plan.managers && head.role != org_.plan.managers->role) {
                    const Text role = org_[org_.plan.managers->role].id;
                    what = fmt::format("its manager `{}` is not {} `{}`", id(state.manager), text::article(role), role);
                } else if (!org_.plan.managers && head.home != unit) {
                    what = fmt::format("its manager `{}` does not sit there", id(state.manager));
                } else if (!org_.plan.managers && !may_lead(head.role)) {
                    what = fmt::format("its manager `{}` is {}, and such units are led by {}", id(state.manager),
                                       named(head.role), report::listed(names_of_leads(), "or"));
                }
            }
            if (what.empty()) continue;
            review_.add("plan-unit-without-manager", unit, review_.place_of(unit),
                        fmt::format("`{}` is to be complete in {}, and {}", id(unit), review_.month_text(t), what));
            return;
        }
    }

    // Units that were there the month before and now have another manager, where the spec does not say so.
    void check_changes(UnitId unit) {
        const Unit& it = org_[unit];
        const Unit* const before = review_.before(unit);
        for (std::size_t s = 1; s < it.states.size(); ++s) {
            const UnitState &was = it.states[s - 1], &now = it.states[s];
            if (was.manager == now.manager || now.from <= it.stands || now.from >= it.closes) continue;
            if (review_.base == nullptr ? now.from <= org_.today : written(unit, before, now.from)) continue;
            if (succeeds(unit, was.manager, now.manager, now.from)) continue;
            ++review_.result.manager_changes;
            const Place place = review_.of_plan(now.place) ? now.place : review_.place_of(unit);
            review_.timely(unit, now.from, place, "changes its manager");
            if (manages(was.manager, now.from) && manages(now.manager, now.from)) continue;
            review_.add("plan-changes-manager", unit, place,
                        fmt::format("`{}` passes from `{}` to `{}`, not between people of `plan: {{managers: ...}}`",
                                    id(unit), id(was.manager), id(now.manager)));
        }
        if (before == nullptr || before->planned || it.states.front().manager == kNone<PositionId>) return;
        const PositionId first = before->states.front().manager;
        if (given(first) && (*review_.base)[first].id == id(it.states.front().manager)) return;
        review_.add("plan-changes-manager", unit, review_.place_of(unit),
                    fmt::format("`{}` is managed by `{}` from the beginning, which the spec does not say", id(unit),
                                id(it.states.front().manager)));
    }

    // Who may lead a unit of which the spec does not say who manages it: a tech lead, or a role that leads teams by
    // now; whoever leads the company or a function of it does not lead one team more.
    const std::set<Text>& leads() {
        if (!leads_.empty()) return leads_;
        leads_.insert("tech-lead");
        const graph::Index& now = review_.at(0);
        const std::vector<graph::Inferred> seems = graph::inferred_units(now);
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            const UnitId unit = id_at<UnitId>(i);
            if (!now.exists(unit)) continue;
            const UnitState& state = now.state(unit);
            const Text kind = state.kind.empty() ? Text(seems[i].kind) : state.kind;
            if ((kind != "team" && kind != "squad") || !given(state.manager)) continue;
            const RoleId role = org_[state.manager].states.front().role;
            if (given(role) && !is_executive(role)) leads_.insert(org_[role].id);
        }
        return leads_;
    }
    bool is_executive(RoleId role) const {
        return std::ranges::find(org_[role].tags, Text("executive")) != org_[role].tags.end();
    }
    bool may_lead(RoleId role) { return given(role) && leads().contains(org_[role].id); }
    std::vector<std::string> names_of_leads() {
        std::vector<std::string> names;
        for (const Text role : leads()) names.push_back(fmt::format("{} `{}`", text::article(role), role));
        return names;
    }
    std::string named(RoleId role) const {
        return given(role) ? fmt::format("{} `{}`", text::article(org_[role].id), org_[role].id)
                           : std::string("of no role");
    }

    bool written(UnitId unit, const Unit* before, Tick at) const {
        if (before == nullptr || before->planned) return before == nullptr;
        const PositionId was = before->at(at - 1).manager, is = before->at(at).manager;
        return was != is && given(is) && (*review_.base)[is].id == id(org_[unit].at(at).manager);
    }

    // Whoever leads a unit that the plan opens and leaves it is followed by somebody of the same role in it.
    bool succeeds(UnitId unit, PositionId was, PositionId is, Tick at) const {
        if (!review_.opened(unit) || said(unit) || !given(was) || !given(is)) return false;
        return org_[was].at(at - 1).home == unit && org_[was].at(at).home != unit && org_[is].at(at).home == unit &&
               org_[was].at(at - 1).role == org_[is].at(at).role;
    }

    void check_spans() {
        const PlannedManagers& terms = *org_.plan.managers;
        double most = review_.parameter("span.max", 9);
        if (terms.span) most = std::min(most, double(*terms.span));
        std::set<PositionId> reported;
        for (int t = 1; t <= last_; ++t) {
            const std::map<std::string_view, std::uint32_t> before =
                review_.base != nullptr ? people_of_managers(review_.base_at(t), terms.role) : Sizes();
            for (const auto& [name, people] : people_of_managers(review_.at(t), terms.role)) {
                const auto was = before.find(name);
                if (people <= most || (was != before.end() && people <= was->second)) continue;
                const auto seat = std::ranges::find(org_.positions, name, &Position::id);
                const PositionId id = id_at<PositionId>(static_cast<std::size_t>(seat - org_.positions.begin()));
                if (!reported.insert(id).second) continue;
                review_.add("plan-span-too-wide", id, review_.place_of(id),
                            fmt::format("`{}` manages units of {} in {}, more than {:g}", name,
                                        report::counted(people, "seat"), review_.month_text(t), most));
            }
        }
    }

    using Sizes = std::map<std::string_view, std::uint32_t>;

    // Of everybody of the role that manages planned units, the seats of all units they manage.
    Sizes people_of_managers(const graph::Index& at, RoleId role) const {
        Sizes sizes;
        for (std::size_t i = 0; i < at.org.units.size(); ++i) {
            const UnitId unit = id_at<UnitId>(i);
            const PositionId head = at.state(unit).manager;
            // Until it is complete, a unit has only its lead.
            if (at.tick() < at.org[unit].stands) continue;
            if (!at.exists(unit) || !given(head) || !at.exists(head) || !given(at.state(head)->role)) continue;
            if (at.org[at.state(head)->role].id != org_[role].id) continue;
            sizes[at.org[head].id] += at.team_size(unit);
        }
        return sizes;
    }

    Review& review_;
    const Organisation& org_;
    int last_;
    std::set<Text> leads_;
};

}  // namespace

void review_managers(Review& review) {
    Managers(review).check();
}

}  // namespace orgplan::verify
