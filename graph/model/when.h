#pragma once

#include <span>
#include <vector>

#include "graph/model/ids.h"
#include "graph/model/time.h"

namespace orgplan {

struct Organisation;

/// A time [from, to).
struct Span {
    Tick from = kBeforeAll;
    Tick to = kForever;

    bool operator==(const Span&) const = default;
};

/// Adds a time to others, in order of time; one that adjoins the last is joined with it.
void add_span(std::vector<Span>& times, Span added);

/// A time [from, to) in which no stage lies, and the stage before it.
struct Between {
    Tick from;
    Tick to;
    StageId after = kNone<StageId>;

    auto operator<=>(const Between&) const = default;
};

/// When something is so: at stages, and in times without a stage, after the first one.
struct When {
    StageSet stages;
    std::vector<Between> between;  ///< in order of time, none adjoining another

    bool empty() const { return stages.empty() && between.empty(); }
};

/// The stages within times, which are in order, and the times without one; without dates the stages alone.
When when_of(std::span<const Span> times, const Organisation& organisation);
/// The same for what rests on reporting lines: where these were looked at only at stages, the stages alone.
When when_of_lines(std::span<const Span> times, const Organisation& organisation);

/// The times of both lists.
void unite(std::vector<Between>& times, const std::vector<Between>& more);

}  // namespace orgplan
