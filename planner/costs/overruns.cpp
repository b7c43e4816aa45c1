#include "planner/costs/overruns.h"

#include <algorithm>
#include <tuple>

namespace orgplan::costs {
namespace {

// The most steps from one unit to the one above, and looks at a budget.
constexpr std::size_t kMostSteps = 500'000'000;

struct Step {
    Tick at;
    UnitId home;
    Exact amount;
};

// A limit begins to hold.
struct Start {
    Tick at;
    std::size_t budget;
    std::size_t limit;
};

template <class Timed>
void sort_by_time(std::vector<Timed>& all) {
    std::stable_sort(all.begin(), all.end(), [](const Timed& a, const Timed& b) { return a.at < b.at; });
}

// Goes through time once: pay that begins and ends, units that move, limits that begin to hold.
class Sweep {
  public:
    explicit Sweep(const CostPlan& plan)
        : plan_(plan),
          org_(plan.org),
          forest_(plan.org),
          rates_(plan.org.units.size() + 1),
          budgets_(rates_.size()),
          now_(plan.org.budgets.size()),
          is_touched_(rates_.size()) {
        for (std::size_t b = 0; b < org_.budgets.size(); ++b) {
            const Budget& budget = org_.budgets[b];
            if (!budget.run_rates.empty()) budgets_[place(budget.unit)].push_back(b);
            for (std::size_t i = 0; i < budget.run_rates.size(); ++i) {
                if (budget.run_rates[i].from <= last()) starts_.push_back({budget.run_rates[i].from, b, i});
            }
        }
        for (const PaidSpan& span : plan.spans) {
            const Exact month = plan.prices[span.price].month();
            if (span.from <= last()) steps_.push_back({span.from, span.home, month});
            if (span.to <= last()) steps_.push_back({span.to, span.home, -month});
        }
        sort_by_time(starts_);
        sort_by_time(steps_);
    }

    std::optional<std::vector<Overrun>> run() {
        if (starts_.empty()) return found_;
        auto step = steps_.begin();
        auto start = starts_.begin();
        auto move = plan_.times.moves().begin();
        const auto moves_end = plan_.times.moves().end();
        for (;;) {
            Tick tick = kForever;
            if (step != steps_.end()) tick = step->at;
            if (start != starts_.end()) tick = std::min(tick, start->at);
            if (move != moves_end) tick = std::min(tick, move->at);
            if (tick > last() || made_ > kMostSteps) break;
            // What moves together is taken out before any of it is put elsewhere, so that nothing is within itself.
            const auto together = move;
            for (; move != moves_end && move->at == tick; ++move) go(move->unit, kNone<UnitId>);
            for (auto each = together; each != move; ++each) go(each->unit, org_[each->unit].at(tick).within);
            for (; step != steps_.end() && step->at == tick; ++step) {
                climb(step->home, step->amount);
                touch(rates_.size() - 1, step->amount);
            }
            for (; start != starts_.end() && start->at == tick; ++start) begin(*start);
            for (const std::size_t unit : touched_) {
                for (const std::size_t budget : budgets_[unit]) measure(budget, tick);
                made_ += budgets_[unit].size();
                is_touched_[unit] = false;
            }
            touched_.clear();
        }
        if (made_ > kMostSteps) return std::nullopt;
        for (std::size_t b = 0; b < now_.size(); ++b) close(b);
        std::sort(found_.begin(), found_.end(), [](const Overrun& a, const Overrun& b) {
            return std::tie(a.budget, a.limit) < std::tie(b.budget, b.limit);
        });
        return found_;
    }

  private:
    // Where a spec has no later stage, its dates say how far it goes.
    Tick last() const { return org_.stages.size() > 1 ? org_.stages.back().at : kForever - 1; }
    std::size_t place(UnitId unit) const { return given(unit) ? index(unit) : rates_.size() - 1; }

    void touch(std::size_t unit, const Exact& amount) {
        rates_[unit] += amount;
        if (budgets_[unit].empty() || is_touched_[unit]) return;
        is_touched_[unit] = true;
        touched_.push_back(unit);
    }

    void climb(UnitId unit, const Exact& amount) {
        for (; given(unit); unit = forest_.above(unit)) {
            ++made_;
            touch(index(unit), amount);
        }
    }

    void go(UnitId unit, UnitId to) {
        climb(forest_.above(unit), -rates_[index(unit)]);
        climb(to, rates_[index(unit)]);
        forest_.move(unit, to);
    }

    void begin(const Start& start) {
        close(start.budget);
        Overrun& now = now_[start.budget];
        now.budget = &org_.budgets[start.budget];
        now.limit = &now.budget->run_rates[start.limit];
        now.worst_at = start.at;
        now.worst = rates_[place(now.budget->unit)];
        now.first = now.worst.rounded() > now.limit->allowed ? start.at : kForever;
    }

    void measure(std::size_t budget, Tick tick) {
        Overrun& now = now_[budget];
        if (now.limit == nullptr) return;
        const Exact& rate = rates_[place(now.budget->unit)];
        if (rate.rounded() > now.limit->allowed) now.first = std::min(now.first, tick);
        if (rate <= now.worst) return;
        now.worst = rate;
        now.worst_at = tick;
    }

    void close(std::size_t budget) {
        if (now_[budget].limit != nullptr && now_[budget].first != kForever) found_.push_back(now_[budget]);
    }

    const CostPlan& plan_;
    const Organisation& org_;
    graph::UnitForest forest_;
    std::vector<Exact> rates_;                       // by unit, with all below, and last the company
    std::vector<std::vector<std::size_t>> budgets_;  // with run rates, likewise
    std::vector<Overrun> now_;                       // by budget: of the limit that holds
    std::vector<Step> steps_;
    std::vector<Start> starts_;
    std::vector<std::size_t> touched_;  // at the tick at hand
    std::vector<bool> is_touched_;
    std::vector<Overrun> found_;
    std::size_t made_ = 0;
};

}  // namespace

std::optional<std::vector<Overrun>> overruns(const CostPlan& plan) {
    return Sweep(plan).run();
}

}  // namespace orgplan::costs
