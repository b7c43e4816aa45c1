#include "planner/costs/cost_plan.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/index/movements.h"

namespace orgplan::costs {
namespace {

constexpr Decimal kFullWeek{1, 0};
constexpr int kScale = 22;                                // decimals with which factors are multiplied
constexpr Amount kMostYearly = 10'000'000'000'000;        // so that the product stays within 127 bits
constexpr Wide kMostSum = Wide{100'000'000'000'000'000};  // so that fifty years of all seats stay within 63 bits

Wide power_of_ten(int exponent) {
    Wide power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

// The part of a week that is paid for: the sum of the holders' shares, of those who are away what of their pay goes on,
// else the seat's own.
Decimal week_of(const Organisation& org, const PositionState& state, Tick at) {
    if (state.holders.empty()) return decimal_of(state.fte);
    double sum = 0;
    for (const Holder& holder : state.holders) {
        const Away* const away = org[holder.person].away_at(at);
        sum += away == nullptr ? holder.share : holder.share * away->pay;
    }
    return decimal_of(sum);
}

// The ticks of (begin, end) at which what is paid of a week changes.
void add_absences(const Organisation& org, const PositionState& state, Tick begin, Tick end, std::vector<Tick>& cuts) {
    const std::size_t sorted = cuts.size();
    for (const Holder& holder : state.holders) {
        for (const Away& away : org[holder.person].away) {
            for (const Tick at : {away.opens, away.closes}) {
                if (begin < at && at < end) cuts.push_back(at);
            }
        }
    }
    if (cuts.size() == sorted) return;
    std::ranges::sort(cuts);
    cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
}

class Pricing {
  public:
    Pricing(const Organisation& org, std::vector<Price>& made, std::vector<PriceFault>& faults)
        : org_(org), costs_(org.costs), made_(made), faults_(faults) {
        for (const Band& band : costs_.bands) {
            bands_.try_emplace({band.role, band.location, band.level, band.family}, &band);
        }
    }

    static constexpr std::uint32_t kUnpriced = 0xFFFFFFFF;
    // A cost is given, and what is wrong with it is reported.
    static constexpr std::uint32_t kFaulty = 0xFFFFFFFE;

    // The number of the price of a state at a location and a tick.
    std::uint32_t price(const PositionState& state, Text location, Tick at) {
        return price(state, location, week_of(org_, state, at));
    }
    std::uint32_t price(const PositionState& state, Text location, Decimal week) {
        const bool invoice = graph::is_external(state);
        const auto [known, fresh] = prices_.try_emplace(
            {state.cost, state.role, state.level, location, invoice, week.mantissa, week.decimals}, kUnpriced);
        if (fresh) known->second = calculate(state, location, invoice, week);
        return known->second;
    }

  private:
    using Selector = std::tuple<RoleId, Text, Text, FamilyId>;
    using Key = std::tuple<std::uint32_t, RoleId, Text, Text, bool, std::int64_t, int>;

    const Band* band_of(const PositionState& state, Text location) const {
        const FamilyId family = given(state.role) ? org_[state.role].family : kNone<FamilyId>;
        for (int rank = 15; rank >= 0; --rank) {
            const auto found =
                bands_.find({(rank & 8) != 0 ? state.role : kNone<RoleId>, (rank & 4) != 0 ? location : Text(),
                             (rank & 2) != 0 ? state.level : Text(), (rank & 1) != 0 ? family : kNone<FamilyId>});
            if (found != bands_.end() && found->second->rank() == rank) return found->second;
        }
        return nullptr;
    }

    const Location* location_of(Text id) const {
        const auto found = std::lower_bound(costs_.locations.begin(), costs_.locations.end(), id,
                                            [](const Location& each, Text wanted) { return each.id < wanted; });
        return found != costs_.locations.end() && found->id == id ? &*found : nullptr;
    }

    std::uint32_t calculate(const PositionState& state, Text location, bool invoice, Decimal week) {
        const Location* place = location_of(location);
        std::vector<Decimal> factors{week};
        Text currency;
        Place said;
        if (state.cost != 0) {
            const SeatCost& own = costs_.seats[state.cost];
            if (own.faulty) return kFaulty;
            factors.insert(factors.end(), {own.price, own.times});
            said = own.place;
            currency = !own.currency.empty() ? own.currency : place != nullptr ? place->currency : Text();
        } else {
            const Band* band = band_of(state, location);
            if (band == nullptr) return costs_.faulty ? kFaulty : kUnpriced;
            factors.push_back({band->yearly, decimals_of(band->currency)});
            said = band->place;
            currency = band->currency;
        }
        if (!currency.empty() && currency != costs_.currency) {
            const auto rate = std::find_if(costs_.rates.begin(), costs_.rates.end(),
                                           [&](const Rate& each) { return each.currency == currency; });
            if (rate == costs_.rates.end() || costs_.currency.empty()) {
                faults_.push_back({true, currency, said});
                return kFaulty;
            }
            factors.push_back(rate->worth);
        }
        if (!invoice) factors.push_back(place != nullptr && place->load ? *place->load : costs_.load);

        Wide product = 1;
        int decimals = 0;
        bool held = true;
        for (const Decimal& factor : factors) {
            held = held && !__builtin_mul_overflow(product, Wide{factor.mantissa}, &product);
            decimals += factor.decimals;
        }
        const int shift = kScale + decimals_of(costs_.currency) - decimals;
        // Nothing that is not zero has so few decimals that the scale itself overflows before the bound does.
        held = held && shift >= 0 && (product == 0 || product <= Wide{kMostYearly} * power_of_ten(kScale));
        for (int i = 0; held && product != 0 && i < shift; ++i) {
            product *= 10;
            held = product <= Wide{kMostYearly} * power_of_ten(kScale);
        }
        if (!held) {
            faults_.push_back({false, currency, said});
            return kFaulty;
        }
        const Wide finer = power_of_ten(kScale) / Price::kYearly;
        made_.push_back({(product + finer / 2) / finer});
        return static_cast<std::uint32_t>(made_.size() - 1);
    }

    const Organisation& org_;
    const Costs& costs_;
    std::vector<Price>& made_;
    std::vector<PriceFault>& faults_;
    std::map<Selector, const Band*> bands_;
    std::map<Key, std::uint32_t> prices_;
};

void settle(std::vector<PriceFault>& faults) {
    std::stable_sort(faults.begin(), faults.end(),
                     [](const PriceFault& a, const PriceFault& b) { return a.place < b.place; });
    faults.erase(std::unique(faults.begin(), faults.end(),
                             [](const PriceFault& a, const PriceFault& b) { return a.place == b.place; }),
                 faults.end());
}

}  // namespace

CostPlan::CostPlan(const Organisation& organisation)
    : org(organisation), times(organisation), fees(fees_of(organisation)) {
    Pricing pricing(org, prices, faults);
    held = times.followed();
    Wide sum = 0;
    for (const Fee& fee : fees) sum += fee.amount;
    std::size_t parts = 0;
    for (std::size_t i = 0; i < org.positions.size() && held; ++i) {
        const Position& seat = org.positions[i];
        const PositionId id = id_at<PositionId>(i);
        bool unpriced_at_times = false, no_cost_at_times = false;
        for (std::size_t s = 0; s < seat.states.size(); ++s) {
            const PositionState& state = seat.states[s];
            const Tick begin = s == 0 ? seat.opens : std::max(seat.opens, state.from);
            const Tick end = std::min(seat.closes, seat.until(state));
            if (begin >= end || state.occupancy == Occupancy::vacant || graph::is_volunteer(state)) continue;
            std::vector<Tick> cuts{begin};
            if (state.location.empty()) {
                for (const Tick move : times.relocations(state.home, begin, end)) cuts.push_back(move);
            }
            add_absences(org, state, begin, end, cuts);
            cuts.push_back(end);
            parts += cuts.size() - 1;
            held = held && parts <= kMostParts;
            for (std::size_t c = 0; c + 1 < cuts.size(); ++c) {
                const Text location = state.location.empty() ? times.location(state.home, cuts[c]) : state.location;
                const std::uint32_t price = pricing.price(state, location, cuts[c]);
                if (price >= Pricing::kFaulty) {
                    unpriced_at_times = true;
                    no_cost_at_times = no_cost_at_times || price == Pricing::kUnpriced;
                    continue;
                }
                sum += prices[price].month().rounded() * 12;
                if (sum > kMostSum) {
                    faults.push_back({false, org.costs.currency, org.costs.place});
                    sum = 0;
                    spans.clear();
                    fees.clear();
                }
                if (!spans.empty() && spans.back().seat == id && spans.back().to == cuts[c] &&
                    spans.back().price == price && spans.back().home == state.home) {
                    spans.back().to = cuts[c + 1];
                } else {
                    spans.push_back({id, state.home, price, cuts[c], cuts[c + 1]});
                }
            }
        }
        if (unpriced_at_times) unpriced.push_back(id);
        if (no_cost_at_times) without_cost.push_back(id);
    }
    settle(faults);
}

struct PriceList::Data {
    explicit Data(const Organisation& org) : pricing(org, prices, faults) {}

    std::optional<Price> price(std::uint32_t number) const {
        if (number == Pricing::kUnpriced || number == Pricing::kFaulty) return std::nullopt;
        return prices[number];
    }

    std::vector<Price> prices;
    std::vector<PriceFault> faults;
    Pricing pricing;
};

PriceList::PriceList(const Organisation& organisation) : data_(std::make_unique<Data>(organisation)) {}
PriceList::~PriceList() = default;

std::optional<Price> PriceList::of(const PositionState& state, Text location) {
    return data_->price(data_->pricing.price(state, location, kBeforeAll));
}

std::optional<Price> PriceList::full_time(const PositionState& state, Text location) {
    if (graph::is_volunteer(state)) return Price();
    return data_->price(data_->pricing.price(state, location, kFullWeek));
}

bool PriceList::given(const PositionState& state, Text location) {
    return graph::is_volunteer(state) || data_->pricing.price(state, location, kFullWeek) != Pricing::kUnpriced;
}

}  // namespace orgplan::costs
