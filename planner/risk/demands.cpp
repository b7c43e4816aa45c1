#include "planner/risk/demands.h"

#include <algorithm>
#include <map>
#include <utility>

#include "planner/needs/counting.h"

namespace orgplan::risk {
namespace {

constexpr int kMonthsAfter = 24;  // that are looked at after the last stage
constexpr int kMostMonths = 600;  // before the last stage that is looked at
constexpr double kExact = 1e-6;   // sums of parts of a week are exact to far less
constexpr double kNever = -1e9;

/// Counts what the plan has, day by day.
class Counting {
  public:
    Counting(const graph::OrgGraph& graph, const Inputs& inputs, const std::vector<graph::Movement>& movements,
             const std::vector<Stay>& stays, Demands& demands)
        : org_(graph.organisation()),
          inputs_(inputs),
          stays_(stays),
          demands_(demands),
          times_(org_),
          starts_(needs::starts_of(movements)),
          at_(graph, demands.days.front()),
          counted_(org_.people.size()),
          first_stay_(org_.positions.size() + 1) {
        std::size_t stay = 0;
        for (std::size_t seat = 0; seat <= org_.positions.size(); ++seat) {
            while (stay < stays_.size() && index(stays_[stay].seat) < seat) ++stay;
            first_stay_[seat] = stay;
        }
        demands_.shares.resize(stays_.size());
        in_stage_.resize(demands_.goals.size());
    }

    void count() {
        seats_of_stages();
        for (day_ = 0; day_ < demands_.days.size(); ++day_) {
            if (day_ > 0) at_.move_to(demands_.days[day_]);
            for (std::size_t g = 0; g < demands_.goals.size(); ++g) count(g);
        }
    }

  private:
    void count(std::size_t g) {
        const Goal& goal = demands_.goals[g];
        const Needs& needs = org_[goal.stage].needs;
        need_ = goal.first_need;
        if (goal.by_seats) return count_seats(goal, in_stage_[g]);
        for (const UnitNeed& need : needs.units) count(need);
        for (const SeatNeed& need : needs.seats) {
            double there = 0;
            for (const PositionId seat : needs::filled_seats(times_, need.seats, at_)) there += add(seat, 1);
            end(there - need.at_least);
        }
        for (const CapacityNeed& need : needs.capacity) count(need);
        if (needs.heads) count_heads(*needs.heads);
    }

    // Who is missing is missing from a unit, though a seat that the plan leaves vacant counts.
    void count(const UnitNeed& need) {
        const Unit& unit = org_[need.unit];
        const std::optional<Range>& size = at_.state(need.unit).size;
        const double seats = at_.team_size(need.unit);
        if (!at_.exists(need.unit) || at_.tick() < unit.stands || (size && !size->holds(seats))) return end(kNever);
        if (!size || !size->low) return end(0);
        PositionId last = kNone<PositionId>;  // who has a second role in their own unit is named twice
        for (const graph::Index::Belonging& each : at_.members(need.unit)) {
            if (std::exchange(last, each.seat) == each.seat) continue;
            const PositionState& state = *at_.state(each.seat);
            if (state.home == need.unit && state.occupancy != Occupancy::vacant && !manages(each.seat, state)) {
                add(each.seat, 1);
            }
        }
        end(seats - *size->low);
    }

    // As `Index::team_size` leaves out managers of people.
    bool manages(PositionId seat, const PositionState& state) const {
        return given(state.role) ? graph::manages_people(org_[state.role]) : at_.state(state.home).headed_by(seat);
    }

    void count(const CapacityNeed& need) {
        double there = 0;
        for (const needs::Able& able : needs::able_seats(at_, need, inputs_.norms, starts_)) {
            there += able.now;
            add(able.seat, able.now, able.full, ramp(at_.state(able.seat)->role));
        }
        end(there - need.at_least);
    }

    void count_heads(std::uint32_t at_least) {
        ++set_;
        for (const PositionId seat : at_.standing()) {
            const PositionState& state = *at_.state(seat);
            if (state.occupancy == Occupancy::vacant || graph::counted_as(state) != graph::Counted::head) continue;
            double heads = state.occupancy == Occupancy::unnamed ? 1 : 0;
            for (const Holder& holder : state.holders) {
                if (std::exchange(counted_[index(holder.person)], set_) != set_) ++heads;
            }
            add(seat, heads);
        }
        end(static_cast<double>(at_.count().heads) - at_least);
    }

    // Those that are filled on the day of the stage; who leaves them later as the plan has it is not missing.
    void seats_of_stages() {
        for (std::size_t g = 0; g < demands_.goals.size(); ++g) {
            if (!demands_.goals[g].by_seats) continue;
            const Tick day = demands_.days[demands_.goals[g].due];
            for (std::size_t i = 0; i < org_.positions.size(); ++i) {
                if (filled_on(id_at<PositionId>(i), day)) in_stage_[g].push_back(id_at<PositionId>(i));
            }
        }
    }

    bool filled_on(PositionId id, Tick day) const {
        return org_[id].exists(day) && org_[id].at(day).occupancy != Occupancy::vacant;
    }

    void count_seats(const Goal& goal, const std::vector<PositionId>& seats) {
        double there = 0;
        for (const PositionId seat : seats) {
            if (filled_on(seat, at_.tick())) there += add(seat, 1);
        }
        end(day_ < goal.due ? there - static_cast<double>(seats.size()) : 0);
    }

    double add(PositionId seat, double weight) { return add(seat, weight, weight, -1); }

    double add(PositionId seat, double weight, double full, std::int32_t ramp) {
        for (std::size_t s = first_stay_[index(seat)]; s < first_stay_[index(seat) + 1]; ++s) {
            if (stays_[s].from > at_.tick() || at_.tick() >= stays_[s].to) continue;
            std::vector<Share>& shares = demands_.shares[s];
            const auto day = static_cast<std::uint32_t>(day_);
            const auto last = std::ranges::find_if(shares.rbegin(), shares.rend(), [&](const Share& each) {
                return each.need == need_ && each.to == day;
            });
            if (last != shares.rend() && last->weight == weight && last->full == full && last->ramp == ramp) {
                last->to = day + 1;
            } else {
                shares.push_back({need_, day, day + 1, weight, full, ramp});
            }
        }
        return weight;
    }

    void end(double spare) { demands_.spare[need_++][day_] = spare; }

    std::int32_t ramp(RoleId role) {
        const auto [known, fresh] = ramps_.try_emplace(role, -1);
        if (fresh) {
            std::vector<double> months = needs::ramp_of(org_, role, inputs_.norms);
            if (!months.empty()) {
                known->second = static_cast<std::int32_t>(demands_.ramps.size());
                demands_.ramps.push_back(std::move(months));
            }
        }
        return known->second;
    }

    const Organisation& org_;
    const Inputs& inputs_;
    const std::vector<Stay>& stays_;
    Demands& demands_;
    graph::UnitTimes times_;
    needs::Starts starts_;
    graph::Index at_;
    std::size_t day_ = 0;
    std::uint32_t need_ = 0;
    std::vector<std::uint64_t> counted_;  // by person: the last count they were in
    std::uint64_t set_ = 0;
    std::vector<std::size_t> first_stay_;  // by seat
    std::vector<std::vector<PositionId>> in_stage_;
    std::map<RoleId, std::int32_t> ramps_;
};

std::uint32_t needs_in(const Needs& needs) {
    return static_cast<std::uint32_t>(needs.units.size() + needs.seats.size() + needs.capacity.size()) +
           (needs.heads ? 1 : 0);
}

}  // namespace

Demands::Demands(const graph::OrgGraph& graph, const Inputs& inputs, const std::vector<graph::Movement>& movements,
                 const std::vector<Stay>& stays) {
    const Organisation& org = graph.organisation();
    Tick first_start = kForever;
    for (const Stay& stay : stays) {
        if (stay.sought) first_start = std::min(first_start, stay.from);
    }
    std::uint32_t need = 0;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const Stage& stage = org.stages[s];
        if (stage.for_day || stage.at <= org.today || month_of(stage.at) - month_of(org.today) > kMostMonths) continue;
        if (!stage.needs.any() && stage.at < first_start) continue;
        needs = needs || stage.needs.any();
        const std::uint32_t count = stage.needs.any() ? needs_in(stage.needs) : 1;
        goals.push_back({id_at<StageId>(s), !stage.needs.any(), 0, need, need + count});
        need += count;
        days.push_back(stage.at);
    }
    if (goals.empty()) return;
    const Month end = month_of(days.back()) + kMonthsAfter;
    for (Month month = month_of(org.today); month <= end; ++month) days.push_back(first_day(month + 1) - 1);
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    for (const Tick day : days) months.push_back(month_of(day));
    for (Goal& goal : goals) goal.due = number(org[goal.stage].at);
    spare.assign(need, std::vector<double>(days.size()));
    Counting(graph, inputs, movements, stays, *this).count();
}

std::uint32_t Demands::number(Tick day) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(days, day) - days.begin());
}

bool Demands::met(const Goal& goal, std::size_t day, const std::vector<double>& missing) const {
    for (std::uint32_t need = goal.first_need; need < goal.end_need; ++need) {
        if (missing[need * days.size() + day] > spare[need][day] + kExact) return false;
    }
    return true;
}

std::uint32_t Demands::reached(const Goal& goal, const std::vector<double>& missing) const {
    std::uint32_t day = goal.due;
    if (met(goal, day, missing)) {
        while (day > 0 && met(goal, day - 1, missing)) --day;
        return day;
    }
    while (day < days.size() && !met(goal, day, missing)) ++day;
    return day;
}

}  // namespace orgplan::risk
