#include "planner/api/seat_costs.h"

#include <memory>

#include "planner/costs/cost_plan.h"

namespace orgplan::api {
namespace {

class Prices {
  public:
    explicit Prices(const Organisation& org) : org_(org) {}

    bool given(const graph::Index& at, PositionId seat) { return list().given(*at.state(seat), at.location(seat)); }

    std::optional<std::strong_ordering> compare(const graph::Index& at, PositionId seat, PositionId other) {
        const std::optional<costs::Price> own = price(at, seat);
        const std::optional<costs::Price> theirs = price(at, other);
        if (!own || !theirs) return std::nullopt;
        return own->month() <=> theirs->month();
    }

  private:
    costs::PriceList& list() {
        if (!list_) list_ = std::make_unique<costs::PriceList>(org_);
        return *list_;
    }
    std::optional<costs::Price> price(const graph::Index& at, PositionId seat) {
        return list().full_time(*at.state(seat), at.location(seat));
    }

    const Organisation& org_;
    std::unique_ptr<costs::PriceList> list_;
};

}  // namespace

rules::SeatCosts seat_costs(const Organisation& organisation) {
    const auto prices = std::make_shared<Prices>(organisation);
    return {[prices](const graph::Index& at, PositionId seat) { return prices->given(at, seat); },
            [prices](const graph::Index& at, PositionId seat, PositionId other) {
                return prices->compare(at, seat, other);
            }};
}

}  // namespace orgplan::api
