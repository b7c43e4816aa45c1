#include "planner/propose/written.h"

#include <algorithm>

namespace orgplan::propose {
Written::Written(const Organisation& organisation, const graph::OrgGraph& graph, const hiring::HiringNorms& given)
    : org(organisation),
      norms(given),
      hires(organisation, given),
      placing(hiring::place_starts(hires)),
      costs(organisation),
      graph_(graph) {
    starts_ = needs::starts_of(hires.movements);
    for (std::size_t i = 0; i < hires.hires.size(); ++i) {
        const hiring::Hire& hire = hires.hires[i];
        for (Tick& start : starts_[hire.seat]) {
            if (start == hire.at) start = placing.days[i];
        }
    }
}

const graph::Index& Written::at(Tick day) {
    std::unique_ptr<graph::Index>& index = days_[day];
    if (!index) index = std::make_unique<graph::Index>(graph_, day);
    return *index;
}

bool Written::within(UnitId home, UnitId unit, Tick day) const {
    const std::vector<UnitId> around = org.units_around(home, day);
    return std::ranges::find(around, unit) != around.end();
}

}  // namespace orgplan::propose
