#include "planner/costs/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace orgplan {
namespace {

// Adds to each unit what lies below it, and to the last of the row everything.
void roll_row(const UnitTree& tree, Amount* row) {
    for (std::size_t i = tree.order.size(); i-- > 0;) {
        const std::size_t unit = index(tree.order[i]);
        const UnitId above = tree.above[unit];
        row[given(above) ? index(above) : tree.order.size()] += row[unit];
    }
}

}  // namespace

Month month_of(Tick day) {
    using namespace std::chrono;
    const year_month_day date{sys_days(days(day))};
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

Tick first_day(Month month) {
    using namespace std::chrono;
    const year_month_day date{year(month / 12), std::chrono::month(static_cast<unsigned>(month % 12 + 1)), day(1)};
    return static_cast<Tick>(sys_days(date).time_since_epoch().count());
}

std::string month_text(Month month) {
    return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1);
}

Ledger::Ledger(const CostPlan& plan, Month first, Month end)
    : first_(first), end_(std::max(first, end)), row_(plan.org.units.size() + 1) {
    const auto months = static_cast<std::size_t>(end_ - first_);
    pay_.resize(months * row_);
    once_.resize(months * row_);
    own_.resize(months * row_);
    roundings_.resize(months);
    add_spans(plan);
    for (const Fee& fee : plan.fees) {
        const Month month = month_of(fee.at);
        if (month < first_ || month >= end_) continue;
        once_[at(month, fee.home)] += fee.amount;
        own_[at(month, fee.home)] += fee.amount;
        if (!plan.times.reshapings().empty()) late_.push_back({fee.at, at(month, fee.home) % row_, fee.amount, true});
    }
    roll_up(plan);
}

std::size_t Ledger::at(Month month, UnitId unit) const {
    return static_cast<std::size_t>(month - first_) * row_ + (given(unit) ? index(unit) : row_ - 1);
}

void Ledger::add_spans(const CostPlan& plan) {
    const std::vector<Tick>& reshapings = plan.times.reshapings();
    // Of the seat and month at hand: what its spans came to so far, exact and rounded.
    PositionId seat = kNone<PositionId>;
    Month open = first_ - 1;
    Wide sum = 0;
    Amount paid = 0;
    const Tick begin = first_day(first_);
    const Tick stop = first_day(end_);
    for (const PaidSpan& span : plan.spans) {
        const Tick from = std::max(span.from, begin);
        const Tick to = std::min(span.to, stop);
        if (from >= to) continue;
        const Price& price = plan.prices[span.price];
        for (Month month = month_of(from); first_day(month) < to; ++month) {
            if (seat != span.seat || open != month) {
                seat = span.seat;
                open = month;
                sum = 0;
                paid = 0;
                ++roundings_[static_cast<std::size_t>(month - first_)];
            }
            const Tick next = first_day(month + 1);
            const int days = next - first_day(month);
            Tick part = std::max(from, first_day(month));
            const Tick end = std::min(to, next);
            // A part goes to the units above as they stand in it.
            auto cut = std::upper_bound(reshapings.begin(), reshapings.end(), part);
            while (part < end) {
                const Tick part_end = cut != reshapings.end() ? std::min(*cut, end) : end;
                Amount amount = price.month;
                if (part_end - part < days) {
                    sum += price.yearly * (part_end - part);
                    const Amount rounded = rounded_month(sum, days);
                    amount = rounded - paid;
                    paid = rounded;
                }
                pay_[at(month, span.home)] += amount;
                own_[at(month, span.home)] += amount;
                if (!reshapings.empty()) late_.push_back({part, at(month, span.home) % row_, amount, false});
                part = part_end;
                if (cut != reshapings.end()) ++cut;
            }
        }
    }
}

void Ledger::roll_up(const CostPlan& plan) {
    const std::vector<Tick>& reshapings = plan.times.reshapings();
    if (reshapings.empty()) {
        const UnitTree tree(plan.org, kSinceEver);
        for (std::size_t row = 0; row < pay_.size(); row += row_) {
            roll_row(tree, &pay_[row]);
            roll_row(tree, &once_[row]);
        }
        return;
    }
    // Where units go elsewhere, each stretch of time has its own tree.
    std::fill(pay_.begin(), pay_.end(), 0);
    std::fill(once_.begin(), once_.end(), 0);
    std::stable_sort(late_.begin(), late_.end(), [](const Late& a, const Late& b) { return a.at < b.at; });
    std::size_t next = 0;
    while (next < late_.size()) {
        const Month month = month_of(late_[next].at);
        const auto cut = std::upper_bound(reshapings.begin(), reshapings.end(), late_[next].at);
        const Tick until = cut != reshapings.end() ? std::min(*cut, first_day(month + 1)) : first_day(month + 1);
        const UnitTree tree(plan.org, late_[next].at);
        std::vector<Amount> pay(row_);
        std::vector<Amount> once(row_);
        for (; next < late_.size() && late_[next].at < until; ++next) {
            (late_[next].once ? once : pay)[late_[next].home] += late_[next].amount;
        }
        roll_row(tree, pay.data());
        roll_row(tree, once.data());
        const std::size_t row = static_cast<std::size_t>(month - first_) * row_;
        for (std::size_t i = 0; i < row_; ++i) {
            pay_[row + i] += pay[i];
            once_[row + i] += once[i];
        }
    }
    late_.clear();
}

Amount Ledger::total(Month from, Month to, UnitId unit) const {
    Amount sum = 0;
    for (Month month = std::max(from, first_); month < std::min(to, end_); ++month) {
        sum += pay(month, unit) + once(month, unit);
    }
    return sum;
}

Amount Ledger::own_total(Month from, Month to, UnitId unit) const {
    Amount sum = 0;
    for (Month month = std::max(from, first_); month < std::min(to, end_); ++month) sum += own_[at(month, unit)];
    return sum;
}

std::size_t Ledger::roundings(Month from, Month to) const {
    std::size_t sum = 0;
    for (Month month = std::max(from, first_); month < std::min(to, end_); ++month) {
        sum += roundings_[static_cast<std::size_t>(month - first_)];
    }
    return sum;
}

std::vector<Amount> run_rate_by_home(const CostPlan& plan, Tick day) {
    std::vector<Amount> rates(plan.org.units.size() + 1);
    for (const PaidSpan& span : plan.spans) {
        if (span.from > day || day >= span.to) continue;
        rates[given(span.home) ? index(span.home) : rates.size() - 1] += plan.prices[span.price].month;
    }
    return rates;
}

std::vector<Amount> run_rate_by_unit(const CostPlan& plan, Tick day) {
    std::vector<Amount> rates = run_rate_by_home(plan, day);
    roll_row(UnitTree(plan.org, day), rates.data());
    return rates;
}

}  // namespace orgplan
