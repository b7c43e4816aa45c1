#include "graph/model/when.h"

#include <algorithm>

#include "graph/model/organisation.h"

namespace orgplan {

void add_span(std::vector<Span>& times, Span added) {
    if (added.from >= added.to) return;
    if (!times.empty() && times.back().to >= added.from) {
        times.back().to = std::max(times.back().to, added.to);
    } else {
        times.push_back(added);
    }
}

When when_of(std::span<const Span> times, const Organisation& org) {
    When when;
    const bool dated = org.dated();
    for (const Span& time : times) {
        StageSet within;
        StageId after = kNone<StageId>;
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            if (org.stages[s].at < time.from) after = stage;
            if (time.from <= org.stages[s].at && org.stages[s].at < time.to) within.add(stage);
        }
        when.stages |= within;
        if (within.empty() && given(after) && dated) when.between.push_back({time.from, time.to, after});
    }
    return when;
}

When when_of_lines(std::span<const Span> times, const Organisation& org) {
    When when = when_of(times, org);
    if (!org.follows_changes) when.between.clear();
    return when;
}

void unite(std::vector<Between>& times, const std::vector<Between>& more) {
    if (more.empty()) return;
    times.insert(times.end(), more.begin(), more.end());
    std::ranges::sort(times);
    auto kept = times.begin();
    for (auto each = times.begin() + 1; each != times.end(); ++each) {
        // A stage lies between two times that follow different ones.
        if (each->from <= kept->to && each->after == kept->after) {
            kept->to = std::max(kept->to, each->to);
        } else {
            *++kept = *each;
        }
    }
    times.erase(kept + 1, times.end());
}

}  // namespace orgplan
