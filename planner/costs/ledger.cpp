#include "planner/costs/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/index/forest.h"
#include "planner/costs/roll_up.h"

namespace orgplan::costs {
namespace {

// What of a span falls between two days of a month that has so many.
Exact part_of(const CostPlan& plan, const PaidSpan& span, Tick begin, Tick until, int days) {
    return plan.prices[span.price].days(std::min(span.to, until) - std::max(span.from, begin), days);
}

}  // namespace

Ledger::Ledger(const CostPlan& plan, Month first, Month end)
    : first_(first), end_(std::max(first, end)), row_(plan.org.units.size() + 1) {
    const Stage& stage = plan.org.stages.front();
    if (plan.org.dated() && stage.place.known()) first_stage_ = month_of(stage.at);
    const auto months = static_cast<std::size_t>(end_ - first_);
    pay_.resize(months * row_);
    once_.resize(months * row_);
    add_spans(plan);
    own_ = pay_;
    for (const Fee& fee : plan.fees) {
        const Month month = month_of(fee.at);
        if (month < first_ || month >= end_) continue;
        once_[at(month, fee.home)] += fee.amount;
        own_[at(month, fee.home)] += Exact::of(fee.amount);
    }
    roll_up(plan);
    move_units(plan);
}

std::size_t Ledger::at(Month month, UnitId unit) const {
    return static_cast<std::size_t>(month - first_) * row_ + (given(unit) ? index(unit) : row_ - 1);
}

void Ledger::add_spans(const CostPlan& plan) {
    // At first the difference of each month from the one before, so that a span takes the same time however long it is.
    const auto add = [&](Month from, Month to, UnitId home, const Exact& cost) {
        pay_[at(from, home)] += cost;
        if (to != end_) pay_[at(to, home)] -= cost;
    };
    const Tick begin = first_day(first_);
    const Tick stop = first_day(end_);
    for (const PaidSpan& span : plan.spans) {
        const Tick from = std::max(span.from, begin);
        const Tick to = std::min(span.to, stop);
        if (from >= to) continue;
        const auto add_part = [&](Month month) {
            const Tick start = first_day(month);
            const Tick next = first_day(month + 1);
            add(month, month + 1, span.home, part_of(plan, span, start, next, next - start));
        };
        const Month last = month_of(to);
        Month whole = month_of(from);
        if (first_day(whole) < from) {
            add_part(whole);
            ++whole;
        }
        if (whole < last) add(whole, last, span.home, plan.prices[span.price].month());
        if (whole <= last && first_day(last) < to) add_part(last);
    }
    for (std::size_t i = row_; i < pay_.size(); ++i) pay_[i] += pay_[i - row_];
}

// With the units as they are nested at the end of each month.
void Ledger::roll_up(const CostPlan& plan) {
    std::optional<graph::Forest> tree;
    auto move = plan.times.moves().begin();
    for (Month month = first_; month < end_; ++month) {
        const Tick next = first_day(month + 1);
        const auto later =
            std::find_if(move, plan.times.moves().end(), [&](const graph::UnitMove& each) { return each.at >= next; });
        if (!tree || later != move) tree = graph::units_at(plan.org, next - 1);
        move = later;
        roll_row(*tree, &pay_[at(month, UnitId{0})]);
        roll_row(*tree, &once_[at(month, UnitId{0})]);
    }
}

// What was paid within a month, for all below a unit, before the unit moved.
class Ledger::Movement {
  public:
    Movement(Ledger& ledger, const CostPlan& plan)
        : ledger_(ledger), plan_(plan), forest_(plan.org), spans_(plan.org.units.size()), fees_(spans_.size()) {
        for (std::size_t i = 0; i < plan.spans.size(); ++i) {
            if (given(plan.spans[i].home)) spans_[index(plan.spans[i].home)].push_back(i);
        }
        for (const Fee& fee : plan.fees) {
            if (given(fee.home)) fees_[index(fee.home)].push_back(&fee);
        }
    }

    // What was paid by then counts for the units above it before the move, and not for those after.
    void move(UnitId unit, UnitId to, Tick at) {
        const Month month = month_of(at);
        const bool within = ledger_.first_ <= month && month < ledger_.end_ && first_day(month) < at;
        if (within && forest_.above(unit) != to) {
            const auto [pay, once] = paid(unit, month, at);
            add(forest_.above(unit), month, pay, once);
            add(to, month, -pay, -once);
        }
        forest_.move(unit, to);
    }

  private:
    std::pair<Exact, Amount> paid(UnitId top, Month month, Tick until) {
        const Tick begin = first_day(month);
        const int days = first_day(month + 1) - begin;
        Exact pay;
        Amount once = 0;
        for (const UnitId unit : forest_.below(top)) {
            ledger_.looks_ += 1 + spans_[index(unit)].size() + fees_[index(unit)].size();
            if (!ledger_.held()) break;
            for (const std::size_t i : spans_[index(unit)]) {
                const PaidSpan& span = plan_.spans[i];
                if (span.from < until && begin < span.to) pay += part_of(plan_, span, begin, until, days);
            }
            for (const Fee* fee : fees_[index(unit)]) {
                if (begin <= fee->at && fee->at < until) once += fee->amount;
            }
        }
        return {pay, once};
    }

    void add(UnitId unit, Month month, const Exact& pay, Amount once) {
        for (; given(unit); unit = forest_.above(unit)) {
            ++ledger_.looks_;
            ledger_.pay_[ledger_.at(month, unit)] += pay;
            ledger_.once_[ledger_.at(month, unit)] += once;
        }
    }

    Ledger& ledger_;
    const CostPlan& plan_;
    graph::UnitForest forest_;
    std::vector<std::vector<std::size_t>> spans_;  // by home
    std::vector<std::vector<const Fee*>> fees_;    // by home
};

void Ledger::move_units(const CostPlan& plan) {
    const std::vector<graph::UnitMove>& moves = plan.times.moves();
    if (moves.empty()) return;
    Movement movement(*this, plan);
    for (auto move = moves.begin(); move != moves.end() && held();) {
        // What moves together is taken out before any of it is put elsewhere, so that nothing is within itself.
        const Tick tick = move->at;
        const auto end = std::find_if(move, moves.end(), [&](const graph::UnitMove& each) { return each.at != tick; });
        for (auto each = move; each != end; ++each) movement.move(each->unit, kNone<UnitId>, tick);
        for (; move != end; ++move) movement.move(move->unit, plan.org[move->unit].at(tick).within, tick);
    }
}

Exact Ledger::total(Month from, Month to, UnitId unit) const {
    Exact sum;
    for (Month month = std::max(from, first_); month < std::min(to, end_); ++month) {
        sum += pay_[at(month, unit)];
        sum += Exact::of(once(month, unit));
    }
    return sum;
}

Exact Ledger::before_stages(Month from, Month to, UnitId unit) const {
    return first_stage_ ? total(from, std::min(to, *first_stage_), unit) : Exact();
}

Amount Ledger::own_total(Month from, Month to, UnitId unit) const {
    Exact sum;
    for (Month month = std::max(from, first_); month < std::min(to, end_); ++month) sum += own_[at(month, unit)];
    return sum.rounded();
}

}  // namespace orgplan::costs
