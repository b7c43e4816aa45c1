#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "planner/costs/cost_plan.h"
#include "planner/hiring/placing.h"
#include "planner/report/phrases.h"
#include "planner/text/article.h"
#include "planner/verify/review.h"

namespace orgplan::verify {
namespace {

class People {
  public:
    explicit People(Review& review) : review_(review), org_(review.org), paid_(org_) { place_starts(); }

    void check() {
        for (const Step& step : review_.steps) {
            if (step.kind == Step::Kind::hire) check_hire(step);
            if (step.kind == Step::Kind::promotion) check_promotion(step);
            if (step.kind == Step::Kind::move) check_move(step);
        }
    }

  private:
    text::Finding& add(std::string_view rule, const Step& step, std::string message) {
        return review_.add(rule, step.seat, review_.place_of(step), std::move(message));
    }
    Text id(const Step& step) const { return org_[step.seat].id; }
    Text role(RoleId role) const { return given(role) ? org_[role].id : Text("no role"); }

    std::string_view article(RoleId of) const { return text::article(role(of)); }

    // When each start is whose requisition is not open, as `check` has it.
    void place_starts() {
        const hiring::HiringPlan plan(org_, review_.norms);
        const hiring::Placing placing = hiring::place_starts(plan);
        for (std::size_t i = 0; i < plan.hires.size(); ++i) {
            const hiring::Hire& hire = plan.hires[i];
            const Requisition status = org_[hire.seat].status;
            if (hire.secured || status == Requisition::open || status == Requisition::offered) continue;
            starts_[{hire.seat, hire.at}] = placing.late_is_proved ? placing.days[i] : hire.at;
        }
    }

    void check_hire(const Step& step) {
        // What the spec has in a planned unit starts when that opens, which is checked there.
        if ((step.added || step.backfill) && !review_.timely(step.seat, step.at, review_.place_of(step), "starts")) {
            if (step.at <= org_.today) return;
        }
        if (step.added) check_profile(step);
        const PositionState& state = *step.now;
        const auto start = starts_.find({step.seat, step.at});
        const Tick first = hiring::first_start(org_, state.role, review_.norms);
        if (start != starts_.end() && start->second < first) {
            const int days = hiring::days_to_fill(org_, state.role, review_.norms);
            add("plan-hire-too-early", step,
                fmt::format(
                    "`{}` starts on {}, and the first day possible is {}: a requisition opened after {} takes {}",
                    id(step), date_text(start->second), date_text(first), date_text(org_.today),
                    report::counted(static_cast<std::size_t>(days), "day")));
        }
        check_freezes(step);
        if (org_.costs.given && std::ranges::find(paid_.unpriced, step.seat) != paid_.unpriced.end()) {
            add("plan-hire-without-cost", step, fmt::format("`{}` has no cost", id(step)));
        }
    }

    void check_profile(const Step& step) {
        if (!org_.plan.hire) return;
        const PositionState& state = *step.now;
        const auto fits = [&](const HireProfile& each) {
            return each.role == state.role && each.level == state.level && each.location == state.location &&
                   each.employment == state.employment && each.fte == state.fte;
        };
        if (std::ranges::any_of(*org_.plan.hire, fits)) return;
        add("plan-hire-not-listed", step,
            fmt::format("`{}` is {} `{}`{}, as `plan: {{hire: ...}}` does not list", id(step), article(state.role),
                        role(state.role), state.level.empty() ? "" : fmt::format(" at level `{}`", state.level)));
    }

    void check_freezes(const Step& step) {
        for (const Wait& wait : org_.hiring.waits) {
            if (wait.seat != step.seat || wait.until != step.at) continue;
            add("plan-hire-in-freeze", step,
                fmt::format("`{}` starts on {}, in a freeze, and would wait until {}", id(step),
                            date_text(wait.planned), date_text(wait.until)))
                .notes.push_back({org_.hiring.freezes[wait.freeze].place, "the freeze"});
            return;
        }
        const std::vector<UnitId> around = org_.units_around(step.now->home, step.at);
        for (const Freeze& freeze : org_.hiring.freezes) {
            if (step.at < freeze.opens || step.at >= freeze.closes) continue;
            if (step.backfill && !freeze.backfills) continue;
            if (given(freeze.unit) && std::ranges::find(around, freeze.unit) == around.end()) continue;
            add("plan-hire-in-freeze", step,
                fmt::format("`{}` starts on {}, in a freeze", id(step), date_text(step.at)))
                .notes.push_back({freeze.place, "the freeze"});
            return;
        }
    }

    // Months since whoever sits there came from outside; none where they always did.
    std::optional<int> months_there(const Step& step) const {
        const Tick since = needs::began(review_.starts, step.seat, step.at - 1);
        if (since == kBeforeAll) return std::nullopt;
        return review_.month(step.at) - review_.month(since);
    }
    int ramp(const PositionState& state) const {
        return static_cast<int>(needs::ramp_of(org_, state.role, review_.norms).size());
    }

    const Readiness* readiness(PositionId seat, RoleId wanted) const {
        const auto found = std::ranges::find_if(org_.ready, [&](const Readiness& each) {
            return each.seat == seat && (!given(wanted) || each.role == wanted);
        });
        return found == org_.ready.end() ? nullptr : &*found;
    }

    void check_promotion(const Step& step) {
        review_.timely(step.seat, step.at, review_.place_of(step), "is promoted");
        if (++promoted_[step.seat] == 2) {
            add("plan-promotes-twice", step, fmt::format("`{}` is promoted a second time", id(step)));
        }
        const Readiness* const ready = readiness(step.seat, step.now->role);
        if (ready == nullptr) {
            add("plan-promotes-the-unready", step,
                fmt::format("`{}` becomes {} `{}`, for which `ready` does not name anybody there", id(step),
                            article(step.now->role), role(step.now->role)));
        } else if (step.at < ready->from) {
            add("plan-promotes-early", step,
                fmt::format("`{}` becomes {} `{}` on {}, before {}", id(step), article(step.now->role),
                            role(step.now->role), date_text(step.at), date_text(ready->from)))
                .notes.push_back({ready->place, "when they are ready"});
        }
        const std::optional<int> there = months_there(step);
        if (there && *there < ramp(*step.before)) {
            add("plan-promotes-newcomer", step,
                fmt::format("`{}` is promoted {} after the start, and ramp-up takes {}", id(step),
                            report::counted(static_cast<std::size_t>(std::max(*there, 0)), "month"),
                            report::counted(static_cast<std::size_t>(ramp(*step.before)), "month")));
        }
    }

    void check_move(const Step& step) {
        ++review_.result.moves;
        review_.timely(step.seat, step.at, review_.place_of(step), "moves");
        // Where the spec says nothing, people may move who have been there for three months.
        constexpr int kUsualStay = 3;
        const int stay = org_.plan.moves ? org_.plan.moves->stay : kUsualStay;
        if (stay < 0) {
            add("plan-move-not-allowed", step, fmt::format("`{}` moves, and the spec says `moves: none`", id(step)));
            return;
        }
        if (!given(step.before->home) || !given(step.now->home)) {
            add("plan-move-not-allowed", step,
                fmt::format("`{}` moves {} a unit, and only people of units move to units", id(step),
                            given(step.now->home) ? "into" : "out of"));
        }
        const std::optional<int> there = months_there(step);
        const int settled = std::max(stay, ramp(*step.before));
        if (there && *there < settled) {
            report_soon(step, *there, "start", settled);
        } else if (const std::optional<int> since = months_since_move(step); since && *since < stay) {
            report_soon(step, *since, "last move", stay);
        }
        const std::string_view busy = holds_together(step);
        if (busy.empty()) return;
        const auto by_then = [&](const Readiness& each) { return each.seat == step.seat && each.from <= step.at; };
        if (std::ranges::any_of(org_.ready, by_then)) return;
        add("plan-moves-who-is-needed", step, fmt::format("`{}` moves, and {}", id(step), busy));
    }

    void report_soon(const Step& step, int months, std::string_view since, int needed) {
        add("plan-moves-too-soon", step,
            fmt::format("`{}` moves {} after the {}, fewer than {}", id(step),
                        report::counted(static_cast<std::size_t>(std::max(months, 0)), "month"), since, needed));
    }

    std::optional<int> months_since_move(const Step& step) const {
        const Position& seat = org_[step.seat];
        std::optional<int> months;
        for (std::size_t s = 1; s < seat.states.size() && seat.states[s].from < step.at; ++s) {
            if (seat.states[s].home != seat.states[s - 1].home) {
                months = review_.month(step.at) - review_.month(seat.states[s].from);
            }
        }
        return months;
    }

    // Why somebody is needed where they are; empty: they are not.
    std::string_view holds_together(const Step& step) const {
        const Tick day = step.at - 1;
        const auto heads_now = [&](const Unit& unit) { return unit.exists(day) && unit.at(day).headed_by(step.seat); };
        if (org_.company.headed_by(step.seat)) return "heads the company";
        if (std::ranges::any_of(org_.units, heads_now)) return "heads a unit";
        const auto open = [&](const Hat& hat) { return hat.opens <= day && day < hat.closes; };
        if (std::ranges::any_of(org_[step.seat].hats, open)) return "has a second role";
        if (has_duty(step.seat, day)) return "has a duty";
        for (const Position& seat : org_.positions) {
            if (seat.exists(day) && seat.at(day).reports_to == step.seat) return "is named by `reports_to`";
        }
        return {};
    }

    bool has_duty(PositionId seat, Tick day) const {
        const auto among = [&](const std::vector<Duty>& duties) {
            for (std::size_t i = 0; i < duties.size(); ++i) {
                const bool replaced =
                    i + 1 < duties.size() && duties[i + 1].name == duties[i].name && duties[i + 1].from <= day;
                if (duties[i].position == seat && duties[i].from <= day && !replaced) return true;
            }
            return false;
        };
        const auto of = [&](const auto& thing) { return among(thing.duties); };
        return among(org_.company.duties) || std::ranges::any_of(org_.units, of) ||
               std::ranges::any_of(org_.products, of) || std::ranges::any_of(org_.projects, of);
    }

    Review& review_;
    const Organisation& org_;
    costs::CostPlan paid_;
    std::map<std::pair<PositionId, Tick>, Tick> starts_;  // of each whose requisition is not open
    std::map<PositionId, int> promoted_;
};

}  // namespace

void review_people(Review& review) {
    People(review).check();
}

}  // namespace orgplan::verify
