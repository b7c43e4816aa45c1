#include "planner/plan/actions.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/index/movements.h"
#include "planner/hiring/placing.h"
#include "planner/report/numbered_id.h"

namespace orgplan::plan {
namespace {

ActionKind kind_of(graph::MovementKind kind) {
    switch (kind) {
        case graph::MovementKind::start:
            return ActionKind::start;
        case graph::MovementKind::backfill:
            return ActionKind::backfill;
        case graph::MovementKind::comeback:
            return ActionKind::comeback;
        case graph::MovementKind::transfer:
            return ActionKind::transfer;
        case graph::MovementKind::promotion:
            return ActionKind::promotion;
        case graph::MovementKind::move:
            return ActionKind::move;
        case graph::MovementKind::leave:
            return ActionKind::leave;
        case graph::MovementKind::removal:
            break;
    }
    return ActionKind::removal;
}

// What a seat costs a month at a tick, and its one-off costs.
class SeatCosts {
  public:
    explicit SeatCosts(const costs::CostPlan& plan)
        : plan_(plan), spans_(starts(plan.spans, plan.org)), fees_(starts(plan.fees, plan.org)) {}

    std::optional<costs::Exact> at(PositionId seat, Tick tick) const {
        for (std::size_t i = spans_[index(seat)]; i < spans_[index(seat) + 1]; ++i) {
            const costs::PaidSpan& span = plan_.spans[i];
            if (span.from <= tick && tick < span.to) return plan_.prices[span.price].month();
        }
        return std::nullopt;
    }

    Amount once(PositionId seat, Tick tick, bool promotion) const {
        Amount sum = 0;
        for (std::size_t i = fees_[index(seat)]; i < fees_[index(seat) + 1]; ++i) {
            const costs::Fee& fee = plan_.fees[i];
            if (fee.at == tick && fee.promotion == promotion) sum += fee.amount;
        }
        return sum;
    }

  private:
    // Where the items of each seat begin in a list that is sorted by seat.
    template <class Item>
    static std::vector<std::size_t> starts(const std::vector<Item>& items, const Organisation& org) {
        std::vector<std::size_t> begin(org.positions.size() + 1);
        for (const Item& item : items) ++begin[index(item.seat) + 1];
        for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
        return begin;
    }

    const costs::CostPlan& plan_;
    std::vector<std::size_t> spans_;
    std::vector<std::size_t> fees_;
};

class Actions {
  public:
    Actions(const costs::CostPlan& costs, const hiring::HiringNorms& norms)
        : org_(costs.org), norms_(norms), costs_(costs), hired_(org_.positions.size()) {
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            if (!org_.stages[s].for_day) stages_.push_back(id_at<StageId>(s));
        }
        for (const Wait& wait : org_.hiring.waits) waits_.push_back(&wait);
        std::stable_sort(waits_.begin(), waits_.end(), [](const Wait* a, const Wait* b) { return key(*a) < key(*b); });
    }

    std::vector<Action> all() {
        note_sittings();
        note_months();
        for (const graph::Movement& movement : graph::movements_of(org_)) add(movement);
        for (std::size_t i = 0; i < org_.positions.size(); ++i) add_away(id_at<PositionId>(i));
        for (std::size_t u = 0; u < org_.units.size(); ++u) add(id_at<UnitId>(u));
        std::stable_sort(actions_.begin(), actions_.end(), [](const Action& a, const Action& b) {
            const auto subject = [](const Action& each) {
                return each.seats.empty() ? index(each.unit) : index(each.seats.front());
            };
            return std::tuple(a.at, a.kind, subject(a)) < std::tuple(b.at, b.kind, subject(b));
        });
        join();
        return std::move(actions_);
    }

  private:
    struct Left {  // a person leaves a seat
        PositionId seat;
        Tick at;
    };

    static std::tuple<PositionId, Tick, bool> key(const Wait& wait) { return {wait.seat, wait.until, wait.backfill}; }

    void note_months() {
        const hiring::HiringPlan plan(org_, norms_);
        const hiring::Placing placing = hiring::place_starts(plan);
        for (std::size_t i = 0; i < plan.hires.size(); ++i) {
            const hiring::Hire& hire = plan.hires[i];
            if (placing.days[i] != hire.at) begins_[{hire.seat, hire.at}] = placing.days[i];
        }
    }

    void note_sittings() {
        left_.resize(org_.people.size());
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const Position& seat = org_.positions[i];
            for (std::size_t s = 0; s < seat.states.size(); ++s) {
                const Tick to = std::min(seat.until(seat.states[s]), seat.closes);
                if (to == kForever) continue;
                for (const Holder& holder : seat.states[s].holders) {
                    left_[index(holder.person)].push_back({id_at<PositionId>(i), to});
                }
            }
        }
    }

    PositionId seat_left(const PositionState& state, PositionId seat, Tick at) const {
        for (const Holder& holder : state.holders) {
            for (const Left& left : left_[index(holder.person)]) {
                if (left.at == at && left.seat != seat) return left.seat;
            }
        }
        return kNone<PositionId>;
    }

    Action& add(Tick at, ActionKind kind) {
        Action& action = actions_.emplace_back();
        action.at = at;
        action.kind = kind;
        const bool dated = org_.dated();
        action.past = dated && at <= org_.today;
        const auto found = std::find_if(stages_.begin(), stages_.end(), [&](StageId id) { return org_[id].at == at; });
        if (found != stages_.end()) action.stage = *found;
        return action;
    }

    void add(const graph::Movement& movement) {
        Action& action = add(movement.at, kind_of(movement.kind));
        const Position& seat = org_[movement.seat];
        const bool goes = movement.kind == graph::MovementKind::leave || movement.kind == graph::MovementKind::removal;
        action.seats = {movement.seat};
        // A seat that is left has a state without them from then on; one that closes has none.
        action.state = movement.kind == graph::MovementKind::leave ? movement.state - 1 : movement.state;
        const PositionState& state = seat.states[action.state];
        action.unit = state.home;
        action.external = graph::is_external(state);
        action.volunteer = graph::is_volunteer(state);
        action.for_good = movement.for_good;
        for (const Holder& holder : state.holders) {
            action.who += action.who.empty() ? "" : " / ";
            action.who += org_[holder.person].name;
        }
        if (movement.kind == graph::MovementKind::move) action.unit_before = seat.states[action.state - 1].home;
        if (movement.kind == graph::MovementKind::transfer)
            action.before = seat_left(state, movement.seat, movement.at);
        if (is_hire(movement)) add_hire(movement, action);
        const std::optional<costs::Exact> after = costs_.at(movement.seat, movement.at);
        const std::optional<costs::Exact> before = costs_.at(movement.seat, movement.at - 1);
        if (goes) {
            if (before) action.monthly = -*before;
        } else if (movement.kind == graph::MovementKind::promotion || movement.kind == graph::MovementKind::move) {
            // The new pay is shown once, with the first of what happens to the seat.
            const bool counted =
                actions_.size() > 1 && movement.kind == graph::MovementKind::move && counted_before(action);
            if (before && after) action.monthly = counted ? costs::Exact() : *after - *before;
            if (movement.kind == graph::MovementKind::promotion && is_no_promotion(action)) {
                action.kind = ActionKind::new_role;
            }
        } else if (movement.kind == graph::MovementKind::transfer && given(action.before)) {
            const std::optional<costs::Exact> saved = costs_.at(action.before, movement.at - 1);
            if (after && saved) action.monthly = *after - *saved;
        } else {
            action.monthly = after;
        }
        if (!goes)
            action.once = costs_.once(movement.seat, movement.at, movement.kind == graph::MovementKind::promotion);
    }

    // Who goes on leave in a seat, or is back from it, while they hold it. What somebody acts for makes two states of
    // one stay.
    void add_away(PositionId id) {
        const Position& seat = org_[id];
        for (std::uint32_t s = 0; s < seat.states.size(); ++s) {
            const PositionState& state = seat.states[s];
            const Tick from = std::max(state.from, seat.opens), to = std::min(seat.until(state), seat.closes);
            for (const Holder& holder : state.holders) {
                const bool held = s > 0 && from == state.from && holds(seat.states[s - 1], holder.person);
                for (const Away& away : org_[holder.person].away) {
                    for (const auto& [at, kind] :
                         {std::pair(away.opens, ActionKind::away), {away.closes, ActionKind::back}}) {
                        if (at < from || at >= to || (at == from && !held)) continue;
                        Action& action = add(at, kind);
                        action.seats = {id};
                        action.state = s;
                        action.unit = state.home;
                        action.external = graph::is_external(state);
                        action.volunteer = graph::is_volunteer(state);
                        action.who = org_[holder.person].name;
                        const std::optional<costs::Exact> after = costs_.at(id, at), before = costs_.at(id, at - 1);
                        if (after && before) action.monthly = *after - *before;
                    }
                }
            }
        }
    }

    static bool holds(const PositionState& state, PersonId person) {
        return std::ranges::find(state.holders, person, &Holder::person) != state.holders.end();
    }

    // Less pay, or nobody to manage any more and no more pay. Where pay is not known, the roles alone say it.
    bool is_no_promotion(const Action& action) const {
        const Position& seat = org_[action.seats.front()];
        const PositionState& before = seat.states[action.state - 1];
        const PositionState& after = seat.states[action.state];
        const bool same_week = before.fte == after.fte && before.location == after.location;
        const costs::Exact more = same_week ? action.monthly.value_or(costs::Exact()) : costs::Exact();
        if (more != costs::Exact()) return more < costs::Exact();
        return graph::gives_up_people(org_, before, after);
    }

    bool counted_before(const Action& action) const {
        const Action& last = actions_[actions_.size() - 2];
        return last.at == action.at && last.seats == action.seats && has_role_before(last);
    }

    void add_hire(const graph::Movement& movement, Action& action) {
        const Position& seat = org_[movement.seat];
        const std::tuple wanted(movement.seat, movement.at, movement.kind == graph::MovementKind::backfill);
        const auto wait = std::lower_bound(waits_.begin(), waits_.end(), wanted,
                                           [](const Wait* each, const auto& with) { return key(*each) < with; });
        if (wait != waits_.end() && key(**wait) == wanted) action.planned = (*wait)->planned;
        const auto begins = begins_.find({movement.seat, movement.at});
        if (begins != begins_.end()) action.begins = begins->second;
        // A status belongs to the hire that is still to come.
        if (action.past || hired_[index(movement.seat)]) return;
        hired_[index(movement.seat)] = true;
        action.status = seat.status;
        if (!org_.dated() || movement.secured || action.external || action.volunteer) return;
        const RoleId role = seat.states[action.state].role;
        const FamilyId family = given(role) ? org_[role].family : kNone<FamilyId>;
        action.open_by = open_by(org_, role, action.begins.value_or(movement.at), norms_);
        action.typical = org_.hiring.days_to_fill.of(role, family) == nullptr;
        // As the checks and `plan propose` have it: one that is not open by the end of today is opened tomorrow.
        action.overdue = *action.open_by <= org_.today && seat.status != Requisition::open;
    }

    void add(UnitId id) {
        const Unit& unit = org_[id];
        if (unit.opens >= unit.closes) return;
        const auto of_unit = [&](Tick at, ActionKind kind) -> Action& {
            Action& action = add(at, kind);
            action.unit = id;
            return action;
        };
        if (unit.opens != kBeforeAll) {
            Action& action = of_unit(unit.opens, ActionKind::unit_opens);
            action.manager = unit.at(unit.opens).manager;
            action.within = unit.at(unit.opens).within;
        }
        for (std::size_t s = 1; s < unit.states.size(); ++s) {
            const UnitState& before = unit.states[s - 1];
            const UnitState& now = unit.states[s];
            if (now.from <= unit.opens || now.from >= unit.closes) continue;
            if (!now.same_heads(before)) {
                Action& action = of_unit(now.from, ActionKind::new_manager);
                action.manager = now.manager;
                action.before = before.manager;
            }
            if (now.within != before.within) {
                Action& action = of_unit(now.from, ActionKind::unit_moves);
                action.within = now.within;
                action.unit_before = before.within;
            }
        }
        if (unit.closes != kForever) of_unit(unit.closes, ActionKind::unit_closes);
    }

    // Whether the two differ in nothing but the number of the seat.
    bool alike(const Action& a, const Action& b) const {
        if (a.seats.empty() || b.seats.empty() || !a.who.empty() || !b.who.empty()) return false;
        const PositionState& one = org_[a.seats.front()].states[a.state];
        const PositionState& other = org_[b.seats.front()].states[b.state];
        const auto key_of = [](const Action& action, const PositionState& state) {
            return std::tuple(action.at, action.kind, action.unit, action.unit_before, action.before, action.status,
                              action.planned, action.begins, state.role, state.title, state.alias, state.level,
                              state.employment);
        };
        const auto share = static_cast<Amount>(a.seats.size());
        return key_of(a, one) == key_of(b, other) && a.monthly.has_value() == b.monthly.has_value() &&
               a.monthly.value_or(costs::Exact()) == b.monthly.value_or(costs::Exact()) * a.seats.size() &&
               a.once == b.once * share && before(a) == before(b) && follows(a, b);
    }

    // Role, title and level that somebody is promoted from.
    std::tuple<RoleId, Text, Text> before(const Action& action) const {
        if (!has_role_before(action)) return {kNone<RoleId>, {}, {}};
        const PositionState& state = org_[action.seats.front()].states[action.state - 1];
        return {state.role, org_.title_of(state), state.level};
    }

    bool follows(const Action& a, const Action& b) const {
        const auto [stem, number] = report::numbered_id(org_[a.seats.front()].id);
        return number > 0 && report::numbered_id(org_[b.seats.front()].id) == std::pair(stem, number + a.seats.size());
    }

    void join() {
        std::vector<Action> joined;
        for (Action& action : actions_) {
            if (joined.empty() || !alike(joined.back(), action)) {
                joined.push_back(std::move(action));
                continue;
            }
            Action& first = joined.back();
            first.seats.push_back(action.seats.front());
            if (first.monthly) *first.monthly += *action.monthly;
            first.once += action.once;
        }
        actions_ = std::move(joined);
    }

    const Organisation& org_;
    const hiring::HiringNorms& norms_;
    SeatCosts costs_;
    std::vector<StageId> stages_;
    std::vector<const Wait*> waits_;       // by seat, then when
    std::vector<std::vector<Left>> left_;  // by person
    std::map<std::pair<PositionId, Tick>, Tick> begins_;
    std::vector<bool> hired_;  // by seat: its status is taken
    std::vector<Action> actions_;
};

}  // namespace

std::vector<Action> actions_of(const costs::CostPlan& costs, const hiring::HiringNorms& norms) {
    return Actions(costs, norms).all();
}

}  // namespace orgplan::plan
